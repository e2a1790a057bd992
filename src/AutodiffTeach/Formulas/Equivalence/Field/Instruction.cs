namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>What an instruction does.</summary>
internal enum OpCode
{
    /// <summary>A fixed number, the operand.</summary>
    Constant,

    /// <summary>A random number other than zero, of the instruction's sign where it has one.</summary>
    Draw,

    /// <summary>A random turn that can be divided, its cosine in the target and its sine behind it.</summary>
    DrawTurn,

    /// <summary>1 or -1, by the bit of the point's number that the operand names.</summary>
    SignBit,

    /// <summary>The sum of the sources.</summary>
    Sum,

    /// <summary>The sum of the sources, each times its operand.</summary>
    Linear,

    /// <summary>The product of the sources.</summary>
    Product,

    /// <summary>The product of powers of the sources: the operands, of which those behind the sources' number tell by 1 which are inverted.</summary>
    PowerProduct,

    /// <summary>The positive square root; requires a positive source or zero.</summary>
    SquareRoot,

    /// <summary>The turn by the sum of multiples of the sources' turns.</summary>
    TurnSum,

    /// <summary>The source's logarithm to the small modulus.</summary>
    Logarithm,

    /// <summary>Nothing; requires the instruction's sign of the source.</summary>
    Require,
}

/// <summary>One step of a <see cref="FieldProgram"/>.</summary>
/// <param name="Code">What it does.</param>
/// <param name="Target">The slot of the result.</param>
/// <param name="Sources">The slots that it reads.</param>
/// <param name="Operands">Field elements or exponents.</param>
/// <param name="Sign">1 or -1 where a sign is drawn or required, else 0.</param>
internal sealed record Instruction(OpCode Code, int Target, int[] Sources, ulong[] Operands, int Sign = 0)
{
    /// <summary>Whether a point was ever given up because of it.</summary>
    public bool HasRejected { get; set; }
}
