using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The texts beside a wire where it leaves its node: shape and value above, the gradient below.</summary>
internal sealed class Tail
{
    private Tail(TextBlock above, TextBlock below) => (Above, Below) = (above, below);

    public TextBlock Above { get; }

    public TextBlock Below { get; }

    public bool IsEmpty => Above.IsEmpty && Below.IsEmpty;

    public static Tail Of(SketchNode node, SceneOptions options)
    {
        var tail = new Tail(new TextBlock(), new TextBlock());
        foreach (var number in NodeNumbers.Of(node, options).Where(number => number.IsOnWire))
            (number.Kind == TextKind.Gradient ? tail.Below : tail.Above).Add(number.Kind, number.Label, NodeNumbers.Size, number.IsBlank);
        return tail;
    }
}

/// <summary>The room that texts need above and below a wire, or on its two sides.</summary>
internal readonly record struct TailRoom(Size Above, Size Below)
{
    /// <summary>The larger of both.</summary>
    public Size Side => Join(Above, Below);

    /// <summary>Room enough for each of several.</summary>
    public static TailRoom For(IEnumerable<Tail> tails) => tails.Aggregate(
        default(TailRoom), (room, tail) => new TailRoom(Join(room.Above, SizeOf(tail.Above)), Join(room.Below, SizeOf(tail.Below))));

    private static Size SizeOf(TextBlock texts) => new(texts.Width, texts.Height);

    private static Size Join(Size a, Size b) => new(Math.Max(a.Width, b.Width), Math.Max(a.Height, b.Height));
}
