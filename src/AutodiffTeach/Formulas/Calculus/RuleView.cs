using AutodiffTeach.Formulas.Printing;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Calculus;

/// <summary>Which rule applies to the outermost operation of a formula, and what the rule's parts are: what is written as a division is differentiated as one.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Parts">The parts, in the order that <see cref="RuleKind"/> states.</param>
internal readonly record struct RuleView(RuleKind Kind, IReadOnlyList<Expr> Parts)
{
    /// <summary>The rule for a formula that depends on the variable.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="depends">Whether a part of it depends on the variable.</param>
    public static RuleView Of(Expr formula, Func<Expr, bool> depends) => formula switch
    {
        Variable => new(RuleKind.Variable, []),
        Sum(var terms) => new(RuleKind.Sum, terms),
        Product product => OfProduct(product, depends),
        Power power when DivisorOf(power) is { } divisor => new(RuleKind.Reciprocal, [Expr.One, divisor]),
        Power(var @base, var exponent) => new(KindOfPower(depends(@base), depends(exponent)), [@base, exponent]),
        Call(UnaryOperation, var arguments) => new(RuleKind.Chain, arguments),
        Call(BinaryOperation, var arguments) => new(RuleKind.TwoArguments, arguments),
        _ => new(RuleKind.Whole, []),
    };

    private static RuleKind KindOfPower(bool baseDepends, bool exponentDepends) =>
        !exponentDepends ? RuleKind.Power : baseDepends ? RuleKind.GeneralPower : RuleKind.Exponential;

    private static RuleView OfProduct(Product product, Func<Expr, bool> depends)
    {
        IReadOnlyList<Expr> factors = product.Factors;
        if (factors.Any(factor => DivisorOf(factor) is not null && depends(factor)))
            return factors[0] == Expr.MinusOne // (-u)' = -u'
                ? new(RuleKind.ConstantMultiple, [Expr.MinusOne, Expr.Product([.. factors.Skip(1)])])
                : OfDivision(factors, depends);
        Expr[] constants = [.. factors.Where(factor => !depends(factor))], others = [.. factors.Where(depends)];
        return constants.Length > 0
            ? new(RuleKind.ConstantMultiple, [Folded(constants), Expr.Product(others)])
            : new(RuleKind.Product, factors);
    }

    private static RuleView OfDivision(IReadOnlyList<Expr> factors, Func<Expr, bool> depends)
    {
        Expr[] above = [.. factors.Where(factor => DivisorOf(factor) is null)];
        Expr below = Expr.Product([.. factors.Select(DivisorOf).OfType<Expr>()]);
        return new(above.Any(depends) ? RuleKind.Quotient : RuleKind.Reciprocal, [Expr.Product(above), below]);
    }

    // The factors -1 and 1/2 of -x/2 are one number.
    private static Expr Folded(Expr[] constants)
    {
        Rational number = Rational.One;
        foreach (Expr constant in constants)
        {
            if (constant is Number(var factor))
                number *= factor;
            else if (constant is Power(Number({ IsZero: false } divisor), var exponent) && exponent == Expr.MinusOne)
                number /= divisor;
            else
                return Expr.Product(constants);
        }

        return Expr.Number(number);
    }

    // 1/(x^2), a power of a power, is a division too, though its divisor is not the reader's.
    private static Expr? DivisorOf(Expr factor) =>
        Factor.DivisorOf(factor) ?? (factor is Power(var @base, var exponent) && exponent == Expr.MinusOne ? @base : null);
}
