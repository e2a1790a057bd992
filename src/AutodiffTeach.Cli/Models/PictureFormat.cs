using System.Text;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Drawing.Writers.Export;

namespace AutodiffTeach.Cli.Models;

/// <summary>A picture to be written: what is drawn, and how a format is to write it.</summary>
/// <param name="Build">Makes the picture.</param>
/// <param name="DrawSteps">Writes a page that steps through it.</param>
/// <param name="Svg">How an SVG is written; every format takes the colours from it.</param>
/// <param name="Scale">Pixels of a PNG for each pixel of the picture.</param>
/// <param name="IsFragment">Whether TikZ comes without a document around it.</param>
internal sealed record PictureRequest(Func<Scene> Build, Func<HtmlOptions, string> DrawSteps, SvgOptions Svg, double Scale, bool IsFragment)
{
    public byte[] Write(ISceneWriter writer) => Encoding.UTF8.GetBytes(WrittenText.Of(output => writer.Write(Build(), output)));

    public byte[] Export(ExportFormat format) =>
        PictureExporter.Export(Build(), format, new ExportOptions { Theme = Svg.Theme, Scale = Scale });
}

/// <summary>A format of pictures.</summary>
/// <param name="Ending">How the names of its files end, without a dot.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Draw">Gives the bytes of the file.</param>
internal sealed record PictureFormat(string Ending, string Description, Func<PictureRequest, byte[]> Draw)
{
    /// <summary>Every format that there is; help, messages and the choice of the writer follow from this list.</summary>
    public static readonly IReadOnlyList<PictureFormat> All =
    [
        new("svg", "for pages", request => request.Write(new SvgWriter(request.Svg))),
        new("html", "a page that steps", request => Encoding.UTF8.GetBytes(request.DrawSteps(new HtmlOptions { Theme = request.Svg.Theme }))),
        new("tex", "TikZ for LaTeX", request => request.Write(new TikzWriter(new TikzOptions { Theme = request.Svg.Theme, IsFragment = request.IsFragment }))),
        new("pdf", "for print", request => request.Export(ExportFormat.Pdf)),
        new("png", "pixels", request => request.Export(ExportFormat.Png)),
        new("dot", "for Graphviz", request => request.Write(new DotWriter(request.Svg.Theme))),
        new("mmd", "for Mermaid", request => request.Write(new MermaidWriter(request.Svg.Theme))),
        new("json", "for programs", request => request.Write(new JsonWriter())),
        new("txt", "in words", request => request.Write(new EdgeListWriter())),
    ];

    /// <summary>The format of a file, or null where none has its ending.</summary>
    public static PictureFormat? Of(string path)
    {
        string ending = EndingOf(path);
        return All.FirstOrDefault(format => format.Ending == ending);
    }

    /// <summary>The ending of a file in lower case, without a dot; empty where it has none.</summary>
    public static string EndingOf(string path) => Path.GetExtension(path).TrimStart('.').ToLowerInvariant();
}
