using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>What an instruction of a <see cref="FormulaProgram"/> does.</summary>
internal enum OpCode : byte
{
    /// <summary>A number, by its place in the list of numbers.</summary>
    Number,

    /// <summary>pi.</summary>
    Pi,

    /// <summary>The base of the natural logarithm.</summary>
    E,

    /// <summary>A variable, by its place in the list of names.</summary>
    Variable,

    /// <summary>u + v.</summary>
    Add,

    /// <summary>u v.</summary>
    Multiply,

    /// <summary>-u.</summary>
    Negate,

    /// <summary>1/u.</summary>
    Reciprocal,

    /// <summary>u^n, the right operand being n itself.</summary>
    IntegerPower,

    /// <summary>u^(p/q), the right operand being the place of the exponent in the list of numbers.</summary>
    RationalPower,

    /// <summary>u^v.</summary>
    Power,

    /// <summary>f(u).</summary>
    Function,

    /// <summary>The larger one.</summary>
    Max,

    /// <summary>The smaller one.</summary>
    Min,

    /// <summary>What has no reading over the reals.</summary>
    Unreadable,
}

/// <summary>One step of a program; its slot is its place.</summary>
/// <param name="Code">What is done.</param>
/// <param name="Left">The slot of the first operand, or a place in a list.</param>
/// <param name="Right">The slot of the second operand, an exponent, or a place in a list.</param>
/// <param name="Function">The function, for that code.</param>
internal readonly record struct Instruction(OpCode Code, int Left = 0, int Right = 0, Elementary Function = default);
