using AutodiffTeach.Operations;

namespace AutodiffTeach.Graphs;

/// <summary>What an instruction of a tape does.</summary>
public enum Opcode : byte
{
    /// <summary>Reads the leaf number <see cref="Instruction.Left"/>: a value that gradients are taken in.</summary>
    Leaf,

    /// <summary>Reads the constant number <see cref="Instruction.Left"/>; no gradient flows into it.</summary>
    Constant,

    /// <summary>Another name for the slot <see cref="Instruction.Left"/>: the identity, with the partial 1.</summary>
    Copy,

    /// <summary>The sum of two slots.</summary>
    Add,

    /// <summary>The product of two slots.</summary>
    Multiply,

    /// <summary>A function of one slot.</summary>
    Unary,

    /// <summary>Another operation on two slots.</summary>
    Binary,
}

/// <summary>Into which operands of an instruction gradients flow; not into constants.</summary>
[Flags]
internal enum Flow : byte
{
    None = 0,
    Left = 1,
    Right = 2,
}

/// <summary>One step of a tape; its result is the slot of the same number.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Operation">The operation, null for leaves, constants and copies.</param>
/// <param name="Left">The slot of the first operand, or the number of a leaf or constant.</param>
/// <param name="Right">The slot of the second operand, -1 where there is none.</param>
public readonly record struct Instruction(Opcode Code, Operation? Operation, int Left, int Right)
{
    /// <summary>Into which operands gradients flow.</summary>
    internal Flow Flow { get; init; }

    /// <summary>The number of the operation among those of the tape.</summary>
    internal int Kernel { get; init; }

    /// <summary>The number of operands: 0, 1 or 2.</summary>
    public int Arity => Code switch
    {
        Opcode.Leaf or Opcode.Constant => 0,
        Opcode.Copy or Opcode.Unary => 1,
        _ => 2,
    };
}
