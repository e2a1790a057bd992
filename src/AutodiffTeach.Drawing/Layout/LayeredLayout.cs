using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Layout.Layered;

namespace AutodiffTeach.Drawing.Layout;

/// <summary>
/// A layout for any acyclic graph, from left to right in layers, after Sugiyama: layering, slots for long wires, few crossings,
/// straight long wires. Unconnected parts stand below each other. Near-linear in the number of layers that wires span.
/// </summary>
public sealed class LayeredLayout : ILayoutEngine
{
    private const double PartGap = 30;

    /// <inheritdoc/>
    public string Name => "layered";

    /// <inheritdoc/>
    public Arrangement Arrange(Diagram diagram)
    {
        var graph = new DiagramIndex(diagram);
        var boxes = new PlacedBox[graph.Boxes.Length];
        var routes = new Route[graph.Wires.Length];
        var top = 0.0;
        foreach (var part in Components.Of(graph))
        {
            var arranged = ArrangePart(new DiagramIndex(new Diagram([.. part.Boxes.Select(box => graph.Boxes[box])], [.. part.Wires.Select(wire => graph.Wires[wire])])));
            for (var i = 0; i < part.Boxes.Length; i++)
                boxes[part.Boxes[i]] = arranged.Boxes[i] with { Center = Lower(arranged.Boxes[i].Center, top) };
            for (var i = 0; i < part.Wires.Length; i++)
                routes[part.Wires[i]] = Lower(arranged.Routes[i], top);
            top += arranged.Size.Height + PartGap;
        }

        return Crop.ToContent(boxes, routes, [], []);
    }

    private static Arrangement ArrangePart(DiagramIndex graph)
    {
        var (proper, order) = CrossingSearch.Find(graph);
        var y = Alignment.Place(proper, order);
        Straightening.Apply(graph, proper, order, y);
        var drawer = new LayeredDrawer(graph, proper, y);
        var boxes = Enumerable.Range(0, graph.Boxes.Length).Select(drawer.Box).ToArray();
        var routes = Enumerable.Range(0, graph.Wires.Length).Select(drawer.Wire).ToArray();
        return Crop.ToContent(boxes, routes, [], []);
    }

    private static Point Lower(Point point, double dy) => point with { Y = point.Y + dy };

    private static Route Lower(Route route, double dy) => route with
    {
        Curve = new Curve(
            Lower(route.Curve.Start, dy),
            [.. route.Curve.Segments.Select(segment => segment with { Control1 = Lower(segment.Control1, dy), Control2 = Lower(segment.Control2, dy), End = Lower(segment.End, dy) })]),
        Label = route.Label is { } label ? Lower(label, dy) : null,
    };
}
