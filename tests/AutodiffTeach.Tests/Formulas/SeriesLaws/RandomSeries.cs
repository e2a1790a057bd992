using System.Globalization;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Formulas.SeriesLaws;

/// <summary>Random nested sums and products of length N, and rewritings of them.</summary>
internal sealed class RandomSeries(int seed)
{
    private static readonly Variable Length = Expr.Variable("N");
    private static readonly string[] Families = ["u", "v", "a"];

    private readonly Random _random = new(seed);
    private int _names;

    /// <summary>A sum of terms in which up to three indices are nested.</summary>
    public Expr Formula()
    {
        var terms = new List<Expr>();
        for (int i = _random.Next(1, 3); i > 0; i--)
            terms.Add(Nested(_random.Next(1, 4), []));
        return Expr.Sum([.. terms]);
    }

    /// <summary>The formula with one of its parts rewritten by a sound law, several times.</summary>
    public Expr Rewritten(Expr formula)
    {
        for (int i = 0; i < 3; i++)
            formula = ReplaceOne(formula, Law) ?? formula;
        return formula;
    }

    /// <summary>The formula with one subscript or bound off by one, or null where it has none.</summary>
    public Expr? Mutated(Expr formula) => ReplaceOne(formula, Slip);

    private Expr Nested(int depth, List<Variable> outer)
    {
        if (depth == 0)
            return Expr.Product([.. outer.Select(index => Member(index)).Append(Expr.Variable("w"))]);
        Variable index = Expr.Variable("i" + (++_names).ToString(CultureInfo.InvariantCulture));
        (Expr lower, Expr upper) = Range(outer);
        Expr body = Nested(depth - 1, [.. outer, index]);
        if (outer.Count > 0 && _random.Next(3) == 0)
            body = Expr.Product(Run(outer[^1], index), body);
        if (_random.Next(5) == 0)
            body = Expr.Sum(body, Member(index));
        if (_random.Next(8) == 0)
            body = Expr.Product(body, Expr.Power(Expr.Variable("w"), index));
        return Expr.Series(SeriesKind.Sum, index, lower, upper, body);
    }

    private (Expr Lower, Expr Upper) Range(List<Variable> outer)
    {
        Expr first = Expr.Number(_random.Next(1, 3));
        if (outer.Count == 0)
            return (first, _random.Next(4) == 0 ? Shift(Length, -1) : Length);
        Variable other = outer[_random.Next(outer.Count)];
        return _random.Next(3) switch
        {
            0 => (first, Shift(other, _random.Next(-2, 2))),
            1 => (Shift(other, _random.Next(-1, 3)), Length),
            _ => (first, Length),
        };
    }

    private Expr Run(Variable outer, Variable inner)
    {
        Variable index = Expr.Variable("j" + (++_names).ToString(CultureInfo.InvariantCulture));
        return Expr.Series(SeriesKind.Product, index, Shift(inner, _random.Next(0, 3)), Shift(outer, _random.Next(-1, 2)), Member(index));
    }

    private Variable Member(Variable index) => Expr.Variable(Families[_random.Next(Families.Length)], Shift(index, _random.Next(-1, 2)));

    private static Expr Shift(Expr index, int offset) => offset == 0 ? index : Expr.Sum(index, Expr.Number(offset));

    // Each law holds for empty ranges too.
    private Expr? Law(Expr node)
    {
        switch (node)
        {
            case Series { Index: var index } series when _random.Next(2) == 0:
                int shift = _random.Next(-2, 3); // Σ_{i=a}^{b} f(i) = Σ_{i=a+s}^{b+s} f(i-s)
                return Expr.Series(series.Kind, index, Shift(series.Lower, shift), Shift(series.Upper, shift), SeriesExpansion.At(series.Body, index, Shift(index, -shift)));
            case Series { Index: var index } series when _random.Next(2) == 0: // Σ_{i=a}^{b} f(i) = Σ_{i=-b}^{-a} f(-i)
                return Expr.Series(series.Kind, index, Expr.Sum(Length, Expr.Negate(series.Upper)), Expr.Sum(Length, Expr.Negate(series.Lower)), SeriesExpansion.At(series.Body, index, Expr.Sum(Length, Expr.Negate(index))));
            case Series { Kind: SeriesKind.Sum, Body: Sum(var terms) } series: // Σ (f + g) = Σ f + Σ g
                return Expr.Sum([.. terms.Select(term => Expr.Series(SeriesKind.Sum, series.Index, series.Lower, series.Upper, term))]);
            case Series { Kind: SeriesKind.Sum, Body: Product(var factors) } series when factors.Any(factor => factor == Expr.Variable("w")): // Σ w f = w Σ f
                return Expr.Product(Expr.Variable("w"), Expr.Series(SeriesKind.Sum, series.Index, series.Lower, series.Upper, Expr.Product([.. factors.Where(factor => factor != Expr.Variable("w")), .. factors.Where(factor => factor == Expr.Variable("w")).Skip(1)])));
            case Product(var factors):
                return Expr.Product([.. factors.Reverse()]);
            case Sum(var terms) when terms.All(term => LinearTerm(term)):
                return Expr.Sum([.. terms.Reverse()]);
            default:
                return null;
        }
    }

    private static bool LinearTerm(Expr term) => term is Number or Variable or Product;

    private Expr? Slip(Expr node) => node switch
    {
        Series series when _random.Next(2) == 0 => Expr.Series(series.Kind, series.Index, Shift(series.Lower, 1), series.Upper, series.Body),
        Series series => Expr.Series(series.Kind, series.Index, series.Lower, Shift(series.Upper, -1), series.Body),
        Variable { Indices: [var index] } member => Expr.Variable(member.Family, Shift(index, 1)),
        _ => null,
    };

    // Tries the parts in a random order.
    private Expr? ReplaceOne(Expr formula, Func<Expr, Expr?> change)
    {
        Expr[] parts = [.. Expressions.Ordered(formula)];
        _random.Shuffle(parts);
        foreach (Expr part in parts)
        {
            if (change(part) is { } changed && changed != part)
                return Expressions.Replace(formula, new Dictionary<Expr, Expr> { [part] = changed });
        }

        return null;
    }
}
