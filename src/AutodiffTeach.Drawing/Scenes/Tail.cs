using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The texts beside a wire where it leaves its node: shape and value above, the gradient below.</summary>
internal sealed class Tail
{
    private Tail(TextBlock above, TextBlock below) => (Above, Below) = (above, below);

    public TextBlock Above { get; }

    public TextBlock Below { get; }

    public bool IsEmpty => Above.IsEmpty && Below.IsEmpty;

    /// <summary>The larger of both texts.</summary>
    public Size Side => new(Math.Max(Above.Width, Below.Width), Math.Max(Above.Height, Below.Height));

    public static Tail Of(SketchNode node, SceneOptions options)
    {
        var tail = new Tail(new TextBlock(), new TextBlock());
        foreach (var number in NodeNumbers.Of(node, options).Where(number => number.IsOnWire))
            (number.Kind == TextKind.Gradient ? tail.Below : tail.Above).Add(number.Kind, number.Label, NodeNumbers.Size, number.IsBlank);
        return tail;
    }
}
