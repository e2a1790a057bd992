namespace AutodiffTeach.Drawing.Trees;

/// <summary>What a search did with a hypothesis.</summary>
public enum SearchFate
{
    /// <summary>It was extended, or is among the results.</summary>
    Kept,

    /// <summary>It was given up.</summary>
    Pruned,

    /// <summary>It is the result, or leads to it.</summary>
    Best,

    /// <summary>The search never came to it, because it had given up what leads to it.</summary>
    Unseen,
}
