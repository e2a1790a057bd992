using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>The direct partial on an edge between scalars, at either granularity.</summary>
internal static class LocalPartials
{
    public static double ValueOf(NumericRun run, GraphEdge edge) => Of(run.Run, edge).Value;

    public static Expr FormulaOf(LocalForms forms, GraphEdge edge) => Of(forms.Run, edge).Formula;

    /// <summary>The slot that another one is a copy of, as far as is asked: in the view of operations another name is the node itself.</summary>
    public static int Resolve(Tape tape, int slot, Func<int, bool> isSought)
    {
        while (!isSought(slot) && tape.Instructions[slot].Code == Opcode.Copy)
            slot = tape.Instructions[slot].Left;
        return slot;
    }

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
        return edge.To.Start == edge.To.Slots[0] && instruction.Arity > edge.Position && operand >= 0 && Resolve(tape, operand, slot => slot == edge.From.Slots[0]) == edge.From.Slots[0];
    }
}
