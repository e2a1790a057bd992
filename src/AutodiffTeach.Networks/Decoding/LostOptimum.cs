namespace AutodiffTeach.Networks.Decoding;

/// <summary>Where a beam search gave up the best sequence there is.</summary>
/// <param name="Time">The step, from 1.</param>
/// <param name="Candidate">The beginning of the best sequence that was given up, with the reason.</param>
/// <param name="SmallestBeam">The smallest width with which the search finds it; null where none was found within bounds, see <see cref="SearchComparison{TState}"/>.</param>
public sealed record LostOptimum(int Time, Candidate Candidate, int? SmallestBeam);
