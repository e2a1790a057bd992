using AutodiffTeach.Formulas;

namespace AutodiffTeach.Tests.Formulas.SeriesLaws;

/// <summary>Short spellings of formulas with indices, for tables.</summary>
internal static class Indexed
{
    public static Expr Sum(string index, string lower, string upper, Expr body) => Make(SeriesKind.Sum, index, lower, upper, body);

    public static Expr Prod(string index, string lower, string upper, Expr body) => Make(SeriesKind.Product, index, lower, upper, body);

    /// <summary>u at an index: <c>At("u", "t-1")</c>.</summary>
    public static Variable At(string family, params string[] indices) =>
        indices.Length == 0 ? Expr.Variable(family) : Expr.Variable(family, [.. indices.Select(index => Formula.Parse(index))]);

    /// <summary>The symbol of a derivative: <c>D(At("h", "t"), At("U"))</c>.</summary>
    public static Expr D(Variable of, Variable wrt) => Expr.Partial(PartialKind.Total, of, wrt);

    public static Expr Direct(Variable of, Variable wrt) => Expr.Partial(PartialKind.Direct, of, wrt);

    public static Expr Times(params Expr[] factors) => Expr.Product(factors);

    public static Expr Plus(params Expr[] terms) => Expr.Sum(terms);

    public static Expr F(string text) => Formula.Parse(text);

    private static Expr Make(SeriesKind kind, string index, string lower, string upper, Expr body) =>
        Expr.Series(kind, Expr.Variable(index), Formula.Parse(lower), Formula.Parse(upper), body);
}
