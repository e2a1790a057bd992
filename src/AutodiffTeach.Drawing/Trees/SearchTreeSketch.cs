using System.Globalization;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Trees;

/// <summary>Makes the sketch of a search tree. Kinds are told apart by shape and line, not by colour alone.</summary>
internal sealed class SearchTreeSketch
{
    // In letters; what is longer is cut in the picture, and said whole.
    private const int LongestToken = 24;

    private readonly SearchTree _tree;
    private readonly int _mostPruned;
    private readonly bool _showBelowPruned;
    private readonly HashSet<object> _marked;

    // What was never seen looks like what was pruned, and says so itself.
    private readonly string _givenUp;
    private readonly List<SketchNode> _nodes = [];
    private readonly List<SketchEdge> _edges = [];
    private readonly List<Drawn> _drawn = [];

    // Nodes still to be drawn, in the order of reading; without a node, the number of those folded.
    private readonly Stack<(SearchNode? Node, Drawn? Parent, long Folded)> _waiting = [];

    public SearchTreeSketch(SearchTree tree, int mostPruned, bool showBelowPruned)
    {
        (_tree, _mostPruned, _showBelowPruned) = (tree, mostPruned, showBelowPruned);
        _marked = tree.Marks.SelectMany(tree.PathOf).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        _givenUp = _marked.OfType<SearchNode>().Any(node => node.Fate == SearchFate.Unseen) ? "pruned, or never seen" : "pruned";
    }

    /// <summary>What was drawn, in the order of the sketch's nodes.</summary>
    public IReadOnlyList<Drawn> AllDrawn => _drawn;

    public Sketch Make()
    {
        _waiting.Push((_tree.Root, null, 0));
        while (_waiting.TryPop(out var next))
        {
            if (next.Node is { } node)
                Add(node, next.Parent);
            else
                AddFolded(next.Parent!, next.Folded);
        }

        return new Sketch(_tree.Title, SearchTreeNarration.Describe(_tree), _nodes, _edges)
        {
            TextWords = new Dictionary<TextKind, string> { [TextKind.Value] = _tree.SumWords, [TextKind.Partial] = _tree.ScoreWords },
        };
    }

    private void Add(SearchNode source, Drawn? parent)
    {
        var node = new SketchNode(NextId(), SearchTreeNarration.Shortened(source.Token, LongestToken), RoleOf(source, isRoot: parent is null))
        {
            IsWords = true,
            Value = source.Sum is { } sum ? Quantity.Scalar(sum) : null,
            Operation = source.Remark ?? (source.PrunedAt is { } step ? PrunedAt(step) : null),
            Emphasis = EmphasisOf(source.Fate),
            IsBroken = EmphasisOf(source.Fate) == Emphasis.Dimmed,
            LegendWord = parent is null ? "start" : source.Fate is SearchFate.Pruned or SearchFate.Unseen ? _givenUp : SearchTreeNarration.KindOf(source),
            Words = SearchTreeNarration.Node(source),
        };
        var drawn = Place(node, source, parent, source.Score);
        var (shown, folded) = Fold(source);
        if (folded > 0)
            _waiting.Push((null, drawn, folded));
        foreach (var child in shown.Reverse())
            _waiting.Push((child, drawn, 0));
    }

    private void AddFolded(Drawn parent, long count)
    {
        var steps = parent.Source!.Children.Where(child => child.Fate == SearchFate.Pruned).Select(child => child.PrunedAt).Distinct().ToArray();
        var node = new SketchNode(NextId(), string.Create(CultureInfo.InvariantCulture, $"… {count} more"), BoxRole.Operation)
        {
            IsWords = true,
            Operation = steps is [{ } step] ? PrunedAt(step) : null,
            Emphasis = Emphasis.Dimmed,
            IsBroken = true,
            IsNamed = false,
            LegendWord = "more, pruned",
            Words = string.Create(CultureInfo.InvariantCulture, $"{count} more hypotheses, pruned"),
        };
        Place(node, null, parent, null);
    }

    private Drawn Place(SketchNode node, SearchNode? source, Drawn? parent, double? score)
    {
        var drawn = new Drawn(node.Id, source, parent);
        _nodes.Add(node);
        _drawn.Add(drawn);
        if (parent is null)
            return drawn;
        _edges.Add(new SketchEdge(parent.Id, node.Id)
        {
            PartialValue = score is { } known ? Quantity.Scalar(known) : null,
            Emphasis = node.Emphasis,
            IsBroken = node.IsBroken,
            LegendWord = node.Emphasis switch { Emphasis.Strong => "path to the result", Emphasis.Dimmed => "pruned branch", _ => "kept branch" },
            Words = SearchTreeNarration.Edge(parent.Source!.Token, source?.Token ?? node.Label, score),
        });
        return drawn;
    }

    // The children that are drawn, and how many hypotheses below a node are not; a single one is drawn rather than counted.
    private (SearchNode[] Shown, long Folded) Fold(SearchNode node)
    {
        var isClosed = node.Fate == SearchFate.Pruned && !_showBelowPruned;
        var isShown = node.Children.Where(child => _marked.Contains(child) || (!isClosed && child.Fate != SearchFate.Pruned)).ToHashSet<object>(ReferenceEqualityComparer.Instance);
        if (!isClosed)
            isShown.UnionWith(NearMisses(node, isShown));
        SearchNode[] shown = [.. node.Children.Where(isShown.Contains)];
        var folded = node.Children.Where(child => !isShown.Contains(child)).Sum(SearchTreeNarration.Count);
        return folded == 1 ? ([.. node.Children], 0) : (shown, folded);
    }

    // The best of the pruned, as many as there is room for beside those that are shown anyway; of equal ones the first.
    private IEnumerable<SearchNode> NearMisses(SearchNode node, HashSet<object> isShown)
    {
        var pruned = node.Children.Where(child => child.Fate == SearchFate.Pruned).ToArray();
        var left = Math.Max(0, _mostPruned - pruned.Count(isShown.Contains));
        return pruned.Where(child => !isShown.Contains(child)).OrderByDescending(child => child.Sum ?? double.NegativeInfinity).Take(left);
    }

    private static string PrunedAt(int step) => string.Create(CultureInfo.InvariantCulture, $"pruned at step {step}");

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"s_{_nodes.Count}");

    private static Emphasis EmphasisOf(SearchFate fate) => fate switch
    {
        SearchFate.Best => Emphasis.Strong,
        SearchFate.Kept => Emphasis.Normal,
        _ => Emphasis.Dimmed,
    };

    private static BoxRole RoleOf(SearchNode node, bool isRoot)
    {
        if (isRoot)
            return BoxRole.Input;
        return node.Fate == SearchFate.Best && node.Children.All(child => child.Fate != SearchFate.Best) ? BoxRole.Output : BoxRole.Intermediate;
    }

    /// <summary>A node of the picture with what it shows.</summary>
    /// <param name="Id">Its id in the sketch.</param>
    /// <param name="Source">The hypothesis; null where it stands for several.</param>
    /// <param name="Parent">The node that it hangs from; null for the root.</param>
    internal sealed record Drawn(string Id, SearchNode? Source, Drawn? Parent)
    {
        /// <summary>The tokens of the hypothesis.</summary>
        public int Depth { get; } = Parent is null ? 0 : Parent.Depth + 1;
    }
}
