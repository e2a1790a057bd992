namespace AutodiffTeach.Drawing.Trees;

/// <summary>A hypothesis of a search: the tokens from the root to it.</summary>
/// <param name="Token">The last token, as text.</param>
/// <param name="Fate">What the search did with it.</param>
public sealed record SearchNode(string Token, SearchFate Fate = SearchFate.Kept)
{
    /// <summary>The score of the token, such as its log-probability, shown on the edge; null for none.</summary>
    public double? Score { get; init; }

    /// <summary>The score of all tokens so far, shown at the node; null for none.</summary>
    public double? Sum { get; init; }

    /// <summary>The step at which a pruned hypothesis was given up, to be written at it; null for none.</summary>
    public int? PrunedAt { get; init; }

    /// <summary>A remark to be written at it, such as <c>finished</c>; null for none. It stands in place of the step at which it was given up.</summary>
    public string? Remark { get; init; }

    /// <summary>The extensions, in the order in which they are drawn.</summary>
    public IReadOnlyList<SearchNode> Children { get; init; } = [];
}
