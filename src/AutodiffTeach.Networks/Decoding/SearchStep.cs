namespace AutodiffTeach.Networks.Decoding;

/// <summary>One step of a search, for the record: what it considered, kept and gave up.</summary>
/// <param name="Time">The length of its candidates, from 1.</param>
/// <param name="Kept">The candidates that were kept, best first.</param>
/// <param name="Pruned">The candidates that were given up, best first.</param>
public sealed record SearchStep(int Time, IReadOnlyList<Candidate> Kept, IReadOnlyList<Candidate> Pruned);
