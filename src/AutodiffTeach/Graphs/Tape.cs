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
    private readonly bool[] _active;

    internal Tape(Instruction[] instructions, Operation[] operations, Expr[] constants, bool[] active, int leafCount)
    {
        _instructions = instructions;
        Operations = operations;
        Constants = constants;
        LeafCount = leafCount;
        _active = active;
    }

    /// <summary>The operations that occur, by their numbers in the instructions.</summary>
    internal Operation[] Operations { get; }

    /// <summary>The constants, by their numbers in the instructions.</summary>
    internal Expr[] Constants { get; }

    /// <summary>The instructions; the operands of each stand before it.</summary>
    public ReadOnlySpan<Instruction> Instructions => _instructions;

    /// <summary>The number of slots, one for each instruction.</summary>
    public int Length => _instructions.Length;

    /// <summary>The number of leaves, the values that a replay is given.</summary>
    public int LeafCount { get; }

    /// <summary>The exact constant of a <see cref="Opcode.Constant"/> instruction: a number, pi or e.</summary>
    public Expr ConstantAt(int slot) => Constants[_instructions[slot].Left];

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
        RequireLeaves(leaves.Length);
        var values = new T[Length];
        var partials = new Partials<T>[Length];
        Sweep.Forward(this, leaves, rename, values, partials);
        return new TapeRun<T>(this, values, partials);
    }

    internal void RequireLeaves(int leaves)
    {
        if (leaves != LeafCount)
            throw new ArgumentException($"The tape has {LeafCount} leaves, not {leaves}.", nameof(leaves));
    }
}
