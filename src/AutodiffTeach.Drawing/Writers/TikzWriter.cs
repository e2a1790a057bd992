using System.Text;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Writes a scene as a TikZ picture: the same coordinates, curves and outlines as in the SVG, a pixel being 0.75 bp, and labels as LaTeX's own
/// mathematics in the fonts of the document. It needs TikZ and amsmath, no library and no further package, and compiles with pdflatex
/// whatever the labels hold: what its fonts lack becomes a small frame with the code point. Every node is a TikZ node of its id
/// (<c>h_1</c>; in <c>U-40-1</c> hyphens stand around the code point of what such a name may not hold), so that a document can draw beside it.
/// </summary>
/// <param name="options">Theme and kind of file; null for a light document of its own.</param>
public sealed class TikzWriter(TikzOptions? options = null) : ISceneWriter
{
    private const string Preamble = """
        % A document of its own; where another one that has TikZ and amsmath reads this file by \input, the picture alone.
        \ifdefined\tikzpicture\else
        \documentclass{article}
        \usepackage{amsmath}
        \usepackage{tikz}
        \ifdefined\pagewidth\else\let\pagewidth\pdfpagewidth\let\pageheight\pdfpageheight\fi
        \def\adpage{\egroup\hoffset=-1in\voffset=-1in\pagewidth=\wd0 \pageheight=\dimexpr\ht0+\dp0\relax\shipout\box0 \end{document}}
        \begin{document}
        \setbox0=\hbox\bgroup
        \fi

        """;

    private const string Ending = """
        \ifdefined\adpage\expandafter\adpage\fi

        """;

    private readonly TikzOptions _options = options ?? new TikzOptions();

    /// <inheritdoc/>
    public string Extension => "tex";

    /// <inheritdoc/>
    public void Write(Scene scene, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(output);
        var tex = new StringBuilder();
        tex.Append("% ").Append(MathParser.Printable(scene.Title)).Append('\n');
        tex.Append("% ").Append(MathParser.Printable(scene.Description)).Append('\n');
        if (!_options.IsFragment)
            tex.Append(Preamble.ReplaceLineEndings("\n"));
        WritePicture(new TikzCanvas(tex, scene.Size), scene);
        if (!_options.IsFragment)
            tex.Append(Ending.ReplaceLineEndings("\n"));
        output.Write(tex.ToString());
    }

    private void WritePicture(TikzCanvas tikz, Scene scene)
    {
        tikz.Line($@"\begin{{tikzpicture}}[x={tikz.Unit}, y=-{tikz.Unit}]");
        TikzStyles.Write(tikz, Palette.For(_options.Theme), scene);
        TikzText.WriteMacros(tikz);
        var (width, height) = (Math.Ceiling(scene.Size.Width), Math.Ceiling(scene.Size.Height));
        tikz.Line($@"\path[ad paper, use as bounding box] {tikz.Rectangle(new Region(0, 0, width, height))};");
        for (var i = 0; i < scene.Bands.Count; i++)
            WriteBand(tikz, scene.Bands[i], scene.BandDisplay, isFirst: i == 0);
        WriteGraph(tikz, scene);
        foreach (var entry in scene.Legend)
            WriteSample(tikz, entry);
        foreach (var note in scene.Notes)
            TikzText.Write(tikz, note, Emphasis.Normal, TikzText.OnPaper, isLeft: true);
        tikz.Line(@"\end{tikzpicture}%");
    }

    private static void WriteBand(TikzCanvas tikz, SceneBand band, BandDisplay display, bool isFirst)
    {
        if (display == BandDisplay.Frames)
            tikz.Line($@"\draw[ad frame] {tikz.Rectangle(band.Region.Grow(-SceneBand.FrameInset))};");
        else if (!isFirst)
            tikz.Line($@"\draw[ad band] {tikz.Point(new Point(band.Region.Left, 6))} -- {tikz.Point(new Point(band.Region.Left, band.Region.Bottom - 6))};");
        TikzText.Write(tikz, band.Label, "ad band label", TikzText.OnPaper);
    }

    // What stands out is drawn last, so that nothing covers it; nodes cover the ends of edges.
    private static void WriteGraph(TikzCanvas tikz, Scene scene)
    {
        foreach (var edge in scene.Edges.OrderBy(edge => edge.Emphasis switch { Emphasis.Dimmed => 0, Emphasis.Normal => 1, _ => 2 }))
            TikzEdge.Write(tikz, edge);
        foreach (var point in scene.Junctions)
            tikz.Line($@"\fill[ad junction] {tikz.Point(point)} circle[radius={tikz.Length(2.6)}];");
        foreach (var node in scene.Nodes)
            TikzNode.Write(tikz, node);
    }

    private static void WriteSample(TikzCanvas tikz, LegendEntry entry)
    {
        if (entry.Node is { } node)
            TikzNode.WriteOutline(tikz, node);
        if (entry.Edge is { } edge)
            TikzEdge.WriteLine(tikz, edge);
    }
}
