using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>What a kernel stands for.</summary>
internal enum KernelKind
{
    /// <summary>A variable, a constant or the symbol of a derivative.</summary>
    Atom,

    /// <summary>A number under a root or a number with a power too large to write out.</summary>
    Number,

    /// <summary>A function of simplified arguments.</summary>
    Function,

    /// <summary>A sum that is not multiplied out.</summary>
    Sum,

    /// <summary>A power with an exponent that is no number; exp(x) is e^x.</summary>
    Power,

    /// <summary>A product under a root; it dissolves where the root cancels.</summary>
    Whole,

    /// <summary>A long product used in several places, kept in one piece.</summary>
    Shared,
}

/// <summary>What polynomials are polynomials in: the indeterminates. One object for each, within one simplification.</summary>
internal sealed class Kernel
{
    /// <summary>The order of creation, by which monomials sort their kernels.</summary>
    public required int Index { get; init; }

    public required KernelKind Kind { get; init; }

    /// <summary>How it is written.</summary>
    public required Expr Display { get; init; }

    public bool IsPositive { get; init; }

    public bool IsNonnegative { get; init; }

    /// <summary>The number of a <see cref="KernelKind.Number"/>.</summary>
    public Rational Value { get; init; }

    public Operation? Function { get; init; }

    /// <summary>The first argument of a <see cref="KernelKind.Function"/>.</summary>
    public Form? Argument { get; init; }

    /// <summary>What a sum, a whole or a shared product is.</summary>
    public Polynomial? Content { get; init; }

    /// <summary>Whether <see cref="Content"/> is multiplied out in expanded forms.</summary>
    public bool IsExpandable { get; init; }

    /// <summary>The base of a <see cref="KernelKind.Power"/>.</summary>
    public Kernel? Base { get; init; }

    /// <summary>The exponent of a <see cref="KernelKind.Power"/>, its coefficient kept outside.</summary>
    public Monomial? Exponent { get; init; }

    /// <summary>Whether its powers follow laws of their own, such as abs(x)^2 = x^2.</summary>
    public bool HasLaw => Kind is KernelKind.Number or KernelKind.Whole || Function is Abs or Sign or Step;

    public bool Is<TOperation>() where TOperation : Operation => Function is TOperation;
}
