namespace AutodiffTeach.Networks.Decoding;

/// <summary>How many candidates of a step had a fate.</summary>
/// <param name="Fate">The fate.</param>
/// <param name="Count">The candidates.</param>
public readonly record struct FateCount(CandidateFate Fate, long Count);
