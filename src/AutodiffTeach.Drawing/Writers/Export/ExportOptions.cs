namespace AutodiffTeach.Drawing.Writers.Export;

/// <summary>How a picture is exported.</summary>
public sealed record ExportOptions
{
    /// <summary>The colours; automatic means light.</summary>
    public Theme Theme { get; init; }

    /// <summary>Pixels of a PNG for each pixel of the picture, above 0; the default is fit for print at 192 dpi.</summary>
    public double Scale { get; init; } = 2;

    /// <summary>How long the program may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
