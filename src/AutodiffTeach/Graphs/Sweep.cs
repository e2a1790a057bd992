using AutodiffTeach.Formulas;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs;

/// <summary>The two passes over a tape, for every reading, into memory that the caller gives.</summary>
internal static class Sweep
{
    /// <summary>The forward pass: the value of every slot, and on every edge the local derivative.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="leaves">The value of each leaf.</param>
    /// <param name="rename">The slot and its value to the value that its derivative and later slots see; null for none.</param>
    /// <param name="values">A place for each slot.</param>
    /// <param name="partials">A place for each slot.</param>
    public static void Forward<T>(Tape tape, ReadOnlySpan<T> leaves, Func<int, T, T>? rename, Span<T> values, Span<Partials<T>> partials)
        where T : IScalar<T>
    {
        Kernel<T>[] kernels = Array.ConvertAll(tape.Operations, Kernel<T>.For);
        T[] constants = Array.ConvertAll(tape.Constants, Read<T>);
        T one = T.One;
        ReadOnlySpan<Instruction> instructions = tape.Instructions;
        values = values[..instructions.Length];
        partials = partials[..instructions.Length];
        for (int i = 0; i < instructions.Length; i++)
        {
            ref readonly Instruction step = ref instructions[i];
            ref Partials<T> partial = ref partials[i];
            T value;
            switch (step.Code)
            {
                case Opcode.Leaf:
                    value = leaves[step.Left];
                    break;
                case Opcode.Constant:
                    value = constants[step.Left];
                    break;
                case Opcode.Copy:
                    value = values[step.Left];
                    partial.Left = one;
                    break;
                case Opcode.Add: // (u + v)' = u' + v'
                    value = values[step.Left] + values[step.Right];
                    partial.Left = partial.Right = one;
                    break;
                case Opcode.Multiply: // (uv)' = u'v + uv'
                    (partial.Left, partial.Right) = (values[step.Right], values[step.Left]);
                    value = partial.Right * partial.Left;
                    break;
                case Opcode.Unary:
                    values[i] = Unary(i, step, kernels[step.Kernel], values[step.Left], rename, ref partial);
                    continue;
                default:
                    values[i] = Binary(i, step, kernels[step.Kernel], values[step.Left], values[step.Right], rename, ref partial);
                    continue;
            }

            values[i] = rename is null ? value : rename(i, value);
        }
    }

    /// <summary>The backward pass: adds to the adjoint of every operand what flows into it.</summary>
    /// <param name="tape">The tape.</param>
    /// <param name="end">Behind the last slot that has an adjoint.</param>
    /// <param name="partials">The local derivatives.</param>
    /// <param name="adjoints">The adjoints, seeded at the outputs, zero elsewhere.</param>
    /// <param name="reached">Which slots the sweep has reached, seeded at the outputs; the others contribute nothing, not even 0 times infinity.</param>
    public static void Backward<T>(Tape tape, int end, ReadOnlySpan<Partials<T>> partials, Span<T> adjoints, Span<bool> reached)
        where T : IScalar<T>
    {
        ReadOnlySpan<Instruction> instructions = tape.Instructions[..end];
        partials = partials[..instructions.Length];
        for (int i = instructions.Length - 1; i >= 0; i--)
        {
            ref readonly Instruction step = ref instructions[i];
            if (step.Flow == Flow.None || !reached[i])
                continue;
            T adjoint = adjoints[i];
            ref readonly Partials<T> partial = ref partials[i];
            if ((step.Flow & Flow.Left) != 0)
            {
                adjoints[step.Left] += adjoint * partial.Left;
                reached[step.Left] = true;
            }

            if ((step.Flow & Flow.Right) != 0)
            {
                adjoints[step.Right] += adjoint * partial.Right;
                reached[step.Right] = true;
            }
        }
    }

    private static T Unary<T>(int i, in Instruction step, Kernel<T> kernel, T x, Func<int, T, T>? rename, ref Partials<T> partial)
        where T : IScalar<T>
    {
        T y = kernel.Value(x);
        if (rename is not null)
            y = rename(i, y);
        if (step.Flow != Flow.None)
            partial.Left = kernel.Derivative(x, y);
        return y;
    }

    // The partial in an operand without gradient is not taken: log of a negative base under a constant exponent has no value.
    private static T Binary<T>(int i, in Instruction step, Kernel<T> kernel, T a, T b, Func<int, T, T>? rename, ref Partials<T> partial)
        where T : IScalar<T>
    {
        T y = kernel.BinaryValue(a, b);
        if (rename is not null)
            y = rename(i, y);
        if ((step.Flow & Flow.Left) != 0)
            partial.Left = kernel.LeftPartial(a, b, y);
        if ((step.Flow & Flow.Right) != 0)
            partial.Right = kernel.RightPartial(a, b, y);
        return y;
    }

    private static T Read<T>(Expr constant) where T : IScalar<T> => constant switch
    {
        Number(var value) => T.FromRational(value),
        Constant { Name: var name, Value: var value } => T.FromConstant(name, value),
        _ => throw new InvalidOperationException("Only numbers, pi and e are constants of a tape."),
    };
}
