using System.Numerics;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>Sums as products: common factors, and polynomials in one kernel (or homogeneous in two) by their rational roots.</summary>
internal static class Factoring
{
    private const int HighestDegree = 24;
    private const int LargestCoefficient = 1_000_000;

    /// <summary>The value as one term whose factors are factored in turn.</summary>
    public static Term Of(Workspace workspace, Form form)
    {
        Term whole = workspace.AsTerm(form);
        bool isPlain = whole.Monomial.Powers.All(power => power.Kernel.Kind != KernelKind.Sum)
            || form.Structured.Count > 1 && whole.Monomial.Powers.Count(power => power.Kernel.Kind == KernelKind.Sum) == 1;
        if (isPlain && form.Expanded is { } expanded)
            whole = workspace.AsTerm(new Form(expanded));
        Term result = new(whole.Coefficient, Monomial.One);
        foreach (KernelPower power in whole.Monomial.Powers)
        {
            bool isFactorable = power is { Kernel: { Kind: KernelKind.Sum, IsExpandable: true }, Exponent.IsInteger: true };
            Term factor = isFactorable
                ? PowerLaws.Raise(workspace, Factors(workspace, power.Kernel.Content!), power.Exponent)
                : new Term(Rational.One, Monomial.Of(power.Kernel, power.Exponent));
            result = ProductLaws.Times(workspace, result, factor);
        }

        return result;
    }

    private static Term Factors(Workspace workspace, Polynomial sum)
    {
        var factors = new List<Polynomial>();
        while (RationalFactor(sum) is { } factor && Division.Quotient(sum, factor) is { } quotient)
        {
            factors.Add(factor);
            sum = quotient;
        }

        factors.Add(sum);
        Term result = new(Orient(factors) ? -1 : 1, Monomial.One);
        foreach (Form factor in factors.Select(factor => new Form(factor)))
        {
            Term term = factor.Key.Single ?? new Term(Rational.One, Monomial.Of(workspace.Kernels.Sum(factor, () => factor.DisplayIn(workspace)), 1));
            result = ProductLaws.Times(workspace, result, term);
        }

        return result;
    }

    // No factor with negative terms alone, and a minus before the product goes into a difference: (1 - x)*(1 + x). Whether one is left.
    private static bool Orient(List<Polynomial> factors)
    {
        bool isNegative = false;
        for (int i = 0; i < factors.Count; i++)
        {
            if (!factors[i].Terms.All(term => term.Coefficient.Sign < 0))
                continue;
            factors[i] = factors[i].Scaled(-1);
            isNegative = !isNegative;
        }

        int difference = isNegative ? factors.FindIndex(factor => factor.Terms.Any(term => term.Coefficient.Sign < 0)) : -1;
        if (difference < 0)
            return isNegative;
        factors[difference] = factors[difference].Scaled(-1);
        return false;
    }

    // q*x - p for a rational root p/q, or q*x - p*y of a homogeneous sum; null where there is none
    private static Polynomial? RationalFactor(Polynomial sum)
    {
        Kernel[] kernels = [.. sum.Terms.SelectMany(term => term.Monomial.Powers).Select(power => power.Kernel).Distinct().OrderBy(kernel => kernel.Index)];
        if (kernels.Length is 0 or > 2 || Coefficients(sum, kernels) is not { Length: > 2 } coefficients)
            return null;
        if (RootOf(coefficients) is not { } root)
            return null;
        var factor = new Polynomial.Builder();
        factor.Add(new Term(root.Denominator, Monomial.Of(kernels[0], 1)));
        factor.Add(new Term(-root.Numerator, kernels.Length == 2 ? Monomial.Of(kernels[1], 1) : Monomial.One));
        return factor.Build();
    }

    // Integer coefficients by ascending power of the first kernel, or null where the sum is no such polynomial.
    private static BigInteger[]? Coefficients(Polynomial sum, Kernel[] kernels)
    {
        Rational degree = sum.Terms.Max(term => term.Monomial.Powers.Aggregate(Rational.Zero, (total, power) => total + power.Exponent))!;
        if (!degree.IsInteger || degree > HighestDegree || degree.Sign <= 0)
            return null;
        var coefficients = new BigInteger[(int)degree.Numerator + 1];
        foreach ((Rational coefficient, Monomial monomial) in sum.Terms)
        {
            Rational exponent = monomial.ExponentOf(kernels[0]);
            bool isHomogeneous = kernels.Length == 1 || exponent + monomial.ExponentOf(kernels[1]) == degree;
            if (!isHomogeneous || !exponent.IsInteger || exponent.Sign < 0 || exponent > degree || !coefficient.IsInteger)
                return null;
            coefficients[(int)exponent.Numerator] = coefficient.Numerator;
        }

        return coefficients;
    }

    private static Rational? RootOf(BigInteger[] coefficients)
    {
        BigInteger constant = BigInteger.Abs(coefficients[0]);
        BigInteger leading = BigInteger.Abs(coefficients[^1]);
        if (constant.IsZero || leading.IsZero || constant > LargestCoefficient || leading > LargestCoefficient)
            return null;
        foreach (int numerator in Divisors((int)constant))
        {
            foreach (int denominator in Divisors((int)leading))
            {
                var candidate = new Rational(numerator, denominator);
                if (ValueAt(coefficients, candidate).IsZero)
                    return candidate;
                if (ValueAt(coefficients, -candidate).IsZero)
                    return -candidate;
            }
        }

        return null;
    }

    private static Rational ValueAt(BigInteger[] coefficients, Rational point)
    {
        Rational value = Rational.Zero;
        for (int i = coefficients.Length - 1; i >= 0; i--)
            value = value * point + coefficients[i];
        return value;
    }

    private static IEnumerable<int> Divisors(int number)
    {
        for (int small = 1; (long)small * small <= number; small++)
        {
            if (number % small == 0)
                yield return small;
        }

        for (int small = (int)Math.Sqrt(number); small >= 1; small--)
        {
            if (number % small == 0 && (long)small * small < number)
                yield return number / small;
        }
    }
}
