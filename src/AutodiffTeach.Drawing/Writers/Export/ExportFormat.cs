namespace AutodiffTeach.Drawing.Writers.Export;

/// <summary>The formats that a program of the machine makes from the SVG.</summary>
public enum ExportFormat
{
    /// <summary>Pixels.</summary>
    Png,

    /// <summary>One page of the size of the picture, 0.75 pt a pixel, with its text as text.</summary>
    Pdf,
}
