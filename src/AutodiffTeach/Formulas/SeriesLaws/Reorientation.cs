namespace AutodiffTeach.Formulas.SeriesLaws;

/// <summary>Turns an index that runs against its subscripts: Π_{j=0}^{t-1} u_{t-j} = Π_{j=1}^{t} u_j.</summary>
/// <remarks>The law is the substitution j → c - j, under which j runs over [a, b] exactly where c - j runs over [c - b, c - a]; it holds for empty ranges too.</remarks>
internal static class Reorientation
{
    /// <summary>The equal formula in which indices run with their subscripts wherever one substitution achieves that.</summary>
    public static Expr Of(Expr formula) => Expressions.Fold<Expr>(formula, (node, children) =>
        Expressions.WithChildren(node, children) is Series series ? Turned(series) : Expressions.WithChildren(node, children));

    private static Series Turned(Series series)
    {
        (SeriesKind kind, Variable index, Expr lower, Expr upper, Expr body) = series;
        List<Expr> parts = Traversal.PostOrder(body);
        HashSet<Variable> inner = [.. parts.OfType<Series>().Select(part => part.Index)];
        foreach (LinearIndex form in parts.SelectMany(IndicesIn))
        {
            if (form.CoefficientOf(index) != -1 || form.Coefficients.Keys.Any(inner.Contains))
                continue;
            // form = c - j, so c = form + j
            if (LinearIndex.Of(Expr.Sum(form.ToFormula(), index)) is { } center)
                return (Series)Expr.Series(kind, index, Minus(center, upper), Minus(center, lower), SeriesExpansion.At(body, index, Minus(center, index)));
        }

        return series;
    }

    private static Expr Minus(LinearIndex center, Expr index)
    {
        Expr difference = Expr.Sum(center.ToFormula(), Expr.Product(Expr.MinusOne, index));
        return LinearIndex.Of(difference)?.ToFormula() ?? difference;
    }

    /// <summary>The linear forms in the subscripts and bounds of one node.</summary>
    public static IEnumerable<LinearIndex> IndicesIn(Expr node) => node switch
    {
        Variable { Indices.Count: > 0 } member => member.Indices.Select(LinearIndex.Of).OfType<LinearIndex>(),
        Series series => new[] { LinearIndex.Of(series.Lower), LinearIndex.Of(series.Upper) }.OfType<LinearIndex>(),
        _ => [],
    };
}
