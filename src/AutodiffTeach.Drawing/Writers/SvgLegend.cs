using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes what stands beside the graph: the samples of the legend and all notes.</summary>
internal static class SvgLegend
{
    public static void Write(Markup svg, Scene scene)
    {
        if (scene.Notes.Count == 0)
            return;
        svg.Open("g").Attribute("class", "notes").Content();
        foreach (var entry in scene.Legend)
            WriteSample(svg, entry);
        foreach (var note in scene.Notes)
            SvgSceneText.Write(svg, note);
        svg.Close();
    }

    private static void WriteSample(Markup svg, LegendEntry entry)
    {
        if (entry.Node is { } node)
        {
            svg.Open("g").Attribute("class", SvgStyleSheet.NameOf(node.Source.Role) + node.Emphasis switch { Emphasis.Strong => " strong", Emphasis.Dimmed => " dim", _ => "" });
            Break(svg, node.Source.IsBroken).Content();
            SvgShape.Write(svg, node.Shape, node.Region);
            svg.Close();
        }

        if (entry.Edge is { } edge)
        {
            svg.Open("g").Attribute("class", EmphasisClass(edge) + (edge.IsDelayed ? " delayed" : "") + SvgStrands.ClassesOf(edge.Strands));
            Break(svg, edge.Source.IsBroken).Content();
            SvgEdge.WriteLine(svg, edge);
            svg.Close();
        }
    }

    private static Markup Break(Markup svg, bool isBroken) => isBroken ? svg.Attribute("stroke-dasharray", SvgEdge.Dashes) : svg;

    private static string EmphasisClass(SceneEdge edge) => edge.Emphasis switch { Emphasis.Strong => "strong", Emphasis.Dimmed => "dim", _ => "edge" };
}
