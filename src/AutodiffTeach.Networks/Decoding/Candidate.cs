namespace AutodiffTeach.Networks.Decoding;

/// <summary>An extension of a hypothesis that a search considered, or a finished hypothesis that stays in the beam.</summary>
/// <param name="Hypothesis">The hypothesis extended by one token; a finished one as it is.</param>
/// <param name="TokenLogProbability">The log-probability of that token; 0 for one that had finished before.</param>
/// <param name="Fate">What the search did with it, and why.</param>
public sealed record Candidate(Hypothesis Hypothesis, double TokenLogProbability, CandidateFate Fate)
{
    /// <summary>Its place among the possible candidates of its step and group, from 1; 0 where it is impossible or against the rules.</summary>
    public int Rank { get; init; }

    /// <summary>The group that considered it, from 0.</summary>
    public int Group { get; init; }

    /// <summary>What was taken off its log-probability when it was ranked, because earlier groups chose its token; 0 without groups.</summary>
    public double Penalty { get; init; }
}
