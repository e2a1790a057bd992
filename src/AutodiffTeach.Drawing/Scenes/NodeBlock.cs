using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The text of a node, measured: its label, below it the operation, the value, below that the gradient.</summary>
internal sealed class NodeBlock
{
    private const double LabelSize = 17;
    private const double OperationSize = 13.5;
    internal const double NumberSize = 12.5;
    private const double LineGap = 2.5;
    private const double LeastWidth = 38;
    private const double LeastHeight = 35;

    private readonly List<(TextKind Kind, MathText Text)> _lines = [];

    public NodeBlock(SketchNode node, SceneOptions options)
    {
        Shape = ShapeOf(node, options.Style);
        Add(TextKind.Name, node.Label, LabelSize);
        Add(TextKind.Operation, node.Operation, OperationSize);
        var showsNumbers = options.Style == SceneStyle.Default;
        Add(TextKind.Value, options.ShowValues && showsNumbers ? node.Value?.ToLabel(options.Digits) : null, NumberSize);
        Add(TextKind.Gradient, options.ShowGradients && showsNumbers ? node.Gradient?.ToLabel(options.Digits) : null, NumberSize);
        Size = Measure();
    }

    public NodeShape Shape { get; }

    public Size Size { get; }

    public SceneNode Place(SketchNode source, string id, Region region)
    {
        var y = region.Center.Y - TextHeight() / 2;
        var texts = new List<SceneText>();
        foreach (var (kind, text) in _lines)
        {
            texts.Add(new SceneText(kind, PlacedText.Centered(text, new Point(region.Center.X, y + text.Height / 2))));
            y += text.Height + LineGap;
        }

        return new SceneNode(id, source, region, Shape, texts);
    }

    private void Add(TextKind kind, string? label, double size)
    {
        if (label is not null)
            _lines.Add((kind, MathText.Set(label, size)));
    }

    private double TextHeight() => _lines.Sum(line => line.Text.Height + LineGap) - LineGap;

    private Size Measure()
    {
        var (side, rim) = Shape switch
        {
            NodeShape.Hexagon => (13.0, 7.0),
            NodeShape.DoubleRectangle => (11.0, 9.0),
            NodeShape.Pill => (9.0, 7.0),
            _ => (9.0, 7.0),
        };
        var width = Math.Max(LeastWidth, _lines.Max(line => line.Text.Width) + 2 * side);
        var height = Math.Max(LeastHeight, TextHeight() + 2 * rim);
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
