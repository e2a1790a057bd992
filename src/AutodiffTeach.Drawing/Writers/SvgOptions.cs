namespace AutodiffTeach.Drawing.Writers;

/// <summary>How an SVG is written.</summary>
public sealed record SvgOptions
{
    /// <summary>The colours.</summary>
    public Theme Theme { get; init; }

    /// <summary>What every id begins with, so that several figures can stand on one page; letters, digits and hyphens.</summary>
    public string IdPrefix { get; init; } = SvgIds.Prefix;
}
