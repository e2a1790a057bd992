namespace AutodiffTeach.Drawing.Writers;

/// <summary>How a TikZ picture is written.</summary>
public sealed record TikzOptions
{
    /// <summary>The colours; automatic means light.</summary>
    public Theme Theme { get; init; }

    /// <summary>
    /// True for the picture environment alone. Else the file is a document whose one page is the picture, and where another document
    /// reads it by <c>\input</c> it is the picture too.
    /// </summary>
    public bool IsFragment { get; init; }
}
