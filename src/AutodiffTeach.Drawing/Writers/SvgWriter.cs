using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Writes a scene as SVG: standalone or to be placed inline in a page, with a title, a description, and an id and a name for
/// every node and edge. It needs no script, font file or network.
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
        var prefix = Markup.Identifier(_options.IdPrefix);
        var svg = new Markup();
        var (width, height) = (Math.Ceiling(scene.Size.Width), Math.Ceiling(scene.Size.Height));
        svg.Open("svg").Attribute("xmlns", "http://www.w3.org/2000/svg").Attribute("xml:space", "preserve").Attribute("id", prefix)
            .Attribute("viewBox", $"0 0 {Markup.Number(width)} {Markup.Number(height)}").Attribute("width", width).Attribute("height", height)
            .Attribute("role", "img").Attribute("aria-labelledby", $"{prefix}-title {prefix}-desc").Content();
        svg.Open("title").Attribute("id", prefix + "-title").Text(scene.Title).Close();
        svg.Open("desc").Attribute("id", prefix + "-desc").Text(scene.Description).Close();
        svg.Open("style").Raw("\n" + SvgStyleSheet.Write(prefix, _options.Theme, scene.Style)).Close();
        svg.Open("rect").Attribute("class", "paper").Attribute("width", width).Attribute("height", height).Close();
        WriteBands(svg, scene);
        WriteEdges(svg, scene, prefix);
        WriteNodes(svg, scene, prefix);
        svg.Close();
        output.Write(svg.ToString());
    }

    /// <summary>The id of a node's group.</summary>
    internal static string NodeId(string prefix, SceneNode node) => $"{prefix}-n-{Markup.Identifier(node.Id)}";

    /// <summary>The id of an edge's group.</summary>
    internal static string EdgeId(string prefix, SceneEdge edge) => $"{prefix}-e-{Markup.Number(edge.Index)}";

    private static void WriteBands(Markup svg, Scene scene)
    {
        for (var i = 0; i < scene.Bands.Count; i++)
        {
            var band = scene.Bands[i];
            svg.Open("g").Attribute("class", "band").Content();
            if (i > 0)
                svg.Open("path").Attribute("d", $"M{Markup.Number(band.Region.Left)} 6V{Markup.Number(band.Region.Bottom - 6)}").Close();
            SvgText.Write(svg, band.Label, "title");
            svg.Close();
        }
    }

    // What stands out is drawn last, so that nothing covers it.
    private static void WriteEdges(Markup svg, Scene scene, string prefix)
    {
        svg.Open("g").Attribute("class", "edges").Content();
        foreach (var edge in scene.Edges.OrderBy(edge => edge.Emphasis switch { Emphasis.Dimmed => 0, Emphasis.Normal => 1, _ => 2 }))
            SvgEdge.Write(svg, edge, EdgeId(prefix, edge));
        foreach (var point in scene.Junctions)
            svg.Open("circle").Attribute("class", "junction").Attribute("cx", point.X).Attribute("cy", point.Y).Attribute("r", 2.6).Close();
        svg.Close();
    }

    private static void WriteNodes(Markup svg, Scene scene, string prefix)
    {
        svg.Open("g").Attribute("class", "nodes").Content();
        foreach (var node in scene.Nodes)
            WriteNode(svg, node, NodeId(prefix, node));
        svg.Close();
    }

    private static void WriteNode(Markup svg, SceneNode node, string id)
    {
        var emphasis = node.Emphasis switch { Emphasis.Strong => " strong", Emphasis.Dimmed => " dim", _ => "" };
        svg.Open("g").Attribute("id", id).Attribute("class", "node " + SvgStyleSheet.NameOf(node.Source.Role) + emphasis).Content();
        svg.Open("title").Text(node.Name).Close();
        SvgShape.Write(svg, node.Shape, node.Region);
        foreach (var text in node.Texts)
            SvgText.Write(svg, text.Placed, SvgStyleSheet.NameOf(text.Kind));
        svg.Close();
    }
}
