using System.Numerics;

namespace AutodiffTeach.Formulas;

/// <summary>Writes sums and products over an index out, where their bounds are integers.</summary>
public static class SeriesExpansion
{
    /// <summary>How many parts a written-out formula may have unless said otherwise.</summary>
    public const int DefaultLimit = 200_000;

    /// <summary>The formula with every sum and product over an index written out whose bounds are integers; others stay.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="indices">Values of the names in bounds and indices, such as a length N; null for none.</param>
    /// <param name="limit">How many members may be written in all.</param>
    /// <exception cref="SeriesTooLongException">The members would be more than the limit.</exception>
    public static Expr Expand(Expr formula, IReadOnlyDictionary<string, BigInteger>? indices = null, int limit = DefaultLimit)
    {
        ArgumentNullException.ThrowIfNull(formula);
        foreach ((string name, BigInteger value) in indices ?? new Dictionary<string, BigInteger>())
            formula = At(formula, Expr.Variable(name), Expr.Number(value));
        int written = 0;
        while (Outermost(formula) is { Count: > 0 } series)
        {
            var expanded = new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance);
            foreach (Series one in series)
                expanded[one] = Members(one, limit, ref written);
            formula = Expressions.Replace(formula, expanded);
        }

        return formula;
    }

    /// <summary>The formula with an index, free in it, set to a value, also within subscripts and the symbols of derivatives.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="index">The index.</param>
    /// <param name="value">A number or a formula over other indices.</param>
    public static Expr At(Expr formula, Variable index, Expr value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Expressions.Fold<Expr>(formula, (node, children) => node switch
        {
            _ when node == index => value,
            Series series when series.Index == index => node,
            Partial partial => Expr.Partial(partial.Kind, Name(partial.Of, children[0]), Name(partial.WithRespectTo, children[1])),
            _ => Expressions.WithChildren(node, children),
        });
    }

    /// <summary>The integer that an index formula without names is, or null.</summary>
    internal static BigInteger? IntegerOf(Expr index) => IntegerOf(index, 0);

    private static BigInteger? IntegerOf(Expr index, int depth) => index switch
    {
        Number(var value) => value.IsInteger ? value.Numerator : null,
        Sum(var terms) when depth < 8 => terms.Aggregate((BigInteger?)BigInteger.Zero, (sum, term) => sum + IntegerOf(term, depth + 1)),
        Product(var factors) when depth < 8 => factors.Aggregate((BigInteger?)BigInteger.One, (product, factor) => product * IntegerOf(factor, depth + 1)),
        _ => null,
    };

    // The names of a symbol follow the index only within their subscripts.
    private static Variable Name(Variable written, Expr changed) => written.Indices.Count > 0 && changed is Variable name ? name : written;

    // Series with integer bounds that are in no other such series: their bodies are searched once written out.
    private static List<Series> Outermost(Expr formula)
    {
        var found = new List<Series>();
        var seen = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<Expr>([formula]);
        while (pending.TryPop(out Expr? node))
        {
            if (!seen.Add(node))
                continue;
            if (node is Series series && IntegerOf(series.Lower) is not null && IntegerOf(series.Upper) is not null)
            {
                found.Add(series);
                continue;
            }

            foreach (Expr child in node.Children)
                pending.Push(child);
        }

        return found;
    }

    private static Expr Members(Series series, int limit, ref int written)
    {
        BigInteger lower = IntegerOf(series.Lower) ?? 0;
        BigInteger upper = IntegerOf(series.Upper) ?? 0;
        if (upper - lower >= limit - written)
            throw new SeriesTooLongException(upper - lower + 1, limit);
        var members = new List<Expr>();
        for (BigInteger i = lower; i <= upper; i++)
            members.Add(At(series.Body, series.Index, Expr.Number(i)));
        written += members.Count + 1;
        return series.Kind == SeriesKind.Sum ? Expr.Sum([.. members]) : Expr.Product([.. members]);
    }
}
