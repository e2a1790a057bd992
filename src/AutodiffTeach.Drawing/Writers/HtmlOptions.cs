namespace AutodiffTeach.Drawing.Writers;

/// <summary>How a page with a walk is written.</summary>
public sealed record HtmlOptions
{
    /// <summary>The colours.</summary>
    public Theme Theme { get; init; }

    /// <summary>What every id begins with, so that several walks can stand on one page; letters, digits and hyphens. Links to a moment are <c>#figure-12</c>.</summary>
    public string IdPrefix { get; init; } = "figure";

    /// <summary>Significant digits of the numbers in the picture, 1 to 15.</summary>
    public int Digits { get; init; } = 5;
}
