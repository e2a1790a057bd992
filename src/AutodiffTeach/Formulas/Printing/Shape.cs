using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Printing;

/// <summary>How one node is written, whatever the notation: where signs, divisions and numbers go. The parts are formulas again.</summary>
internal abstract record Shape
{
    /// <summary>The shape of the formula's outermost node.</summary>
    public static Shape Of(Expr formula) => formula switch
    {
        Number(var value) => value.Sign < 0 ? new NegativeShape(Expr.Number(-value)) : new NumberShape(value),
        Sum(var terms) => new SumShape([.. terms.Select(SignedTerm.Of)]),
        Product product => SignedTerm.Of(product) is { IsNegative: true } term
            ? new NegativeShape(term.Magnitude)
            : new ProductShape(Factor.AllOf(product)),
        Power power => Factor.DivisorOf(power) is { } divisor && !Factor.IsFolded(divisor)
            ? new ProductShape([new Factor(true, divisor)])
            : new PowerShape(power.Base, power.Exponent),
        _ => new AtomShape(formula),
    };
}

/// <summary>A number that is not negative.</summary>
internal sealed record NumberShape(Rational Value) : Shape;

/// <summary>A minus before the rest.</summary>
internal sealed record NegativeShape(Expr Magnitude) : Shape;

/// <summary>Terms with their signs.</summary>
internal sealed record SumShape(IReadOnlyList<SignedTerm> Terms) : Shape;

/// <summary>Factors and divisors from left to right; a divisor at the start divides one.</summary>
internal sealed record ProductShape(IReadOnlyList<Factor> Factors) : Shape;

/// <summary>A power that is not written as a division.</summary>
internal sealed record PowerShape(Expr Base, Expr Exponent) : Shape;

/// <summary>A name, a call or the symbol of a derivative.</summary>
internal sealed record AtomShape(Expr Formula) : Shape;

/// <summary>A term and the sign before it.</summary>
internal readonly record struct SignedTerm(bool IsNegative, Expr Magnitude)
{
    /// <summary>The sign of a term and the formula whose <see cref="Expr.Negate"/> the term is.</summary>
    public static SignedTerm Of(Expr term) => term switch
    {
        Number(var value) when value.Sign < 0 => new(true, Expr.Number(-value)),
        Product { Factors: [Number { Value.Sign: < 0 } head, ..] } product => new(true, Opposite(head, product.Children[1..])),
        _ => new(false, term),
    };

    // Behind a bare minus the reader flattens a product, folds a number and cancels another minus, so these keep an explicit 1.
    private static Expr Opposite(Number head, ReadOnlySpan<Expr> rest)
    {
        if (head != Expr.MinusOne)
            return Expr.Product([Expr.Number(-head.Value), .. rest]);
        bool needsOne = rest[0] is Number || (rest[0] is Product { Factors: [var first, ..] } && (rest.Length == 1 || first == Expr.MinusOne));
        return needsOne ? Expr.Product([Expr.One, .. rest]) : Expr.Product(rest);
    }
}

/// <summary>A factor, or a divisor where <paramref name="Divides"/>.</summary>
internal readonly record struct Factor(bool Divides, Expr Operand)
{
    /// <summary>The factors of a product, reciprocals as divisors wherever the reader takes them so.</summary>
    public static List<Factor> AllOf(Product product)
    {
        var factors = new List<Factor>(product.Factors.Count);
        foreach (Expr factor in product.Children)
        {
            bool divides = DivisorOf(factor) is { } divisor && MayDivide(divisor, factors, product.Children[0]);
            factors.Add(divides ? new Factor(true, DivisorOf(factor)!) : new Factor(false, factor));
        }

        return factors;
    }

    /// <summary>The formula whose <see cref="Expr.Reciprocal"/> this is, or null.</summary>
    public static Expr? DivisorOf(Expr formula)
    {
        if (formula is not Power(var @base, Number { Value.Sign: < 0 } exponent))
            return null;
        if (exponent != Expr.MinusOne)
            return Expr.Power(@base, Expr.Number(-exponent.Value));
        return @base is Power(_, Number { Value.Sign: > 0 }) ? null : @base; // the reciprocal of x^2 is x^(-2)
    }

    /// <summary>True for 1, 2, 3, ...: the literals by which the reader divides a literal before.</summary>
    public static bool IsFolded(Expr divisor) => divisor is Number { Value: { IsInteger: true, Sign: > 0 } };

    // 3/2 is read as one number and the 1 of 1/x as none, so an integer at the head keeps such a factor a power.
    private static bool MayDivide(Expr divisor, List<Factor> before, Expr head) => before.Count switch
    {
        0 => !IsFolded(divisor),
        1 => head is not Number { Value: { IsInteger: true } } || (head != Expr.One && !IsFolded(divisor)),
        _ => true,
    };
}
