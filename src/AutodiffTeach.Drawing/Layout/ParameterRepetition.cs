using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Layout.Timeline;

namespace AutodiffTeach.Drawing.Layout;

/// <summary>A diagram in which every time step has its own copy of each parameter that it uses.</summary>
/// <param name="Diagram">The diagram with the copies; a copy of <c>U</c> at step 1 has the id <c>U@1</c>.</param>
/// <param name="Originals">For each copy the id of the box it stands for.</param>
public sealed record ParameterRepetition(Diagram Diagram, IReadOnlyDictionary<string, string> Originals)
{
    /// <summary>
    /// Repeats the parameters of a diagram; wires keep their order. A parameter stays single for users that belong to no step.
    /// </summary>
    /// <param name="diagram">A diagram whose parameters have no time.</param>
    public static ParameterRepetition Of(Diagram diagram)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        var graph = new DiagramIndex(diagram);
        var schedule = Schedule.Make(graph);
        var originals = new Dictionary<string, string>(StringComparer.Ordinal);
        var copies = new Dictionary<string, List<Box>>(StringComparer.Ordinal);
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var wires = new Wire[graph.Wires.Length];
        for (var wire = 0; wire < wires.Length; wire++)
        {
            var box = graph.Boxes[graph.From[wire]];
            wires[wire] = graph.Wires[wire];
            if (box is not { Role: BoxRole.Parameter, Time: null } || schedule.TimeOf(graph.To[wire]) is not { } time)
            {
                kept.Add(box.Id);
                continue;
            }

            var id = FormattableString.Invariant($"{box.Id}@{time}");
            wires[wire] = wires[wire] with { From = id };
            if (originals.TryAdd(id, box.Id))
                Copies(copies, box.Id).Add(box with { Id = id, Time = time });
        }

        var boxes = diagram.Boxes.SelectMany(box => copies.TryGetValue(box.Id, out var own) ? kept.Contains(box.Id) ? own.Prepend(box) : own : [box]);
        return new ParameterRepetition(new Diagram([.. boxes], wires), originals);
    }

    private static List<Box> Copies(Dictionary<string, List<Box>> copies, string id)
    {
        if (!copies.TryGetValue(id, out var own))
            copies.Add(id, own = []);
        return own;
    }
}
