using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>Beam search as one would write it on a page: all candidates of a step in a list, sorted. Slow, and written apart from the library's.</summary>
internal sealed class NaiveBeam(BeamSearch search, RandomTree tree, int width)
{
    private readonly SequenceRules _rules = search.Rules;
    private List<NaiveSequence> _beam = [new([], 0, 0)];
    private List<NaiveSequence> _pool = [];
    private List<NaiveSequence> _results = [];
    private bool _stopped;

    public static List<NaiveSequence> Search(BeamSearch search, RandomTree tree)
    {
        int count = search.Groups?.Count ?? 1;
        List<NaiveBeam> groups = [.. Enumerable.Range(0, count).Select(_ => new NaiveBeam(search, tree, search.Width / count))];
        for (int time = 1; time <= search.Rules.MaximumLength; time++)
        {
            int[] taken = new int[tree.VocabularySize];
            foreach (NaiveBeam group in groups.Where(group => !group._stopped))
                group.Step(taken, isLast: time == search.Rules.MaximumLength);
        }

        return BruteForce.Ordered(groups.SelectMany(group => group._results));
    }

    private void Step(int[] taken, bool isLast)
    {
        List<(NaiveSequence Sequence, double Rank)> ranked = [];
        foreach (NaiveSequence each in _beam)
        {
            if (Ended(each))
                ranked.Add((each, each.Sum));
            else
                ranked.AddRange(Extensions(each).Select(extension => (extension, extension.Sum - ((search.Groups?.Strength ?? 0) * taken[extension.Tokens[^1]]))));
        }

        ranked.Sort((x, y) => BruteForce.Compare(x.Sequence with { Score = x.Rank }, y.Sequence with { Score = y.Rank }));
        List<NaiveSequence> candidates = [.. ranked.Select(each => each.Sequence)];
        List<NaiveSequence> chosen = Choose(candidates);
        foreach (NaiveSequence each in chosen.Where(each => !_beam.Contains(each)))
            taken[each.Tokens[^1]]++;
        _beam = [.. chosen.Where(each => search.Finished == FinishedHypotheses.InBeam || !Ended(each))];
        if (Stops(isLast))
            Stop([]);
        else if (isLast)
            Stop([.. _beam.Where(each => !Ended(each))]);
    }

    /// <summary>What of a step's candidates is kept in the beam, or has entered the pool.</summary>
    private List<NaiveSequence> Choose(List<NaiveSequence> candidates)
    {
        if (search.Finished == FinishedHypotheses.InBeam)
            return [.. candidates.Take(width)];
        int counts = search.Finished == FinishedHypotheses.PoolFromBeam ? width : 2 * width;
        List<NaiveSequence> entered = [];
        foreach (NaiveSequence each in candidates.Take(counts).Where(Ended))
        {
            List<NaiveSequence> pool = [.. _pool, each];
            _pool = search.Stopping == StoppingRule.WhenFull ? [.. pool.Take(width)] : [.. BruteForce.Ordered(pool).Take(width)];
            if (_pool.Contains(each))
                entered.Add(each);
        }

        return [.. entered, .. candidates.Where(each => !Ended(each)).Take(width)];
    }

    private bool Ended(NaiveSequence sequence) => sequence.Tokens.Length > 0 && sequence.Tokens[^1] == _rules.EndToken;

    private List<NaiveSequence> Extensions(NaiveSequence sequence)
    {
        var extensions = new List<NaiveSequence>();
        for (int token = 0; token < tree.VocabularySize; token++)
        {
            NaiveSequence extension = BruteForce.Scored(tree, [.. sequence.Tokens, token]);
            bool isLast = extension.Tokens.Length == _rules.MaximumLength;
            bool isAllowed = token == _rules.EndToken
                ? sequence.Tokens.Length >= _rules.MinimumLength
                : !(isLast && _rules.EndToken is not null && _rules.AtMaximumLength == MaximumLengthRule.EndForced)
                    && !BruteForce.Repeats(extension.Tokens, _rules.BlockedRepetition);
            if (isAllowed && !double.IsNegativeInfinity(extension.Sum))
                extensions.Add(extension);
        }

        return extensions;
    }

    private bool Stops(bool isLast)
    {
        List<NaiveSequence> finished = BruteForce.Ordered(_pool.Concat(_beam.Where(Ended)));
        List<NaiveSequence> running = [.. _beam.Where(each => !Ended(each))];
        if (running.Count == 0 || (search.Stopping == StoppingRule.WhenFull && finished.Count == width))
            return true;
        if (isLast || _rules.EndToken is null || finished.Count == 0 || search.Stopping is StoppingRule.WhenFull or StoppingRule.AtMaximumLength)
            return false;
        if (search.Stopping == StoppingRule.WhenAllAreCertain && finished.Count < width)
            return false;
        double wanted = finished[search.Stopping == StoppingRule.WhenBestIsCertain ? 0 : ^1].Score;
        return running.All(each => CannotReach(each, wanted));
    }

    // Every length that can still be reached, one by one.
    private bool CannotReach(NaiveSequence running, double wanted) => Enumerable.Range(1, _rules.MaximumLength)
        .Where(length => length > running.Tokens.Length && length > Math.Min(_rules.MinimumLength, _rules.MaximumLength - 1))
        .All(length => HypothesisOrder.Rounded(_rules.Normalisation.Score(running.Sum, length)) < HypothesisOrder.Rounded(wanted));

    private void Stop(List<NaiveSequence> running)
    {
        _stopped = true;
        IEnumerable<NaiveSequence> finished = _pool.Concat(_beam.Where(Ended));
        bool runningCount = _rules.EndToken is null || _rules.AtMaximumLength == MaximumLengthRule.RunningCount || !finished.Any();
        _results = [.. BruteForce.Ordered(runningCount ? finished.Concat(running) : finished).Take(width)];
    }
}
