namespace AutodiffTeach.Networks.Decoding;

/// <summary>A sequence that was drawn.</summary>
/// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
/// <param name="Hypothesis">The sequence; its log-probability is the sum of what the model says of its tokens, as in the searches.</param>
/// <param name="DrawLogProbability">The log-probability with which it was drawn: under the distributions after rules, temperature and truncation, each of which sums to 1.</param>
public sealed record SampledSequence<TState>(Hypothesis<TState> Hypothesis, double DrawLogProbability);
