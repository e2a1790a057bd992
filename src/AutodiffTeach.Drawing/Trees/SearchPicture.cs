using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Trees;

/// <summary>A search tree ready to be drawn: folded to a size that can be read, its marked sequences standing out, or as a walk through the search.</summary>
public sealed class SearchPicture
{
    private const int LongestTerm = 90;

    // The first folding with no more nodes than can be read.
    private static readonly int[] Foldings = [int.MaxValue, 3, 2, 1, 0];

    private readonly SearchTree _tree;
    private readonly IReadOnlyList<SearchTreeSketch.Drawn> _drawn;

    private SearchPicture(SearchTree tree, Sketch sketch, IReadOnlyList<SearchTreeSketch.Drawn> drawn) => (_tree, Sketch, _drawn) = (tree, sketch, drawn);

    /// <summary>The tree as it is drawn.</summary>
    public Sketch Sketch { get; }

    /// <summary>Folds a tree as far as needed.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="mostNodes">How many nodes can be read; more are drawn only where nothing is left to fold.</param>
    public static SearchPicture Of(SearchTree tree, int mostNodes = 50)
    {
        ArgumentNullException.ThrowIfNull(tree);
        foreach (var mostPruned in Foldings)
        {
            var maker = new SearchTreeSketch(tree, mostPruned, showBelowPruned: false);
            var sketch = maker.Make();
            if (sketch.Nodes.Count <= mostNodes || mostPruned == 0)
                return new SearchPicture(tree, sketch, maker.AllDrawn);
        }

        throw new InvalidOperationException("The foldings end with none.");
    }

    /// <summary>The picture, every marked sequence in a line style of its own, explained below.</summary>
    public Scene Build() => SceneBuilder.Build(Sketch, Options with { Highlights = [.. _tree.Marks.Select(HighlightOf)], DimsOthers = false });

    /// <summary>The picture for a page that steps through it with <see cref="Steps"/>.</summary>
    public Scene BuildSteps() =>
        SceneBuilder.Build(Sketch with { Nodes = [.. Sketch.Nodes.Select(node => node with { Operation = null, Emphasis = Emphasis.Normal })] }, Options with { ShowLegend = false });

    /// <summary>The search step by step: what is extended, what is kept, then each marked sequence.</summary>
    public Walk Steps() => new([.. new SearchWalk(_tree, _drawn).Moments()]) { IsGrowing = true };

    private static SceneOptions Options => SceneOptions.Default with { Layout = new TreeLayout(), ShowValues = true, Partials = PartialDisplay.Numbers, ShowLegend = true };

    private Highlight HighlightOf(SearchMark mark)
    {
        var path = _tree.PathOf(mark);
        var sources = path.ToHashSet<object>(ReferenceEqualityComparer.Instance);
        var ids = _drawn.Where(drawn => drawn.Source is { } source && sources.Contains(source)).Select(drawn => drawn.Id).ToHashSet(StringComparer.Ordinal);
        return new Highlight(ids, Enumerable.Range(0, Sketch.Edges.Count).Where(edge => ids.Contains(Sketch.Edges[edge].To)).ToHashSet())
        {
            Path = mark.Name,
            Term = TermOf(path),
            IsWords = true,
        };
    }

    private static string TermOf(IReadOnlyList<SearchNode> path) =>
        SearchTreeNarration.Shortened(SearchTreeNarration.Tokens(path), LongestTerm) + (path.Count > 0 && path[^1].Sum is { } sum ? ", " + NumberText.Format(sum) : "");
}
