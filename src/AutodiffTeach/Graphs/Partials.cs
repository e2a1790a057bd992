namespace AutodiffTeach.Graphs;

/// <summary>The local derivatives of one instruction in its operands, side by side as the backward sweep reads them.</summary>
/// <typeparam name="T">The reading.</typeparam>
internal struct Partials<T>
{
    /// <summary>In the first operand.</summary>
    public T Left;

    /// <summary>In the second operand.</summary>
    public T Right;
}
