using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Writes a scene as SVG: standalone or to be placed inline in a page. It needs no script, font file or network. It is a graphics
/// document of the WAI-ARIA Graphics Module: title and description say the whole, and every node and edge has an id and a name, in the
/// order of the computation, each node right after the edges that lead to it.
/// </summary>
/// <param name="options">Theme and id prefix; null for the automatic theme.</param>
public sealed class SvgWriter(SvgOptions? options = null) : ISceneWriter
{
    private readonly SvgOptions _options = options ?? new SvgOptions();

    /// <inheritdoc/>
    public string Extension => "svg";

    /// <inheritdoc/>
    public void Write(Scene scene, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(output);
        var prefix = Markup.Identifier(_options.IdPrefix ?? FigureId.Of(scene, _options.Theme));
        var svg = new Markup();
        var (width, height) = (Math.Ceiling(scene.Size.Width), Math.Ceiling(scene.Size.Height));
        svg.Open("svg").Attribute("xmlns", "http://www.w3.org/2000/svg").Attribute("xml:space", "preserve").Attribute("id", prefix)
            .Attribute("viewBox", $"0 0 {Markup.Number(width)} {Markup.Number(height)}").Attribute("width", width).Attribute("height", height)
            .Attribute("role", "graphics-document document").Attribute("aria-roledescription", "computation graph")
            .Attribute("aria-labelledby", prefix + "-title").Attribute("aria-describedby", prefix + "-desc").Content();
        svg.Open("title").Attribute("id", prefix + "-title").Text(scene.Title).Close();
        svg.Open("desc").Attribute("id", prefix + "-desc").Text(DescriptionOf(scene)).Close();
        svg.Open("style").Raw("\n" + SvgStyleSheet.Write(prefix, _options.Theme, scene)).Close();
        svg.Open("rect").Attribute("class", "paper").Attribute("width", width).Attribute("height", height).Close();
        WriteBands(svg, scene);
        WriteGraph(svg, scene, prefix);
        SvgLegend.Write(svg, scene);
        svg.Close();
        output.Write(svg.ToString());
    }

    private static void WriteBands(Markup svg, Scene scene)
    {
        for (var i = 0; i < scene.Bands.Count; i++)
        {
            var band = scene.Bands[i];
            svg.Open("g").Attribute("class", "band").Content();
            if (scene.BandDisplay == BandDisplay.Frames)
                WriteFrame(svg, band.Region.Grow(-SceneBand.FrameInset));
            else if (i > 0)
                svg.Open("path").Attribute("d", $"M{Markup.Number(band.Region.Left)} 6V{Markup.Number(band.Region.Bottom - 6)}").Close();
            SvgText.Write(svg, band.Label, "title");
            svg.Close();
        }
    }

    private static void WriteFrame(Markup svg, Region frame) => svg.Open("rect").Attribute("class", "frame").Attribute("x", frame.Left).Attribute("y", frame.Top)
        .Attribute("width", frame.Width).Attribute("height", frame.Height).Attribute("rx", Outline.CornerRadius).Close();

    private string DescriptionOf(Scene scene) => _options.HasTextAlternative ? scene.Description + "\n\n" + EdgeListWriter.ListOf(scene) : scene.Description;

    // What stands out is drawn last, so that nothing covers it; within that the order is that of the computation.
    private static void WriteGraph(Markup svg, Scene scene, string prefix)
    {
        svg.Open("g").Attribute("class", "graph").Content();
        var incoming = scene.Edges.ToLookup(edge => edge.To, StringComparer.Ordinal);
        foreach (var emphasis in new[] { Emphasis.Dimmed, Emphasis.Normal, Emphasis.Strong })
        {
            foreach (var node in scene.Nodes)
            {
                foreach (var edge in incoming[node.Id].Where(edge => edge.Emphasis == emphasis))
                    SvgEdge.Write(svg, edge, SvgIds.Of(edge, prefix));
                if (node.Emphasis == emphasis)
                    WriteNode(svg, node, SvgIds.Of(node, prefix));
            }
        }

        foreach (var point in scene.Junctions)
            svg.Open("circle").Attribute("class", "junction").Attribute("cx", point.X).Attribute("cy", point.Y).Attribute("r", 2.6).Close();
        svg.Close();
    }

    private static void WriteNode(Markup svg, SceneNode node, string id)
    {
        svg.Open("g").Attribute("id", id).Attribute("class", SvgIds.ClassOf(node))
            .Attribute("role", "graphics-symbol").Attribute("aria-roledescription", "node");
        if (node.Source.IsBroken)
            svg.Attribute("stroke-dasharray", SvgEdge.Dashes);
        svg.Content();
        svg.Open("title").Text(node.Name).Close();
        SvgShape.Write(svg, node.Shape, node.Region);
        foreach (var text in node.Texts)
            SvgSceneText.Write(svg, text);
        svg.Close();
    }
}
