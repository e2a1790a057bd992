using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Layout.Timeline;

namespace AutodiffTeach.Drawing.Layout.Layered;

/// <summary>
/// Boxes of one indexed family with the same neighbours, such as the units of a layer of a perceptron: any order of theirs crosses equally
/// often, so they stand in that of the diagram.
/// </summary>
internal sealed class Twins
{
    private readonly DiagramIndex _graph;

    public Twins(DiagramIndex graph)
    {
        _graph = graph;
        var classes = Enumerable.Range(0, graph.Boxes.Length).GroupBy(Signature).Select(members => members.ToArray()).ToArray();
        Of = new int[graph.Boxes.Length][];
        foreach (var members in classes)
        {
            foreach (var box in members)
                Of[box] = members;
        }
    }

    /// <summary>The boxes wired like each box, itself included, in the order of the diagram.</summary>
    public int[][] Of { get; }

    /// <summary>The places with those of twins exchanged so that twins stand in the order of the diagram; no crossing more or less.</summary>
    public int[] Sorted(Func<int, int> placeOf)
    {
        var count = _graph.Boxes.Length;
        var place = Enumerable.Range(0, count + _graph.Wires.Length).Select(placeOf).ToArray();
        foreach (var members in Of.Where((members, box) => members.Length > 1 && members[0] == box))
        {
            var items = members.Select(box => Around(box).Select(wire => count + wire).Prepend(box).ToArray()).ToArray();
            var places = items.Select(own => own.Select(item => place[item]).ToArray()).OrderBy(own => own[0]).ToArray();
            for (var i = 0; i < items.Length; i++)
            {
                for (var k = 0; k < items[i].Length; k++)
                    place[items[i][k]] = places[i][k];
            }
        }

        return place;
    }

    private string Signature(int box)
    {
        var ends = _graph.Incoming[box].Select(wire => _graph.From[wire]).Order().Append(-1).Concat(_graph.Outgoing[box].Select(wire => _graph.To[wire]).Order());
        var stem = Families.Stem(_graph.Boxes[box].Id);
        return stem.Length == _graph.Boxes[box].Id.Length ? _graph.Boxes[box].Id : $"{_graph.Boxes[box].Role} {stem} {string.Join(' ', ends)}";
    }

    // Corresponding wires of twins in the same order.
    private IEnumerable<int> Around(int box) =>
        _graph.Incoming[box].OrderBy(wire => _graph.From[wire]).ThenBy(wire => wire).Concat(_graph.Outgoing[box].OrderBy(wire => _graph.To[wire]).ThenBy(wire => wire));
}
