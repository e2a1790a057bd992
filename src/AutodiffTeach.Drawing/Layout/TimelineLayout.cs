using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Layout.Timeline;

namespace AutodiffTeach.Drawing.Layout;

/// <summary>
/// A layout that knows time: one column a time step, the recurrent chain on one straight horizontal line, inputs below it,
/// outputs above it, what follows all steps at the right, shared parameters at the left. Adding a step moves no earlier box
/// relative to the others. The time is linear in the number of steps. Where no box has a time the layered layout takes over.
/// </summary>
/// <param name="parameters">How shared parameters are drawn; <see cref="ParameterPlacement.Repeated"/> expects a diagram that
/// <see cref="ParameterRepetition"/> has made.</param>
public sealed class TimelineLayout(ParameterPlacement parameters = ParameterPlacement.Shared) : ILayoutEngine
{
    private const double SharedRadius = 11;
    private const double RailRadius = 3;

    /// <inheritdoc/>
    public string Name => "timeline";

    /// <inheritdoc/>
    public Arrangement Arrange(Diagram diagram)
    {
        var graph = new DiagramIndex(diagram);
        if (graph.Boxes.All(box => box.Time is null))
            return new LayeredLayout().Arrange(diagram);

        var schedule = Schedule.Make(graph);
        var families = new Families(graph, schedule);
        var chain = ChainFinder.Find(graph, schedule, families);
        var row = Levels.Assign(graph, schedule, families, chain);
        var placement = Placement.Sketch(graph, schedule, families, row);
        var trails = TrailPlanner.Plan(graph, schedule, row, placement);
        var extents = Settle(graph, placement, trails);
        var lanes = Lanes.Assign(graph, schedule, placement, extents, trails);
        var x = new Abscissas(graph, schedule, placement, extents, lanes);
        var tracks = Tracks.Assign(graph, trails, x);
        var frame = new Frame(graph, schedule, row, trails, x, tracks);
        return Draw(graph, schedule, trails, frame);
    }

    // Ports stand by where the boxes are, and boxes by how far their ports reach; extents only grow, so this comes to rest.
    private static Extents Settle(DiagramIndex graph, Placement placement, Trail[] trails)
    {
        var extents = PortLayout.Spread(graph, trails, placement.X);
        placement.Refine(extents);
        for (var next = PortLayout.Spread(graph, trails, placement.X); !extents.Cover(next); next = PortLayout.Spread(graph, trails, placement.X))
        {
            extents = extents.With(next);
            placement.Refine(extents);
        }

        return extents;
    }

    private Arrangement Draw(DiagramIndex graph, Schedule schedule, Trail[] trails, Frame frame)
    {
        var isRails = parameters == ParameterPlacement.Rails;
        var drawer = new WireDrawer(graph, frame, isRails ? RailRadius : SharedRadius);
        var boxes = graph.Boxes.Select((box, i) => new PlacedBox(box, frame.CenterOf(i))).ToArray();
        var routes = trails.Select(drawer.Draw).ToArray();
        var junctions = isRails ? trails.Select(drawer.JunctionOf).OfType<Point>().Distinct().ToArray() : [];
        var bands = schedule.Times.Select((time, i) => new Band(time, new Region(frame.X.Boundaries[i], 0, frame.X.Boundaries[i + 1], 0)));
        return Crop.ToContent(boxes, routes, [.. bands], junctions);
    }
}
