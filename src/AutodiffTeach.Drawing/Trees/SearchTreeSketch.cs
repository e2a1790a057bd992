using System.Collections.Frozen;
using System.Globalization;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Trees;

/// <summary>Makes the sketch of a search tree. Kinds are told apart by shape and line, not by colour alone.</summary>
internal sealed class SearchTreeSketch(int mostPruned, bool showBelowPruned)
{
    private static readonly FrozenDictionary<TextKind, string> TextWords =
        new Dictionary<TextKind, string> { [TextKind.Value] = "sum of scores", [TextKind.Partial] = "score" }.ToFrozenDictionary();

    private readonly List<SketchNode> _nodes = [];
    private readonly List<SketchEdge> _edges = [];

    // Nodes still to be drawn, in the order of reading; without a node, the number of those folded.
    private readonly Stack<(SearchNode? Node, SketchNode? Parent, long Folded)> _waiting = [];

    public Sketch Make(SearchTree tree)
    {
        _waiting.Push((tree.Root, null, 0));
        while (_waiting.TryPop(out var next))
        {
            if (next.Node is { } node)
                Add(node, next.Parent);
            else
                AddFolded(next.Parent!, next.Folded);
        }

        return new Sketch(tree.Title, SearchTreeNarration.Describe(tree), _nodes, _edges) { TextWords = TextWords };
    }

    private void Add(SearchNode source, SketchNode? parent)
    {
        var node = new SketchNode(NextId(), source.Token, RoleOf(source, isRoot: parent is null))
        {
            Value = source.Sum is { } sum ? Quantity.Scalar(sum) : null,
            Operation = source.PrunedAt is { } step ? string.Create(CultureInfo.InvariantCulture, $"pruned at {step}") : null,
            Emphasis = EmphasisOf(source.Fate),
            IsBroken = source.Fate == SearchFate.Pruned,
            LegendWord = parent is null ? "start" : SearchTreeNarration.KindOf(source),
            Words = SearchTreeNarration.Node(source),
        };
        _nodes.Add(node);
        Connect(parent, node, source.Score);
        var (shown, folded) = Fold(source);
        if (folded > 0)
            _waiting.Push((null, node, folded));
        foreach (var child in shown.Reverse())
            _waiting.Push((child, node, 0));
    }

    private void AddFolded(SketchNode parent, long count)
    {
        var node = new SketchNode(NextId(), string.Create(CultureInfo.InvariantCulture, $"… {count} more"), BoxRole.Operation)
        {
            Emphasis = Emphasis.Dimmed,
            IsBroken = true,
            IsNamed = false,
            LegendWord = "more, pruned",
            Words = string.Create(CultureInfo.InvariantCulture, $"{count} more hypotheses, pruned"),
        };
        _nodes.Add(node);
        Connect(parent, node, null);
    }

    private void Connect(SketchNode? parent, SketchNode child, double? score)
    {
        if (parent is null)
            return;
        _edges.Add(new SketchEdge(parent.Id, child.Id)
        {
            PartialValue = score is { } known ? Quantity.Scalar(known) : null,
            Emphasis = child.Emphasis,
            IsBroken = child.IsBroken,
            LegendWord = child.Emphasis switch { Emphasis.Strong => "best path", Emphasis.Dimmed => "pruned branch", _ => "kept branch" },
            Words = SearchTreeNarration.Edge(parent, child, score),
        });
    }

    // The children that are drawn, and how many hypotheses below a node are not; a single one is drawn rather than counted.
    private (SearchNode[] Shown, long Folded) Fold(SearchNode node)
    {
        var left = mostPruned;
        var isClosed = node.Fate == SearchFate.Pruned && !showBelowPruned;
        SearchNode[] shown = isClosed ? [] : [.. node.Children.Where(child => child.Fate != SearchFate.Pruned || left-- > 0)];
        var isShown = shown.ToHashSet(ReferenceEqualityComparer.Instance);
        var folded = node.Children.Where(child => !isShown.Contains(child)).Sum(SearchTreeNarration.Count);
        return folded == 1 ? ([.. node.Children], 0) : (shown, folded);
    }

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"s_{_nodes.Count}");

    private static Emphasis EmphasisOf(SearchFate fate) => fate switch
    {
        SearchFate.Best => Emphasis.Strong,
        SearchFate.Pruned => Emphasis.Dimmed,
        _ => Emphasis.Normal,
    };

    private static BoxRole RoleOf(SearchNode node, bool isRoot)
    {
        if (isRoot)
            return BoxRole.Input;
        return node.Fate == SearchFate.Best && node.Children.All(child => child.Fate != SearchFate.Best) ? BoxRole.Output : BoxRole.Intermediate;
    }
}
