namespace AutodiffTeach.Drawing.Layout;

/// <summary>Placeholder.</summary>
public sealed class LayeredLayout : ILayoutEngine
{
    /// <inheritdoc/>
    public string Name => "layered";

    /// <inheritdoc/>
    public Arrangement Arrange(Diagram diagram) => throw new NotSupportedException();
}
