using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Trees;

/// <summary>The tree that a search over sequences has grown, to be drawn with what it kept, what it pruned, and its result.</summary>
/// <param name="Title">A short name for the picture.</param>
/// <param name="Root">The empty hypothesis; its token is shown as the start.</param>
public sealed record SearchTree(string Title, SearchNode Root)
{
    /// <summary>What the legend calls the scores on edges.</summary>
    public string ScoreWords { get; init; } = "score";

    /// <summary>What the legend calls the sums at nodes.</summary>
    public string SumWords { get; init; } = "sum of scores";

    /// <summary>The sequences that stand out, such as the result of the search and the best there is; <see cref="SearchPicture"/> draws them.</summary>
    public IReadOnlyList<SearchMark> Marks { get; init; } = [];

    /// <summary>
    /// The sketch of the tree: the score on each edge, the sum at each node, the best path strong, pruned branches dimmed with broken
    /// lines and the step at which they were given up. What would make the picture unreadable is folded into nodes that say how many
    /// hypotheses they stand for; marked sequences are always drawn.
    /// </summary>
    /// <param name="mostPruned">How many pruned children of a node are drawn, those with the greatest sums; the rest is folded.</param>
    /// <param name="showBelowPruned">Whether what was grown below pruned hypotheses is drawn; otherwise it is folded.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public Sketch ToSketch(int mostPruned = int.MaxValue, bool showBelowPruned = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mostPruned);
        return new SearchTreeSketch(this, mostPruned, showBelowPruned).Make();
    }

    /// <summary>The nodes of a marked sequence without the root, as far as the tree has them.</summary>
    internal IReadOnlyList<SearchNode> PathOf(SearchMark mark)
    {
        var path = new List<SearchNode>();
        var at = Root;
        foreach (var token in mark.Tokens)
        {
            if (at.Children.FirstOrDefault(child => child.Token == token) is not { } next)
                break;
            path.Add(at = next);
        }

        return path;
    }
}
