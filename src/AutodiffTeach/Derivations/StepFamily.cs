namespace AutodiffTeach.Derivations;

/// <summary>The steps of an index for which a line holds.</summary>
/// <param name="Index">The name of the index in the line's formulas, such as <c>t</c>.</param>
/// <param name="First">The first value of the index.</param>
/// <param name="Last">The last value; smaller than the first where the line is used from the end backwards.</param>
/// <param name="Values">The value of the line at each, null where one is missing.</param>
public sealed record StepFamily(string Index, int First, int Last, IReadOnlyList<double?> Values)
{
    /// <summary>The line at each value of the index.</summary>
    internal IReadOnlyList<Step> Members { get; init; } = [];
}
