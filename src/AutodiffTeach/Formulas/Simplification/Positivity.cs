using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>What can be said about signs from the form alone. False means unknown.</summary>
internal static class Positivity
{
    /// <summary>At least zero wherever it is defined.</summary>
    public static bool IsNonnegative(Polynomial polynomial) => polynomial.Terms.All(IsNonnegative);

    /// <summary>Above zero wherever it is defined.</summary>
    public static bool IsPositive(Polynomial polynomial) => IsNonnegative(polynomial) && polynomial.Terms.Any(IsPositive);

    public static bool IsNonnegative(Term term) => term.Coefficient.Sign >= 0 && term.Monomial.Powers.All(IsNonnegative);

    /// <summary>Whether a kernel that is not negative may be zero at more than isolated points.</summary>
    public static bool MayVanish(Kernel kernel) =>
        !kernel.IsPositive && (kernel.Is<Step>() || kernel.Is<Relu>() || kernel.Kind is KernelKind.Sum or KernelKind.Shared);

    // Even powers are squares, and a power that is no integer is a root.
    public static bool IsNonnegative(KernelPower power) =>
        power.Kernel.IsNonnegative || !power.Exponent.IsInteger || power.Exponent.Numerator.IsEven;

    private static bool IsPositive(Term term) => term.Coefficient.Sign > 0 && term.Monomial.Powers.All(power => power.Kernel.IsPositive);
}
