using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>sin(u)^2 + cos(u)^2 = 1 and cosh(u)^2 - sinh(u)^2 = 1, where that makes a sum shorter.</summary>
internal static class SquareLaws
{
    /// <summary>The sum with the squares of one function written by those of its partner, or null where no such pair occurs.</summary>
    public static Polynomial? Reduced(Workspace workspace, Polynomial sum)
    {
        Polynomial? reduced = null;
        foreach (Kernel kernel in sum.Terms.SelectMany(term => term.Monomial.Powers).Where(IsSquare).Select(power => power.Kernel).Distinct())
        {
            if (Partner(workspace, kernel) is { } partner)
                reduced = Replaced(workspace, reduced ?? sum, kernel, partner) ?? reduced;
        }

        return reduced;
    }

    private static bool IsSquare(KernelPower power) =>
        power.Exponent is { IsInteger: true } exponent && exponent >= 2 && (power.Kernel.Is<Sin>() || power.Kernel.Is<Cosh>());

    private static Kernel? Partner(Workspace workspace, Kernel kernel) =>
        workspace.Kernels.FindFunction(kernel.Is<Sin>() ? OperationTable.Cos : OperationTable.Sinh, kernel.Argument!.Key);

    // sin(u)^2 = 1 - cos(u)^2, cosh(u)^2 = 1 + sinh(u)^2
    private static Polynomial? Replaced(Workspace workspace, Polynomial sum, Kernel kernel, Kernel partner)
    {
        var square = new Polynomial.Builder();
        square.Add(Term.One);
        square.Add(new Term(kernel.Is<Sin>() ? -1 : 1, Monomial.Of(partner, 2)));
        Polynomial other = square.Build();
        var result = new Polynomial.Builder();
        foreach (Term term in sum.Terms)
        {
            Rational exponent = term.Monomial.ExponentOf(kernel);
            bool isSquare = exponent.IsInteger && exponent >= 2;
            var half = isSquare ? exponent.Numerator / 2 : 0;
            var rest = Polynomial.Of(term with { Monomial = term.Monomial.Times(Monomial.Of(kernel, -2 * half)) });
            if (Expansion.Power(workspace, other, half) is not { } power || Expansion.Times(workspace, rest, power) is not { } product)
                return null;
            result.Add(product);
        }

        return result.Build();
    }
}
