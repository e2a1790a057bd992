namespace AutodiffTeach.Networks.Logs;

/// <summary>What became of a scalar in a run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Count">How many values were logged.</param>
/// <param name="Last">The last one.</param>
/// <param name="Lowest">The lowest, the first of equals; null where all are NaN.</param>
/// <param name="Highest">The highest, the first of equals; null where all are NaN.</param>
/// <remarks>
/// Where a window was asked for, each is the mean of that many values up to its step; a scalar of fewer values has one such number, the mean of all.
/// </remarks>
public sealed record ScalarHistory(string Name, long Count, ScalarPoint Last, ScalarPoint? Lowest, ScalarPoint? Highest);
