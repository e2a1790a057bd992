using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>The direct partials of an operation in one of its operands, told apart by position where both operands are the same.</summary>
internal static class OperandPartials
{
    /// <summary>The slots of the operand that an element of the operation reads, each with its partial; a slot may occur several times.</summary>
    public static IEnumerable<(int Slot, double Partial)> Of(Model model, TapeRun<Real> run, GraphEdge edge, int output)
    {
        int start = edge.To.Start;
        if (output < start)
        {
            yield return (output, 1);
            yield break;
        }

        bool isOnly = model.Graph.View(Granularity.Operations).Incoming(edge.To).Count == 1;
        var adjoints = new double[output - start + 1];
        adjoints[^1] = 1;
        for (int i = output; i >= start; i--)
        {
            Instruction step = run.Tape.Instructions[i];
            if (adjoints[i - start] == 0)
                continue;
            for (var position = 0; position < step.Arity; position++)
            {
                int operand = position == 0 ? step.Left : step.Right;
                if (!run.Tape.IsActive(operand))
                    continue;
                double partial = adjoints[i - start] * (position == 0 ? run.LeftPartial(i) : run.RightPartial(i)).Value;
                if (operand >= start)
                    adjoints[operand - start] += partial;
                else if (isOnly || position == edge.Position)
                    yield return (operand, partial);
            }
        }
    }
}
