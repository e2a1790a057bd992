using System.Numerics;
using AutodiffTeach.Networks.Decoding.Beams;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>Beam search: at each step the best k of all extensions of the hypotheses kept so far.</summary>
/// <remarks>
/// Candidates of a step have the same length and are ranked by the sum of their log-probabilities; sums that agree to about 12 digits tie, and ties
/// go by the order of the token sequences, token numbers compared from the left. Results are ranked by score, with ties alike. A continuation of
/// probability zero is never kept, so the beam may be narrower than k, and empty where nothing is possible; k may exceed the vocabulary.
/// Time O(T k M) for T steps and M tokens beside the model's own, memory O(k M + T k).
/// </remarks>
/// <param name="Width">k, the hypotheses kept at a step, at least 1.</param>
/// <param name="Rules">Which sequences there are, and by what they are compared.</param>
public sealed record BeamSearch(int Width, SequenceRules Rules)
{
    /// <summary>Where finished hypotheses live; by default in a pool, taken from the best k of a step.</summary>
    public FinishedHypotheses Finished { get; init; }

    /// <summary>When the search stops before the maximum length; by default when k hypotheses have finished.</summary>
    public StoppingRule Stopping { get; init; }

    /// <summary>The groups of a diverse beam search; null, the default, for one beam.</summary>
    public DiverseGroups? Groups { get; init; }

    /// <summary>Whether the result holds every step's candidates; off by default, because they are many.</summary>
    public bool KeepsTrace { get; init; }

    /// <summary>The most pruned candidates that a group's step in the trace lists; all by default. Counts are exact whatever it is.</summary>
    public int MostPruned { get; init; } = int.MaxValue;

    /// <summary>
    /// fairseq's rules (<c>SequenceGenerator</c>): a pool of the first k that end among the best k of a step, the end forced at the maximum length, scores
    /// sum / length^<c>lenpen</c> with the end token counted, at least one token before it.
    /// </summary>
    /// <param name="width">k, <c>beam_size</c>.</param>
    /// <param name="maximumLength">The most tokens with the end token: <c>max_len</c> + 1.</param>
    /// <param name="endToken">The end token.</param>
    /// <param name="lengthPenalty">α, <c>lenpen</c>; 0 for <c>normalize_scores=False</c>.</param>
    public static BeamSearch LikeFairseq(int width, int maximumLength, int endToken, double lengthPenalty = 1) => new(width, new(maximumLength)
    {
        EndToken = endToken,
        MinimumLength = 1,
        AtMaximumLength = MaximumLengthRule.EndForced,
        Normalisation = LengthNormalisation.Power(lengthPenalty),
    });

    /// <summary>
    /// AllenNLP's rules (<c>BeamSearch</c>): finished hypotheses hold places in the beam, running ones count at the maximum length, and the sum of
    /// log-probabilities is the score; its <c>LengthNormalizedSequenceLogProbabilityScorer</c> is <see cref="LengthNormalisation.Power"/>, which orders the results and not the beam.
    /// </summary>
    /// <param name="width">k, <c>beam_size</c>.</param>
    /// <param name="maximumLength"><c>max_steps</c>, the end token included.</param>
    /// <param name="endToken"><c>end_index</c>.</param>
    public static BeamSearch LikeAllenNlp(int width, int maximumLength, int endToken)
        => new(width, new(maximumLength) { EndToken = endToken }) { Finished = FinishedHypotheses.InBeam };

    /// <summary>
    /// Tensor2Tensor's rules (<c>beam_search</c>): a pool of the k best that end among the best 2k of a step, scores sum / ((5 + length) / 6)^α with the end
    /// token counted, a stop when no running hypothesis can beat any of the pool, running ones only where nothing ended. (There those then have their
    /// sums for scores; here they are normalised like all.)
    /// </summary>
    /// <param name="width">k, <c>beam_size</c>.</param>
    /// <param name="maximumLength"><c>decode_length</c>, the end token included.</param>
    /// <param name="endToken"><c>eos_id</c>.</param>
    /// <param name="alpha">α, <c>alpha</c>.</param>
    public static BeamSearch LikeTensor2Tensor(int width, int maximumLength, int endToken, double alpha) => new(width, new(maximumLength)
    {
        EndToken = endToken,
        AtMaximumLength = MaximumLengthRule.RunningCountIfNoneEnded,
        Normalisation = LengthNormalisation.Gnmt(alpha),
    })
    {
        Finished = FinishedHypotheses.PoolFromCandidates,
        Stopping = StoppingRule.WhenFinishedAreCertain,
    };

    /// <summary>Searches.</summary>
    /// <typeparam name="T">The number of the log-probabilities.</typeparam>
    /// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
    /// <param name="model">The model; stepped once a step, all hypotheses in one batch, best first.</param>
    /// <exception cref="ArgumentException">The search or its rules make no sense, or the model gives a log-probability that is none: NaN or infinity.</exception>
    /// <exception cref="InvalidOperationException">The rows of a step do not fit into one array.</exception>
    /// <exception cref="NotSupportedException">The log-probabilities are neither <see cref="float"/> nor <see cref="double"/>.</exception>
    public SearchResult<TState> Run<T, TState>(StepFunction<T, TState> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(model);
        Check();
        Rules.Check(model.VocabularySize);
        return new BeamRun<T, TState>(this, model).Search();
    }

    /// <summary>
    /// The smallest width at which this search finds a sequence, or one that scores as much. Tries one width after the other, because a wider beam may lose what
    /// a narrower one found.
    /// </summary>
    /// <typeparam name="T">The number of the log-probabilities.</typeparam>
    /// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="sequence">The sequence, as from <see cref="ExhaustiveSearch"/> under the same rules.</param>
    /// <param name="mostWidth">The widest beam to try, at least 1.</param>
    /// <returns>The width; null where none of those tried finds it.</returns>
    public int? SmallestWidth<T, TState>(StepFunction<T, TState> model, Hypothesis sequence, int mostWidth)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostWidth, 1);
        int groups = Groups?.Count ?? 1;
        for (long width = groups; width <= mostWidth; width += groups)
        {
            SearchResult<TState> result = (this with { Width = (int)width, KeepsTrace = false }).Run(model);
            if (result.Best is { } best && Rules.IsAsGood(best, sequence))
                return (int)width;
        }

        return null;
    }

    private void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Width, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(MostPruned);
        ArgumentNullException.ThrowIfNull(Rules);
        if (Groups is not { } groups)
            return;
        if (groups.Count < 1 || Width % groups.Count != 0)
            throw new ArgumentException($"A beam of {Width} in {groups.Count} groups: a number of groups was expected that divides the width.");
        if (groups.Strength is not (>= 0 and <= DiverseGroups.GreatestStrength))
            throw new ArgumentException(FormattableString.Invariant($"The strength of diversity is {groups.Strength}; a number from 0 to {DiverseGroups.GreatestStrength} was expected."));
    }
}
