namespace AutodiffTeach.Networks.Decoding;

/// <summary>An extension of a hypothesis that a search considered.</summary>
/// <param name="Hypothesis">The hypothesis extended by one token.</param>
/// <param name="TokenLogProbability">The log-probability of that token.</param>
/// <param name="Fate">What the search did with it, and why.</param>
public sealed record Candidate(Hypothesis Hypothesis, double TokenLogProbability, CandidateFate Fate);
