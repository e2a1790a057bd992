using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The text of a node, measured: its label, below it the operation, the value, below that the gradient.</summary>
internal sealed class NodeBlock
{
    private const double LabelSize = 17;
    private const double OperationSize = 13.5;
    private const double NumberSize = 12.5;
    private const double LineGap = 2.5;
    private const double LeastWidth = 38;
    private const double LeastHeight = 35;

    private readonly MathText _label;
    private readonly MathText? _operation;
    private readonly MathText? _value;
    private readonly MathText? _gradient;

    public NodeBlock(SketchNode node, SceneOptions options)
    {
        Shape = ShapeOf(node, options.Style);
        _label = MathText.Set(node.Label, LabelSize);
        _operation = node.Operation is { } operation ? MathText.Set(operation, OperationSize) : null;
        var showsNumbers = options.Style == SceneStyle.Default;
        _value = options.ShowValues && showsNumbers && node.Value is { } value ? MathText.Set(value.ToLabel(options.Digits), NumberSize) : null;
        _gradient = options.ShowGradients && showsNumbers && node.Gradient is { } gradient ? MathText.Set(gradient.ToLabel(options.Digits), NumberSize) : null;
        Size = Measure();
    }

    public NodeShape Shape { get; }

    public Size Size { get; }

    private IEnumerable<MathText> Lines => new[] { _label, _operation, _value, _gradient }.OfType<MathText>();

    public SceneNode Place(SketchNode source, string id, Region region)
    {
        var y = region.Center.Y - TextHeight() / 2;
        var label = Line(_label, region, ref y);
        return new SceneNode(id, source, region, Shape, label)
        {
            Operation = _operation is null ? null : Line(_operation, region, ref y),
            Value = _value is null ? null : Line(_value, region, ref y),
            Gradient = _gradient is null ? null : Line(_gradient, region, ref y),
        };
    }

    private static PlacedText Line(MathText text, Region region, ref double y)
    {
        var center = new Point(region.Center.X, y + text.Height / 2);
        y += text.Height + LineGap;
        return PlacedText.Centered(text, center);
    }

    private double TextHeight() => Lines.Sum(line => line.Height + LineGap) - LineGap;

    private Size Measure()
    {
        var (side, rim) = Shape switch
        {
            NodeShape.Hexagon => (13.0, 7.0),
            NodeShape.DoubleRectangle => (11.0, 9.0),
            NodeShape.Pill => (9.0, 7.0),
            _ => (9.0, 7.0),
        };
        var width = Math.Max(LeastWidth, Lines.Max(line => line.Width) + 2 * side);
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
