namespace AutodiffTeach.Graphs;

/// <summary>How a model file is to be read.</summary>
public sealed record ModelSettings
{
    /// <summary>The settings without overrides.</summary>
    public static ModelSettings Default { get; } = new();

    /// <summary>
    /// Overrides of constants and given values, each <c>name=value</c> with a scalar or a bracketed vector or matrix: <c>N=10</c>,
    /// <c>w=0.3</c>, <c>u=[1,2]</c>, <c>h_0=[0,0]</c>. A later one wins.
    /// </summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>How many scalar operations a model may unroll to; default 20 million.</summary>
    public int MaximumOperations { get; init; } = 20_000_000;
}
