namespace AutodiffTeach.Formulas.SeriesLaws;

/// <summary>The names in bounds and subscripts that no sum or product binds, such as a length N.</summary>
internal static class FreeIndices
{
    /// <summary>The names, in ordinal order.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="known">Names that are indices wherever they occur, as a value too.</param>
    public static IReadOnlyList<Variable> Of(Expr formula, IReadOnlyCollection<string>? known = null)
    {
        IReadOnlyList<Expr> nodes = Expressions.Ordered(formula);
        if (known is null && !nodes.Any(node => node is Series or Variable { Indices.Count: > 0 }))
            return [];
        HashSet<Variable> bound = [.. nodes.OfType<Series>().Select(series => series.Index)];
        IEnumerable<Variable> used = nodes.SelectMany(IndexFormulas).SelectMany(index => Expressions.Ordered(index)).OfType<Variable>();
        IEnumerable<Variable> named = Expressions.Variables(formula).Where(name => known?.Contains(name.Name) == true);
        return [.. used.Concat(named).Where(name => name.Indices.Count == 0 && !bound.Contains(name)).Distinct().OrderBy(name => name.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<Expr> IndexFormulas(Expr node) => node switch
    {
        Variable member => member.Indices,
        Series series => [series.Lower, series.Upper],
        _ => [],
    };
}
