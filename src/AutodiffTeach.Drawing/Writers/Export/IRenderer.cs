namespace AutodiffTeach.Drawing.Writers.Export;

/// <summary>A program that draws SVG.</summary>
internal interface IRenderer
{
    /// <summary>The names that the program has, the usual one first.</summary>
    IReadOnlyList<string> Programs { get; }

    /// <summary>Draws a picture.</summary>
    /// <param name="program">The path of the program.</param>
    /// <param name="job">What to draw.</param>
    /// <exception cref="ExportException">The program failed.</exception>
    byte[] Render(string program, ExportJob job);
}
