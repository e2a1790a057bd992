using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Products: powers of the same kernel are collected, and kernels with laws of their own obey them.</summary>
/// <remarks>A kernel cancels against its reciprocal: x*x^(-1) = 1 wherever the left side is defined.</remarks>
internal static class ProductLaws
{
    private const int LongestNumber = 8192; // bits of a power that is written out

    /// <summary>The product of two terms.</summary>
    public static Term Times(Workspace workspace, Term left, Term right) =>
        Normal(workspace, new Term(left.Coefficient * right.Coefficient, left.Monomial.Times(right.Monomial)));

    /// <summary>The term with the laws of its kernels applied.</summary>
    public static Term Normal(Workspace workspace, Term term)
    {
        if (term.Coefficient.IsZero || !term.Monomial.HasLaws)
            return term;
        foreach (KernelPower power in term.Monomial.Powers)
        {
            if (Law(workspace, term.Monomial, power) is not { } rest)
                continue;
            Term others = new(term.Coefficient, term.Monomial.Without(power.Kernel));
            return Times(workspace, others, rest); // each law leaves fewer or smaller powers, so this ends
        }

        return term;
    }

    /// <summary>Whether c^n is small enough to be written out.</summary>
    public static bool IsWritable(Rational number, Rational exponent) =>
        exponent.IsInteger && exponent.Abs() * (number.Numerator.GetBitLength() + number.Denominator.GetBitLength()) <= LongestNumber;

    // What the power is instead, or null where it stays.
    private static Term? Law(Workspace workspace, Monomial monomial, KernelPower power) => power.Kernel switch
    {
        { Kind: KernelKind.Number } => OfNumber(power),
        { Kind: KernelKind.Whole } => OfWhole(workspace, power),
        { Function: Abs } => OfAbs(workspace, power),
        { Function: Sign } => OfSign(workspace, monomial, power),
        { Function: Step } => OfStep(workspace, monomial, power),
        _ => null,
    };

    // 2^(3/2) = 2*2^(1/2)
    private static Term? OfNumber(KernelPower power)
    {
        Rational whole = Floor(power.Exponent);
        if (whole.IsZero || power.Kernel.Value.IsZero || !IsWritable(power.Kernel.Value, whole))
            return null;
        return new Term(Rational.Pow(power.Kernel.Value, (int)whole.Numerator), Monomial.Of(power.Kernel, power.Exponent - whole));
    }

    // ((u v)^(1/2))^2 = u v
    private static Term? OfWhole(Workspace workspace, KernelPower power) => power.Exponent.IsInteger
        ? PowerLaws.Raise(workspace, workspace.AsTerm(new Form(power.Kernel.Content!)), power.Exponent)
        : null;

    // abs(u)^2 = u^2
    private static Term? OfAbs(Workspace workspace, KernelPower power)
    {
        Rational even = 2 * Truncated(power.Exponent / 2);
        if (even.IsZero)
            return null;
        Term square = PowerLaws.Raise(workspace, workspace.AsTerm(power.Kernel.Argument!), even);
        return new Term(square.Coefficient, square.Monomial.Times(Monomial.Of(power.Kernel, power.Exponent - even)));
    }

    // sign(u)^3 = sign(u), sign(u)^(-1) = sign(u), sign(u) abs(u) = u, sign(u) u = abs(u)
    private static Term? OfSign(Workspace workspace, Monomial monomial, KernelPower power)
    {
        if (!power.Exponent.IsInteger)
            return null;
        Rational reduced = power.Exponent.Numerator.IsEven ? 2 : 1;
        if (reduced != power.Exponent)
            return new Term(Rational.One, Monomial.Of(power.Kernel, reduced));
        if (!reduced.IsOne)
            return null;
        Form argument = power.Kernel.Argument!;
        if (workspace.Kernels.FindFunction(OperationTable.Abs, argument.Key) is { } abs && monomial.ExponentOf(abs).Sign > 0)
        {
            Term value = workspace.AsTerm(argument);
            return new Term(value.Coefficient, value.Monomial.Times(Monomial.Of(abs, -1)));
        }

        return argument.Key.Single is ({ IsOne: true }, { Powers: [{ Exponent.IsOne: true } only] }) && monomial.ExponentOf(only.Kernel) >= 1
            ? Times(workspace, SignLaws.AbsOf(workspace, only.Kernel), new Term(Rational.One, Monomial.Of(only.Kernel, -1)))
            : null;
    }

    // step(u)^n = step(u) for n > 0, step(u) relu(u) = relu(u)
    private static Term? OfStep(Workspace workspace, Monomial monomial, KernelPower power)
    {
        if (power.Exponent.Sign <= 0)
            return null;
        bool isImplied = workspace.Kernels.FindFunction(OperationTable.Relu, power.Kernel.Argument!.Key) is { } relu
            && monomial.ExponentOf(relu).Sign > 0;
        if (isImplied)
            return Term.One;
        return power.Exponent.IsOne ? null : new Term(Rational.One, Monomial.Of(power.Kernel, 1));
    }

    private static Rational Floor(Rational value) =>
        (value.Numerator - (value.Numerator % value.Denominator + value.Denominator) % value.Denominator) / value.Denominator;

    private static Rational Truncated(Rational value) => value.Numerator / value.Denominator;
}
