namespace AutodiffTeach.Drawing.Writers;

/// <summary>How an SVG is written.</summary>
public sealed record SvgOptions
{
    /// <summary>The colours.</summary>
    public Theme Theme { get; init; }

    /// <summary>
    /// What every id begins with, letters, digits and hyphens; null derives it from the content, so that different figures can
    /// stand on one page. The same figure twice on a page needs a prefix for one of them.
    /// </summary>
    public string? IdPrefix { get; init; }

    /// <summary>Whether the description lists every node and edge with its texts after the summary, for those who do not see the picture.</summary>
    public bool HasTextAlternative { get; init; }
}
