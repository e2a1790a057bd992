using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>The direct partial on an edge between scalars, at either granularity.</summary>
internal static class LocalPartials
{
    public static double ValueOf(NumericRun run, GraphEdge edge) => Of(run.Run, edge).Value;

    public static Expr FormulaOf(LocalForms forms, GraphEdge edge) => Of(forms.Run, edge).Formula;

    /// <summary>
    /// What flows back along an edge: for each element of its source the sum over the elements of its target of the upstream gradient times
    /// the direct partial. Null where several edges of vectors run side by side and their shares are not told apart.
    /// </summary>
    public static double[]? ContributionOf(GraphView view, NumericRun numbers, NumericGradient gradient, GraphEdge edge)
    {
        if (edge.From.Shape.IsScalar && edge.To.Shape.IsScalar)
            return [gradient.AtSlot(edge.To.Slots[0]) * ValueOf(numbers, edge)];
        if (view.Incoming(edge.To).Count(other => other.From == edge.From) > 1)
            return null;
        var sums = edge.From.Slots.ToDictionary(slot => slot, _ => 0.0);
        foreach (int target in edge.To.Slots)
        {
            foreach (var (slot, partial) in numbers.Run.DirectPartials(target, edge.To.Start))
            {
                if (sums.TryGetValue(slot, out double sum))
                    sums[slot] = sum + gradient.AtSlot(target) * partial.Value;
            }
        }

        return [.. edge.From.Slots.Select(slot => sums[slot])];
    }

    /// <summary>Whether the edge ends in one instruction between scalars, so that parallel edges have a partial each.</summary>
    public static bool IsOfOnePosition(Tape tape, GraphEdge edge) =>
        edge.From.Shape.IsScalar && edge.To.Shape.IsScalar && edge.To.Operation is not null && IsSingleInstruction(tape, edge);

    /// <summary>Whether gradients flow into a node: it does not depend on literals alone.</summary>
    public static bool IsActive(Tape tape, GraphNode node) => node.Role != Role.Constant && node.Slots.Any(tape.IsActive);

    // Parallel edges into one operation have the partial of their own position; else the edge stands for all uses of the operand.
    private static T Of<T>(TapeRun<T> run, GraphEdge edge) where T : IScalar<T> =>
        edge.To.Operation is not null && IsSingleInstruction(run.Tape, edge)
            ? edge.Position == 0 ? run.LeftPartial(edge.To.Slots[0]) : run.RightPartial(edge.To.Slots[0])
            : run.DirectPartials(edge.To.Slots[0], edge.To.Start).TryGetValue(edge.From.Slots[0], out T? partial) ? partial : T.Zero;

    private static bool IsSingleInstruction(Tape tape, GraphEdge edge)
    {
        Instruction instruction = tape.Instructions[edge.To.Slots[0]];
        int operand = edge.Position == 0 ? instruction.Left : edge.Position == 1 ? instruction.Right : -1;
        return edge.To.Start == edge.To.Slots[0] && instruction.Arity > edge.Position && operand == edge.From.Slots[0];
    }
}
