namespace AutodiffTeach.Drawing.Scenes;

/// <summary>One of the texts of a node that may stand on its wire.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Label">The text; null for a blank.</param>
/// <param name="IsBlank">True where it is to be filled in.</param>
/// <param name="IsOnWire">True where it belongs on the wire, if there is room.</param>
internal readonly record struct NodeNumber(TextKind Kind, string? Label, bool IsBlank, bool IsOnWire);

/// <summary>Which of shape, value and gradient of a node are shown, and where.</summary>
internal static class NodeNumbers
{
    /// <summary>The font size of numbers.</summary>
    public const double Size = 12.5;

    public static IEnumerable<NodeNumber> Of(SketchNode node, SceneOptions options)
    {
        var isOnWire = options.Numbers == NumberPlacement.Wires;
        var showsNumbers = options.Style == SceneStyle.Default;
        var value = options.ShowValues && showsNumbers ? node.Value : null;
        var gradient = options.ShowGradients && showsNumbers ? node.Gradient : null;
        var isElided = value is { IsElided: true } || gradient is { IsElided: true };
        if (node.Shape is { } shape && (options.ShowShapes || isElided))
            yield return new NodeNumber(TextKind.Shape, shape, false, options.ShowShapes || isOnWire);
        if (node.Blanks.Contains(TextKind.Value) || value is not null)
            yield return new NodeNumber(TextKind.Value, value?.ToLabel(options.Digits), node.Blanks.Contains(TextKind.Value), isOnWire);
        if (node.Blanks.Contains(TextKind.Gradient) || gradient is not null)
            yield return new NodeNumber(TextKind.Gradient, gradient?.ToLabel(options.Digits), node.Blanks.Contains(TextKind.Gradient), isOnWire);
    }
}
