using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Layout.Timeline;

namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// Which boxes of an indexed family play the same part, such as the units of a layer with weights of their own: those that colour refinement
/// (Weisfeiler and Leman, 1968) does not tell apart. They share a column, as in a textbook, even where a column each would save crossings.
/// </summary>
internal static class Symmetry
{
    private const int MostRounds = 12;

    /// <summary>For each box those of its part, itself included, in the order of the diagram.</summary>
    public static int[][] Classes(DiagramIndex graph)
    {
        var colour = Number(graph, box => NameOf(graph.Boxes[box]));
        for (var (round, count) = (0, colour.Max() + 1); round < MostRounds; round++)
        {
            var known = colour;
            colour = Number(graph, box => Describe(graph, known, box));
            if (colour.Max() + 1 == count)
                break;
            count = colour.Max() + 1;
        }

        var classes = Enumerable.Range(0, colour.Length).ToLookup(box => colour[box]);
        var members = classes.ToDictionary(own => own.Key, own => own.ToArray());
        return [.. colour.Select(own => members[own])];
    }

    private static string NameOf(Box box)
    {
        var stem = Families.Stem(box.Id);
        return stem.Length == box.Id.Length ? box.Id : $"{box.Role} {stem}_";
    }

    private static string Describe(DiagramIndex graph, int[] colour, int box) => string.Join(' ',
        graph.Incoming[box].Select(wire => colour[graph.From[wire]]).Order().Prepend(colour[box]).Append(-1)
            .Concat(graph.Outgoing[box].Select(wire => colour[graph.To[wire]]).Order()));

    private static int[] Number(DiagramIndex graph, Func<int, string> describe)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var colour = new int[graph.Boxes.Length];
        for (var box = 0; box < colour.Length; box++)
        {
            var description = describe(box);
            if (!numbers.TryGetValue(description, out colour[box]))
                numbers.Add(description, colour[box] = numbers.Count);
        }

        return colour;
    }
}
