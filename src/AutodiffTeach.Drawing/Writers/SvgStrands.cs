using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// The line styles of highlighted sets: a colour and a pattern of dashes each, so that they are told apart without colour too. The first
/// is a solid line in the colour of what stands out. On an edge of several sets the lines lie on one another, each thinner than the one below.
/// </summary>
internal static class SvgStrands
{
    private const double Width = 2.4;
    private const double Wider = 2.2;
    private const double Widest = 6;
    private const double Heavier = 3.6;

    private static readonly string[] Dashes = ["", "9 4", "2.5 3.5", "12 3.5 2.5 3.5", "18 5", "9 3 2.5 3 2.5 3"];

    /// <summary>The classes that a node of these sets has beside <c>strong</c>.</summary>
    public static string ClassesOf(IReadOnlyList<int> strands) => strands is [> 0 and var only] ? " strand-" + Markup.Number(only) : "";

    /// <summary>Writes the line of an edge of highlighted sets, once for each.</summary>
    public static void WriteWires(Markup svg, SceneEdge edge, string data)
    {
        var wider = Math.Min(Wider, (Widest - Width) / Math.Max(1, edge.Strands.Count - 1));
        for (var i = 0; i < edge.Strands.Count; i++)
        {
            svg.Open("path").Attribute("class", "wire" + ClassesOf([edge.Strands[i]]));
            if (i < edge.Strands.Count - 1)
                svg.Attribute("style", $"stroke-width: {Markup.Number(Width + wider * (edge.Strands.Count - 1 - i))}");
            svg.Attribute("d", data).Close();
        }
    }

    /// <summary>The rules for the sets that occur, as selectors with declarations.</summary>
    public static IEnumerable<(string Selector, string Declarations)> Rules(Scene scene, Palette palette)
    {
        var numbers = scene.Edges.SelectMany(edge => edge.Strands).Concat(scene.Nodes.SelectMany(node => node.Strands)).Where(number => number > 0).Distinct().Order();
        foreach (var number in numbers)
        {
            var (colour, dashes) = (palette.Strands[number % palette.Strands.Count], Dashes[number % Dashes.Length]);
            yield return ($".wire.strand-{Markup.Number(number)}", $"stroke: {colour}" + (dashes.Length > 0 ? $"; stroke-dasharray: {dashes}" : "") + (number >= Dashes.Length ? $"; stroke-width: {Markup.Number(Heavier)}" : ""));
            yield return ($".strand-{Markup.Number(number)} .outline", $"stroke: {colour}");
            yield return ($".strand-{Markup.Number(number)} .head", $"fill: {colour}");
        }
    }
}
