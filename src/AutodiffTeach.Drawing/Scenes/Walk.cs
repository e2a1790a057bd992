using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>
/// A walk through a computation or a search, to be shown on its picture moment by moment: forward node by node, then backward edge by edge. It is
/// independent of any format; <see cref="Writers.HtmlWriter"/> makes a page of it.
/// </summary>
public sealed class Walk
{
    private const double TrialSize = 100;

    internal Walk(IReadOnlyList<WalkMoment> moments) => Moments = moments;

    /// <summary>The number of moments, the start and the end included.</summary>
    public int Count => Moments.Count;

    internal IReadOnlyList<WalkMoment> Moments { get; }

    /// <summary>Whether nodes appear at their moment; otherwise they are there from the start, stepping back.</summary>
    internal bool IsGrowing { get; init; }

    /// <summary>The same walk in symbols, without a single number that had to be computed.</summary>
    public Walk WithoutNumbers() => With(Without(WalkLineKind.Numbers).Moments.Select(moment => moment with { Changes = [] }));

    /// <summary>The sketch with room at each node for the widest of the sums that its gradient goes through.</summary>
    /// <param name="sketch">The sketch that the walk was made for.</param>
    /// <param name="digits">Significant digits of numbers.</param>
    /// <returns>A sketch to be laid out only: the gradients in it are the widest, not the last.</returns>
    public Sketch MakeRoom(Sketch sketch, int digits = 5)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        var widest = Moments.SelectMany(moment => moment.Changes).Where(change => change.Kind == TextKind.Gradient)
            .GroupBy(change => change.Node, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(change => MathText.Set(change.Quantity.ToLabel(digits), TrialSize).Width)!.Quantity, StringComparer.Ordinal);
        return sketch with
        {
            Nodes = [.. sketch.Nodes.Select(node => node.Gradient is not null && widest.TryGetValue(node.Id, out var quantity) ? node with { Gradient = quantity } : node)],
        };
    }

    /// <summary>The walk as far as a picture may tell it: what is blank in the picture stays unsaid.</summary>
    internal Walk DiscreetFor(Scene scene)
    {
        var blanks = scene.Nodes.SelectMany(node => node.Texts).Concat(scene.Edges.SelectMany(edge => edge.Texts)).Where(text => text.IsBlank).Select(text => text.Kind).ToHashSet();
        if (blanks.Count == 0)
            return this;
        if (blanks.Contains(TextKind.Name) || blanks.Contains(TextKind.Operation))
            return WithoutSums().WithoutWords();
        return blanks.Contains(TextKind.Partial) ? WithoutSums().Without(WalkLineKind.Numbers, WalkLineKind.Partial) : WithoutSums().Without(WalkLineKind.Numbers);
    }

    private Walk Without(params WalkLineKind[] kinds) =>
        With(Moments.Select(moment => moment with { Lines = [.. moment.Lines.Where(line => !kinds.Contains(line.Kind))] }));

    private Walk With(IEnumerable<WalkMoment> moments) => new([.. moments]) { IsGrowing = IsGrowing };

    // What the picture shows it may show; the sums on the way there would tell each term.
    private Walk WithoutSums()
    {
        var last = Moments.SelectMany((moment, k) => moment.Changes.Select(change => (Place: (change.Node, change.Kind), k)))
            .GroupBy(pair => pair.Place).ToDictionary(group => group.Key, group => group.Max(pair => pair.k));
        return With(Moments.Select((moment, k) => moment with { Changes = [.. moment.Changes.Where(change => last[(change.Node, change.Kind)] == k)] }));
    }

    // A rule would name the nodes whose names are to be found.
    private Walk WithoutWords() => With(Moments.Select(moment => moment with
    {
        Words = [WalkFormula.Words(moment.Phase switch
        {
            WalkPhase.Start => "Nothing is computed yet.",
            WalkPhase.Forward => "This node is computed.",
            WalkPhase.Backward => moment.Edges.Count == 0 ? "The gradient starts here." : "The gradient flows back along this edge.",
            _ => "All is computed.",
        })],
        Lines = [],
    }));
}
