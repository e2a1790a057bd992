namespace AutodiffTeach.Drawing.Layout.Geometry;

/// <summary>Lays out a diagram with wires that lead back: engines see the acyclic rest, and the wires back are led around it.</summary>
internal static class Feedback
{
    /// <summary>Arranges the diagram; the routes come back in the order of its wires.</summary>
    /// <param name="engine">The engine for the rest.</param>
    /// <param name="diagram">The diagram.</param>
    /// <param name="back">The positions of the wires that lead back; without them the diagram is acyclic.</param>
    /// <param name="sizeOf">What is drawn of each box, perhaps less than its size; see <see cref="FeedbackRouter.RoomFor"/>.</param>
    public static Arrangement Arrange(ILayoutEngine engine, Diagram diagram, IReadOnlySet<int> back, Func<string, Size> sizeOf)
    {
        if (back.Count == 0)
            return engine.Arrange(diagram);
        var forward = engine.Arrange(diagram with { Wires = [.. diagram.Wires.Where((_, i) => !back.Contains(i))] });
        var router = new FeedbackRouter(forward, sizeOf);
        var rest = new Queue<Route>(forward.Routes);
        var routes = diagram.Wires.Select((wire, i) => back.Contains(i) ? null : rest.Dequeue()).ToArray();
        // Wires back to their own box last: they find a way on either side of it.
        foreach (var i in back.Order().OrderBy(wire => diagram.Wires[wire].From == diagram.Wires[wire].To))
            routes[i] = router.Lead(diagram.Wires[i]);
        return Crop.ToContent([.. forward.Boxes], [.. routes.OfType<Route>()], [.. forward.Bands], [.. forward.Junctions]);
    }
}
