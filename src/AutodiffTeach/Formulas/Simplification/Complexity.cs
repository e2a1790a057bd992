using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Simplification;

/// <summary>How much there is to read: operations and leaves, names counting more than numbers, shared parts as often as they are written.</summary>
internal sealed class Complexity
{
    private const long Operation = 4;
    private const long Name = 4;
    private const long Numeral = 2;
    private const long Sign = 1;
    private const long CompoundPower = 2; // a power of anything but a name reads harder than a product
    private const long Most = long.MaxValue / 1024;

    private readonly Dictionary<Expr, long> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The measure of a formula, linear in the parts not measured before; no recursion.</summary>
    public long Of(Expr formula)
    {
        if (_known.TryGetValue(formula, out long known))
            return known;
        var pending = new Stack<Expr>();
        pending.Push(formula);
        while (pending.TryPeek(out Expr? node))
        {
            int before = pending.Count;
            foreach (Expr child in node.Children)
            {
                if (!_known.ContainsKey(child))
                    pending.Push(child);
            }

            if (pending.Count > before)
                continue;
            pending.Pop();
            _known[node] = Math.Min(Most, Measure(node));
        }

        return _known[formula];
    }

    /// <summary>The measure of a sum that is not written yet.</summary>
    public long Of(Polynomial sum)
    {
        bool isNegative = sum.Terms.All(term => term.Coefficient.Sign < 0);
        return Operation * Math.Max(0, sum.Count - 1) + sum.Terms.Sum(Of) + (isNegative ? Sign : 0);
    }

    private long Of(Term term)
    {
        (Rational coefficient, Monomial monomial) = (term.Coefficient.Abs(), term.Monomial);
        if (monomial.IsOne)
            return Numeral + (coefficient.IsInteger ? 0 : 1);
        long total = Operation * (monomial.Powers.Count - 1) + monomial.Powers.Sum(Of);
        if (!coefficient.Numerator.IsOne)
            total += Operation + Numeral;
        if (!coefficient.IsInteger)
            total += Operation + Numeral;
        bool isReciprocal = coefficient.Numerator.IsOne && monomial.Powers.All(power => power.Exponent.Sign < 0);
        return isReciprocal ? total + Operation + Numeral : total;
    }

    private long Of(KernelPower power)
    {
        Kernel kernel = power.Kernel;
        long measure = Of(kernel.Display) + (power.Exponent.Abs().IsOne ? 0 : Operation + Numeral);
        if (kernel.Exponent is { } exponent)
            return measure + Operation + Of(new Term(Rational.One, exponent));
        return power.Exponent.Abs().IsOne || kernel.Display.Height == 0 ? measure : measure + CompoundPower;
    }

    private long Measure(Expr node) => node switch
    {
        Number(var value) => Numeral + (value.IsInteger ? 0 : 1) + (value.Sign < 0 ? Sign : 0),
        Sum sum => OfSum(sum.Children),
        Product product => OfProduct(product.Children),
        Power power => power.Exponent == Expr.MinusOne ? _known[power.Base] + Operation + Numeral : OfPower(power),
        Call call => Operation + Total(call.Children),
        _ => Name,
    };

    private long OfPower(Power power) => Operation + _known[power.Base] + _known[power.Exponent]
        + (power.Base.Height > 0 ? CompoundPower : 0);

    // The sign of a term is part of the sum's own sign, the first one apart.
    private long OfSum(ReadOnlySpan<Expr> terms)
    {
        long total = Operation * (terms.Length - 1) + Total(terms);
        foreach (Expr term in terms[1..])
            total -= term is Number { Value.Sign: < 0 } or Product { Factors: [Number { Value.Sign: < 0 }, ..] } ? Sign : 0;
        return total;
    }

    // A division is one operation, as a product is; so is a leading minus, which counts as a sign.
    private long OfProduct(ReadOnlySpan<Expr> factors)
    {
        long total = Operation * (factors.Length - 1);
        foreach (Expr factor in factors)
        {
            if (factor == Expr.MinusOne)
                total += Sign - Operation;
            else if (factor is Power power && power.Exponent == Expr.MinusOne)
                total += _known[power.Base];
            else
                total += _known[factor];
        }

        return total;
    }

    private long Total(ReadOnlySpan<Expr> parts)
    {
        long total = 0;
        foreach (Expr part in parts)
            total = Math.Min(Most, total + _known[part]);
        return total;
    }
}
