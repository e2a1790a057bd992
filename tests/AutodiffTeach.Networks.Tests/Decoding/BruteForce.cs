using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>A sequence with its sum and score, for what is told apart from the library.</summary>
internal sealed record NaiveSequence(int[] Tokens, double Sum, double Score)
{
    public override string ToString() => $"{string.Join(' ', Tokens)}: {Score:R}";
}

/// <summary>
/// All sequences of a tree, by writing down all sequences of tokens and asking of each whether the rules allow it as a whole; nothing of the
/// library's searches is used, only how scores are rounded.
/// </summary>
internal static class BruteForce
{
    public static List<NaiveSequence> Sequences(RandomTree tree)
    {
        SequenceRules rules = tree.Rules;
        var found = new List<NaiveSequence>();
        for (int length = 1; length <= rules.MaximumLength; length++)
            found.AddRange(OfLength(tree.VocabularySize, length).Where(tokens => IsAllowed(tokens, rules)).Select(tokens => Scored(tree, tokens)));
        found.RemoveAll(sequence => double.IsNegativeInfinity(sequence.Sum));
        bool anyEnded = found.Any(sequence => sequence.Tokens[^1] == rules.EndToken);
        if (rules.EndToken is not null && rules.AtMaximumLength == MaximumLengthRule.RunningCountIfNoneEnded && anyEnded)
            found.RemoveAll(sequence => sequence.Tokens[^1] != rules.EndToken);
        return Ordered(found);
    }

    public static List<NaiveSequence> Ordered(IEnumerable<NaiveSequence> sequences)
    {
        List<NaiveSequence> ordered = [.. sequences];
        ordered.Sort(Compare);
        return ordered;
    }

    public static int Compare(NaiveSequence x, NaiveSequence y)
    {
        int byScore = HypothesisOrder.Rounded(y.Score).CompareTo(HypothesisOrder.Rounded(x.Score));
        return byScore != 0 ? byScore : x.Tokens.AsSpan().SequenceCompareTo(y.Tokens);
    }

    public static NaiveSequence Scored(RandomTree tree, int[] tokens)
    {
        double sum = 0;
        for (int length = 0; length < tokens.Length; length++)
            sum += tree.Row(tokens[..length])[tokens[length]];
        return new(tokens, sum, tree.Rules.Normalisation.Score(sum, tokens.Length));
    }

    public static bool Repeats(int[] tokens, int length)
    {
        if (length == 0 || tokens.Length < length)
            return false;
        string[] grams = [.. Enumerable.Range(0, tokens.Length - length + 1).Select(start => string.Join(' ', tokens[start..(start + length)]))];
        return grams.Distinct().Count() < grams.Length;
    }

    private static bool IsAllowed(int[] tokens, SequenceRules rules)
    {
        if (Repeats(tokens, rules.BlockedRepetition))
            return false;
        if (rules.EndToken is not { } end)
            return tokens.Length == rules.MaximumLength;
        int ends = Array.IndexOf(tokens, end);
        if (ends < 0)
            return tokens.Length == rules.MaximumLength && rules.AtMaximumLength != MaximumLengthRule.EndForced;
        return ends == tokens.Length - 1 && ends >= rules.MinimumLength;
    }

    private static IEnumerable<int[]> OfLength(int vocabulary, int length)
    {
        int count = (int)Math.Pow(vocabulary, length);
        for (int number = 0; number < count; number++)
        {
            int[] tokens = new int[length];
            for (int place = length - 1, rest = number; place >= 0; place--, rest /= vocabulary)
                tokens[place] = rest % vocabulary;
            yield return tokens;
        }
    }
}
