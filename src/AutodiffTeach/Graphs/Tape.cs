using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs;

/// <summary>
/// A straight-line program over scalars in execution order, replayed for new values and other readings without being rebuilt.
/// </summary>
/// <remarks>Immutable and safe to share between threads. Made by <see cref="TapeBuilder"/>.</remarks>
public sealed class Tape
{
    private readonly Instruction[] _instructions;
    private readonly Expr[] _constants;
    private readonly bool[] _active;

    internal Tape(Instruction[] instructions, Expr[] constants, bool[] active, int leafCount)
    {
        _instructions = instructions;
        _constants = constants;
        LeafCount = leafCount;
        _active = active;
    }

    /// <summary>The instructions; the operands of each stand before it.</summary>
    public ReadOnlySpan<Instruction> Instructions => _instructions;

    /// <summary>The number of slots, one for each instruction.</summary>
    public int Length => _instructions.Length;

    /// <summary>The number of leaves, the values that a replay is given.</summary>
    public int LeafCount { get; }

    /// <summary>The exact constant of a <see cref="Opcode.Constant"/> instruction: a number, pi or e.</summary>
    public Expr ConstantAt(int slot) => _constants[_instructions[slot].Left];

    /// <summary>Whether gradients flow through a slot: it is a leaf or a named copy, or depends on one.</summary>
    public bool IsActive(int slot) => _active[slot];

    /// <summary>Runs the tape forward: every slot's value, and on every edge the local derivative.</summary>
    /// <param name="leaves">The value of each leaf, <see cref="LeafCount"/> of them.</param>
    /// <exception cref="ArgumentException">The number of leaf values is wrong.</exception>
    /// <exception cref="InexactException">The reading is exact and a value has no exact form.</exception>
    public TapeRun<T> Run<T>(ReadOnlySpan<T> leaves) where T : IScalar<T> => Run(leaves, null);

    /// <summary>Runs the tape forward and gives slots other values on the way.</summary>
    /// <param name="leaves">The value of each leaf, <see cref="LeafCount"/> of them.</param>
    /// <param name="rename">
    /// The slot and its computed value to the value that its own derivative and all later slots see, such as the name of the variable there.
    /// </param>
    internal TapeRun<T> Run<T>(ReadOnlySpan<T> leaves, Func<int, T, T>? rename) where T : IScalar<T>
    {
        if (leaves.Length != LeafCount)
            throw new ArgumentException($"The tape has {LeafCount} leaves, not {leaves.Length}.", nameof(leaves));
        int length = _instructions.Length;
        T one = T.One;
        T[] values = new T[length], left = new T[length], right = new T[length];
        for (int i = 0; i < length; i++)
        {
            ref readonly Instruction step = ref _instructions[i];
            switch (step.Code)
            {
                case Opcode.Leaf:
                    values[i] = leaves[step.Left];
                    break;
                case Opcode.Constant:
                    values[i] = ReadConstant<T>(_constants[step.Left]);
                    break;
                case Opcode.Copy:
                    values[i] = values[step.Left];
                    left[i] = one;
                    break;
                case Opcode.Add: // (u + v)' = u' + v'
                    values[i] = values[step.Left] + values[step.Right];
                    left[i] = right[i] = one;
                    break;
                case Opcode.Multiply: // (uv)' = u'v + uv'
                    values[i] = values[step.Left] * values[step.Right];
                    left[i] = values[step.Right];
                    right[i] = values[step.Left];
                    break;
                case Opcode.Unary:
                    RunUnary(i, (UnaryOperation)step.Operation!, step.Left, values, left, rename);
                    continue;
                default:
                    RunBinary(i, step, values, left, right, rename);
                    continue;
            }

            if (rename is not null)
                values[i] = rename(i, values[i]);
        }

        return new TapeRun<T>(this, values, left, right);
    }

    private static T ReadConstant<T>(Expr constant) where T : IScalar<T> => constant switch
    {
        Number(var value) => T.FromRational(value),
        Constant { Name: var name, Value: var value } => T.FromConstant(name, value),
        _ => throw new InvalidOperationException("Only numbers, pi and e are constants of a tape."),
    };

    private void RunUnary<T>(int i, UnaryOperation operation, int operand, T[] values, T[] left, Func<int, T, T>? rename)
        where T : IScalar<T>
    {
        T x = values[operand];
        T y = operation.Value(x);
        if (rename is not null)
            y = rename(i, y);
        values[i] = y;
        if (_active[operand])
            left[i] = operation.Derivative(x, y);
    }

    // The partial in an operand without gradient is not taken: log of a negative base under a constant exponent has no value.
    private void RunBinary<T>(int i, in Instruction step, T[] values, T[] left, T[] right, Func<int, T, T>? rename)
        where T : IScalar<T>
    {
        var operation = (BinaryOperation)step.Operation!;
        T a = values[step.Left], b = values[step.Right];
        T y = operation.Value(a, b);
        if (rename is not null)
            y = rename(i, y);
        values[i] = y;
        if (_active[step.Left])
            left[i] = operation.LeftPartial(a, b, y);
        if (_active[step.Right])
            right[i] = operation.RightPartial(a, b, y);
    }
}
