using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes the lines of highlighted sets, whose styles are those of <see cref="StrandLine"/>.</summary>
internal static class SvgStrands
{
    /// <summary>The classes that a node of these sets has beside <c>strong</c>.</summary>
    public static string ClassesOf(IReadOnlyList<int> strands) => strands is [> 0 and var only] ? " strand-" + Markup.Number(only) : "";

    /// <summary>Writes the line of an edge of highlighted sets, once for each.</summary>
    public static void WriteWires(Markup svg, SceneEdge edge, string data)
    {
        for (var i = 0; i < edge.Strands.Count; i++)
        {
            svg.Open("path").Attribute("class", "wire" + ClassesOf([edge.Strands[i]]));
            var above = edge.Strands.Count - 1 - i;
            if (above > 0)
                svg.Attribute("style", $"stroke-width: {Markup.Number(StrandLine.WidthBelow(above, edge.Strands.Count))}");
            svg.Attribute("d", data).Close();
        }
    }

    /// <summary>The rules for the sets that occur, as selectors with declarations.</summary>
    public static IEnumerable<(string Selector, string Declarations)> Rules(Scene scene, Palette palette)
    {
        var numbers = scene.Edges.SelectMany(edge => edge.Strands).Concat(scene.Nodes.SelectMany(node => node.Strands)).Where(number => number > 0).Distinct().Order();
        foreach (var number in numbers)
        {
            var (colour, dashes) = (StrandLine.ColourOf(number, palette), string.Join(' ', StrandLine.DashesOf(number).Select(Markup.Number)));
            yield return ($".wire.strand-{Markup.Number(number)}", $"stroke: {colour}" + (dashes.Length > 0 ? $"; stroke-dasharray: {dashes}" : "") + (StrandLine.OwnWidthOf(number) is { } width ? $"; stroke-width: {Markup.Number(width)}" : ""));
            yield return ($".strand-{Markup.Number(number)} .outline", $"stroke: {colour}");
            yield return ($".strand-{Markup.Number(number)} .head", $"fill: {colour}");
        }
    }
}
