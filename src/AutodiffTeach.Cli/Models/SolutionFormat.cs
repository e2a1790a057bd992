namespace AutodiffTeach.Cli.Models;

/// <summary>The formats of a worked solution; their names are the endings of files.</summary>
internal enum SolutionFormat
{
    /// <summary>Markdown with math between dollar signs.</summary>
    Md,

    /// <summary>A LaTeX document.</summary>
    Tex,

    /// <summary>A page with figure and tables.</summary>
    Html,

    /// <summary>The tree of steps.</summary>
    Json,
}
