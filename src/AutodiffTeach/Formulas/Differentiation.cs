using System.Globalization;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas;

/// <summary>The derivative of a formula as a formula.</summary>
public static class Differentiation
{
    /// <summary>The derivative in one variable, everything else held constant; <see cref="Simplifier"/> makes it readable.</summary>
    /// <remarks>
    /// One pass over the distinct parts, each part's derivative built from those of its own parts by the law that its operation
    /// states; linear in the distinct parts and shared where the formula is. Symbols such as ∂y/∂w count as constants. Orders above
    /// the first are simplified in between. In Σ and Π with symbolic bounds, members of a family (u_t) count as constants too: where the
    /// variable itself is such a member (u_3), write the series out first (<see cref="SeriesExpansion"/>).
    /// </remarks>
    /// <param name="formula">The formula.</param>
    /// <param name="variable">The variable of differentiation.</param>
    /// <param name="order">How often to differentiate, from 0.</param>
    public static Expr Derivative(Expr formula, Variable variable, int order = 1)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        for (int i = 0; i < order; i++)
            formula = Once(i == 0 ? formula : Simplifier.Simplify(formula), variable);
        return formula;
    }

    /// <summary>The formula with every derivative in it that is still to be taken taken.</summary>
    public static Expr Resolve(Expr formula) => Expressions.Ordered(formula).Any(part => part is Derivative)
        ? Expressions.Fold<Expr>(formula, (node, children) =>
            node is Derivative derivative ? Once(children[0], derivative.WithRespectTo) : Expressions.WithChildren(node, children))
        : formula;

    private static Expr Once(Expr formula, Variable variable) =>
        Expressions.Fold<Symbol>(SeriesExpansion.Expand(Resolve(formula)), (node, slopes) => Slope(node, slopes, variable)).Formula;

    private static Symbol Slope(Expr node, Symbol[] slopes, Variable variable) => node switch
    {
        Variable => node == variable ? Symbol.One : Symbol.Zero,
        Partial => Symbol.Zero,
        _ when Array.TrueForAll(slopes, slope => slope.IsZero) => Symbol.Zero, // c' = 0
        Sum => OfSum(slopes),
        Product product => OfProduct(product.Children, slopes),
        Power(var @base, var exponent) => OfBinary(OperationTable.Power, node, @base, exponent, slopes),
        // f(u)' = f'(u) u'
        Call(UnaryOperation function, [var argument]) => function.Derivative<Symbol>(argument, node) * slopes[0],
        Call(BinaryOperation function, [var left, var right]) => OfBinary(function, node, left, right, slopes),
        Series series => OfSeries(series, slopes[^1]),
        _ => Symbol.Zero,
    };

    // (Σ u_t)' = Σ u_t'; (Π u_t)' = Σ_s (Π_{t<s} u_t) u_s' (Π_{t>s} u_t)
    private static Expr OfSeries(Series series, Symbol slope)
    {
        (SeriesKind kind, Variable index, Expr lower, Expr upper, Expr body) = series;
        if (kind == SeriesKind.Sum)
            return Expr.Series(kind, index, lower, upper, slope.Formula);
        Variable place = FreshIndex(series);
        Expr before = Expr.Series(kind, index, lower, Expr.Sum(place, Expr.MinusOne), body);
        Expr behind = Expr.Series(kind, index, Expr.Sum(place, Expr.One), upper, body);
        return Expr.Series(SeriesKind.Sum, place, lower, upper, Expr.Product(before, SeriesExpansion.At(slope.Formula, index, place), behind));
    }

    // An index that occurs nowhere in the series.
    private static Variable FreshIndex(Series series)
    {
        HashSet<string> taken = [.. Expressions.Ordered(series).OfType<Variable>().Select(variable => variable.Name)];
        string name = "s";
        for (int i = 1; taken.Contains(name); i++)
            name = "s" + i.ToString(CultureInfo.InvariantCulture);
        return Expr.Variable(name);
    }

    // (u + v)' = u' + v'
    private static Symbol OfSum(Symbol[] slopes) =>
        Expr.Sum([.. slopes.Where(slope => !slope.IsZero).Select(slope => slope.Formula)]);

    /// <summary>(u v)' = u' v + u v', the product's parts before a factor and behind it shared by all terms.</summary>
    internal static Symbol OfProduct(ReadOnlySpan<Expr> factors, Symbol[] slopes)
    {
        var behind = new Symbol[factors.Length];
        behind[^1] = Symbol.One;
        for (int i = factors.Length - 1; i > 0; i--)
            behind[i - 1] = new Symbol(factors[i]) * behind[i];
        Symbol before = Symbol.One;
        var terms = new List<Expr>();
        for (int i = 0; i < factors.Length; i++)
        {
            if (!slopes[i].IsZero)
                terms.Add((before * slopes[i] * behind[i]).Formula);
            before *= factors[i];
        }

        return Expr.Sum([.. terms]);
    }

    // f(u, v)' = f_u u' + f_v v'; a constant argument contributes nothing, so x^n needs no logarithm
    private static Symbol OfBinary(BinaryOperation function, Expr node, Expr left, Expr right, Symbol[] slopes)
    {
        Symbol slope = Symbol.Zero;
        if (!slopes[0].IsZero)
            slope += function.LeftPartial<Symbol>(left, right, node) * slopes[0];
        if (!slopes[1].IsZero)
            slope += function.RightPartial<Symbol>(left, right, node) * slopes[1];
        return slope;
    }
}
