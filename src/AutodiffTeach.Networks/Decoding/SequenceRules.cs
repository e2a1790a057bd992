namespace AutodiffTeach.Networks.Decoding;

/// <summary>Which sequences there are, and by what they are compared: the same for every search, so that their results can be.</summary>
/// <param name="MaximumLength">The most tokens of a sequence, the end token included, at least 1; without an end token the length of every sequence.</param>
public sealed record SequenceRules(int MaximumLength)
{
    /// <summary>The token that ends a sequence; null where all sequences have <see cref="MaximumLength"/> tokens.</summary>
    public int? EndToken { get; init; }

    /// <summary>The least tokens of a sequence before its end token; 0 by default.</summary>
    public int MinimumLength { get; init; }

    /// <summary>The length n of n-grams that may not occur twice in a sequence; 0, the default, lets all repeat.</summary>
    public int BlockedRepetition { get; init; }

    /// <summary>How the sum of log-probabilities becomes the score; none by default.</summary>
    public LengthNormalisation Normalisation { get; init; } = LengthNormalisation.None;
}
