using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>The direct partial on an edge between scalars, at either granularity.</summary>
internal static class LocalPartials
{
    public static double ValueOf(NumericRun run, GraphEdge edge) => Of(run.Run, edge).Value;

    public static Expr FormulaOf(LocalForms forms, GraphEdge edge) => Of(forms.Run, edge).Formula;

    /// <summary>Whether the edge ends in one instruction between scalars, so that parallel edges have a partial each.</summary>
    public static bool IsOfOnePosition(Tape tape, GraphEdge edge) =>
        edge.From.Shape.IsScalar && edge.To.Shape.IsScalar && edge.To.Operation is not null && IsSingleInstruction(tape, edge);

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
