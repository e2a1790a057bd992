namespace AutodiffTeach.Drawing.Trees;

/// <summary>A sequence of a search tree that stands out in a line style of its own, and is drawn even where its surroundings are folded.</summary>
/// <param name="Name">What it is, such as <c>best of all</c>; stands in the legend.</param>
/// <param name="Tokens">The tokens from the root on.</param>
public sealed record SearchMark(string Name, IReadOnlyList<string> Tokens)
{
    /// <summary>What a page that steps through the search says of it, such as where it was lost; null for nothing.</summary>
    public string? Words { get; init; }
}
