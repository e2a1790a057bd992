namespace AutodiffTeach.Networks.Decoding;

/// <summary>Which sequences there are, and by what they are compared: the same for every search, so that their results can be.</summary>
/// <param name="MaximumLength">The most tokens of a sequence, the end token included, at least 1; without an end token the length of every sequence.</param>
public sealed record SequenceRules(int MaximumLength)
{
    /// <summary>The token that ends a sequence; null where all sequences have <see cref="MaximumLength"/> tokens.</summary>
    public int? EndToken { get; init; }

    /// <summary>
    /// The least tokens of a sequence before its end token; 0 by default, and no matter without an end token. fairseq's <c>min_len</c> and AllenNLP's
    /// <c>min_steps</c>.
    /// </summary>
    public int MinimumLength { get; init; }

    /// <summary>What sequences are worth that reach <see cref="MaximumLength"/> without an end token; by default they count.</summary>
    public MaximumLengthRule AtMaximumLength { get; init; }

    /// <summary>
    /// The length n of n-grams that may not occur twice in a sequence; 0, the default, lets all repeat. fairseq's <c>no_repeat_ngram_size</c> and
    /// AllenNLP's <c>NGramBlockingConstraint</c>; only generated tokens are looked at.
    /// </summary>
    public int BlockedRepetition { get; init; }

    /// <summary>How the sum of log-probabilities becomes the score; none by default.</summary>
    public LengthNormalisation Normalisation { get; init; } = LengthNormalisation.None;

    /// <summary>Whether a result is as good as the best sequence there is, to the digits that take part in the order.</summary>
    internal bool IsAsGood(Hypothesis result, Hypothesis best)
    {
        // Where running ones count only if nothing ends, one that runs is no sequence beside one that ended, whatever its score.
        bool counts = result.IsFinished || !best.IsFinished || AtMaximumLength != MaximumLengthRule.RunningCountIfNoneEnded;
        return counts && HypothesisOrder.Rounded(result.Score) >= HypothesisOrder.Rounded(best.Score);
    }

    /// <summary>Refuses rules that make no sense.</summary>
    internal void Check(int vocabularySize)
    {
        if (vocabularySize < 1)
            throw new ArgumentException($"The model has {vocabularySize} tokens; at least 1 was expected.");
        ArgumentOutOfRangeException.ThrowIfLessThan(MaximumLength, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MinimumLength);
        ArgumentOutOfRangeException.ThrowIfNegative(BlockedRepetition);
        ArgumentNullException.ThrowIfNull(Normalisation);
        if (EndToken is { } end)
            CheckEnd(end, vocabularySize);
        foreach (int length in (ReadOnlySpan<int>)[1, MaximumLength])
        {
            double penalty = Normalisation.Penalty(length);
            if (!double.IsNormal(penalty))
                throw new ArgumentException($"Normalisation divides the sum of {length} tokens by {penalty}; a finite number above 0 was expected; bring α closer to 0.");
        }
    }

    private void CheckEnd(int end, int vocabularySize)
    {
        if (end < 0 || end >= vocabularySize)
            throw new ArgumentException($"EndToken is {end}; a token of the model was expected, 0 to {vocabularySize - 1}.");
        int longest = AtMaximumLength == MaximumLengthRule.EndForced ? MaximumLength - 1 : MaximumLength;
        if (MinimumLength > longest)
            throw new ArgumentException($"MinimumLength is {MinimumLength}; at most {longest} was expected, what MaximumLength {MaximumLength} leaves before the end token.");
    }
}
