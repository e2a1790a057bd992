using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>Beam search as one would write it on a page: all candidates of a step in a list, sorted. Slow, and written apart from the library's.</summary>
internal static class NaiveBeam
{
    public static List<NaiveSequence> Search(BeamSearch search, RandomTree tree)
    {
        SequenceRules rules = search.Rules;
        int width = search.Width;
        List<NaiveSequence> beam = [new([], 0, 0)];
        List<NaiveSequence> pool = [];
        for (int time = 1; time <= rules.MaximumLength; time++)
        {
            List<NaiveSequence> candidates = [.. beam.SelectMany(each => Ended(each, rules) ? [each] : Extensions(each, rules, tree))];
            candidates.Sort((x, y) => BruteForce.Compare(x with { Score = x.Sum }, y with { Score = y.Sum }));
            if (search.Finished == FinishedHypotheses.InBeam)
                beam = [.. candidates.Take(width)];
            else
            {
                int counts = search.Finished == FinishedHypotheses.PoolFromBeam ? width : 2 * width;
                IEnumerable<NaiveSequence> ended = candidates.Take(counts).Where(each => Ended(each, rules));
                pool = search.Stopping == StoppingRule.WhenFull
                    ? [.. pool.Concat(ended).Take(width)]
                    : [.. BruteForce.Ordered(pool.Concat(ended)).Take(width)];
                beam = [.. candidates.Where(each => !Ended(each, rules)).Take(width)];
            }

            if (Stops(search, beam, pool, isLast: time == rules.MaximumLength))
                return Results([], beam, pool, search);
        }

        return Results([.. beam.Where(each => !Ended(each, rules))], beam, pool, search);
    }

    private static bool Ended(NaiveSequence sequence, SequenceRules rules) => sequence.Tokens.Length > 0 && sequence.Tokens[^1] == rules.EndToken;

    private static List<NaiveSequence> Extensions(NaiveSequence sequence, SequenceRules rules, RandomTree tree)
    {
        var extensions = new List<NaiveSequence>();
        for (int token = 0; token < tree.VocabularySize; token++)
        {
            NaiveSequence extension = BruteForce.Scored(tree, [.. sequence.Tokens, token]);
            bool ends = token == rules.EndToken;
            bool isLast = extension.Tokens.Length == rules.MaximumLength;
            bool isAllowed = ends
                ? sequence.Tokens.Length >= rules.MinimumLength
                : !(isLast && rules.EndToken is not null && rules.AtMaximumLength == MaximumLengthRule.EndForced)
                    && !BruteForce.Repeats(extension.Tokens, rules.BlockedRepetition);
            if (isAllowed && !double.IsNegativeInfinity(extension.Sum))
                extensions.Add(extension);
        }

        return extensions;
    }

    private static bool Stops(BeamSearch search, List<NaiveSequence> beam, List<NaiveSequence> pool, bool isLast)
    {
        SequenceRules rules = search.Rules;
        List<NaiveSequence> finished = BruteForce.Ordered(pool.Concat(beam.Where(each => Ended(each, rules))));
        List<NaiveSequence> running = [.. beam.Where(each => !Ended(each, rules))];
        if (running.Count == 0 || (search.Stopping == StoppingRule.WhenFull && finished.Count == search.Width))
            return true;
        if (isLast || rules.EndToken is null || finished.Count == 0 || search.Stopping is StoppingRule.WhenFull or StoppingRule.AtMaximumLength)
            return false;
        if (search.Stopping == StoppingRule.WhenAllAreCertain && finished.Count < search.Width)
            return false;
        double wanted = finished[search.Stopping == StoppingRule.WhenBestIsCertain ? 0 : ^1].Score;
        return running.All(each => CannotReach(each, wanted, rules));
    }

    // Every length that can still be reached, one by one.
    private static bool CannotReach(NaiveSequence running, double wanted, SequenceRules rules)
        => Enumerable.Range(1, rules.MaximumLength)
            .Where(length => length > running.Tokens.Length && length > Math.Min(rules.MinimumLength, rules.MaximumLength - 1))
            .All(length => HypothesisOrder.Rounded(rules.Normalisation.Score(running.Sum, length)) < HypothesisOrder.Rounded(wanted));

    private static List<NaiveSequence> Results(List<NaiveSequence> running, List<NaiveSequence> beam, List<NaiveSequence> pool, BeamSearch search)
    {
        IEnumerable<NaiveSequence> finished = pool.Concat(beam.Where(each => Ended(each, search.Rules)));
        bool runningCount = search.Rules.EndToken is null || search.Rules.AtMaximumLength == MaximumLengthRule.RunningCount || !finished.Any();
        return [.. BruteForce.Ordered(runningCount ? finished.Concat(running) : finished).Take(search.Width)];
    }
}
