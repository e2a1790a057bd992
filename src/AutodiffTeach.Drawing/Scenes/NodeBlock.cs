using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A node before it has a place: its outline and its texts, the label, below it the operation, the numbers that do not stand on a wire.</summary>
internal sealed class NodeBlock
{
    private const double LabelSize = 17;
    private const double OperationSize = 13.5;
    private const double LeastWidth = 38;
    private const double LeastHeight = 35;

    private readonly TextBlock _texts = new();

    public NodeBlock(SketchNode node, SceneOptions options, bool hasTail = false, double leastWidth = LeastWidth)
    {
        Shape = ShapeOf(node, options.Style);
        AddName(node, options.Style == SceneStyle.MakeDot ? node.OperationName : null);
        foreach (var number in NodeNumbers.Of(node, options).Where(number => !(hasTail && number.IsOnWire)))
            _texts.Add(number.Kind, number.Label, NodeNumbers.Size, number.IsBlank);
        Size = Measure(Math.Max(LeastWidth, leastWidth));
    }

    public NodeShape Shape { get; }

    public Size Size { get; }

    /// <summary>The node in the middle of the room that the layout keeps for it.</summary>
    public SceneNode Place(SketchNode source, string id, Point center) =>
        new(id, source, Region.Around(center, Size), Shape, [.. _texts.Place(center)]);

    // The style of make_dot has words for operations, not signs.
    private void AddName(SketchNode node, string? words)
    {
        if (words is not null && !node.IsNamed)
        {
            _texts.AddWords(TextKind.Name, words, OperationSize);
            return;
        }

        if (node.IsWords && !node.Blanks.Contains(TextKind.Name))
            _texts.AddWords(TextKind.Name, node.Label, LabelSize);
        else
            _texts.Add(TextKind.Name, node.Label, LabelSize, node.Blanks.Contains(TextKind.Name));
        words ??= node.IsWords ? node.Operation : null;
        if (words is null)
            _texts.Add(TextKind.Operation, node.Operation, OperationSize);
        else
            _texts.AddWords(TextKind.Operation, words, OperationSize);
    }

    private Size Measure(double leastWidth)
    {
        var (side, rim) = Shape switch
        {
            NodeShape.Hexagon => (13.0, 7.0),
            NodeShape.DoubleRectangle => (11.0, 9.0),
            NodeShape.Pill => (9.0, 7.0),
            _ => (9.0, 7.0),
        };
        var width = Math.Max(leastWidth, _texts.Width + 2 * side);
        var height = Math.Max(LeastHeight, _texts.Height + 2 * rim);
        if (Shape == NodeShape.Pill && width <= LeastHeight + 8)
            width = height = Math.Max(width, height);
        return new Size(Math.Ceiling(width), Math.Ceiling(height));
    }

    private static NodeShape ShapeOf(SketchNode node, SceneStyle style) => style == SceneStyle.MakeDot ? NodeShape.Rectangle : node.Role switch
    {
        BoxRole.Parameter => NodeShape.Hexagon,
        BoxRole.Input => NodeShape.Rectangle,
        BoxRole.State => NodeShape.CutRectangle,
        BoxRole.Constant => NodeShape.CutRectangle,
        BoxRole.Operation => NodeShape.Pill,
        BoxRole.Output => NodeShape.DoubleRectangle,
        _ => NodeShape.RoundedRectangle,
    };
}
