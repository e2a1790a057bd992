using System.Numerics;
using AutodiffTeach.Networks.Decoding.Sampling;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>Draws sequences token by token, each from the distribution that the model gives after those before it.</summary>
/// <remarks>
/// <para>
/// What a token is drawn from: the model's row without the tokens that the rules forbid; with a temperature t each probability p becomes p^(1/t);
/// then the <see cref="TopK"/> most probable are kept, of these the <see cref="TopP"/> share; what is left is normalised. A row whose
/// probabilities do not sum to 1 is normalised like any. Tokens are ranked as the searches rank them, ties by the order of the vocabulary, so
/// top-k 1 is greedy search.
/// </para>
/// <para>
/// A sequence that reaches the maximum length counts, unless the rules force the end. One after which every token is impossible is no
/// sequence, and is left out.
/// </para>
/// <para>O(M) for a token, O(M log k) at worst with truncation.</para>
/// </remarks>
/// <param name="Rules">Which sequences there are.</param>
public sealed record SequenceSampler(SequenceRules Rules)
{
    /// <summary>
    /// The temperature t, finite and above 0; 1, the default, draws from the model's own distribution. Towards 0 the most probable tokens alone are
    /// drawn, towards infinity all that are possible alike.
    /// </summary>
    public double Temperature { get; init; } = 1;

    /// <summary>The number of most probable tokens that are kept, at least 1; null, the default, keeps all.</summary>
    public int? TopK { get; init; }

    /// <summary>
    /// The smallest set of most probable tokens is kept whose probability reaches this share, above 0 and at most 1, the default, which keeps all: nucleus
    /// sampling (Holtzman et al. 2020). Sums that agree with it to about 12 digits reach it.
    /// </summary>
    public double TopP { get; init; } = 1;

    /// <summary>Draws sequences.</summary>
    /// <typeparam name="T">The number of the log-probabilities.</typeparam>
    /// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
    /// <param name="model">The model; stepped in batches of up to 64 sequences.</param>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="random">Gives one number for each sequence, the seed of its own stream: the first sequences are the same however many are drawn.</param>
    /// <returns>The sequences in the order in which they were begun: as many as were asked for, less those that came to where every token is impossible.</returns>
    /// <exception cref="ArgumentException">A setting or the rules make no sense, or the model gives a log-probability that is none: NaN or infinity.</exception>
    public IReadOnlyList<SampledSequence<TState>> Run<T, TState>(StepFunction<T, TState> model, int count, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Check(model.VocabularySize);
        return new SamplingRun<T, TState>(this, model).Draw(count, random);
    }

    private void Check(int vocabularySize)
    {
        ArgumentNullException.ThrowIfNull(Rules);
        Rules.Check(vocabularySize);
        if (!double.IsFinite(Temperature) || Temperature <= 0)
            throw new ArgumentException(FormattableString.Invariant($"Temperature is {Temperature}; a finite number above 0 was expected."));
        if (TopK < 1)
            throw new ArgumentException($"TopK is {TopK}; at least 1 was expected, or null to keep all tokens.");
        if (!(TopP > 0 && TopP <= 1))
            throw new ArgumentException(FormattableString.Invariant($"TopP is {TopP}; a share above 0 and at most 1 was expected."));
    }
}
