using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Families;

/// <summary>Sums of many terms of one form written as a sum over an index.</summary>
internal static class IndexedSum
{
    /// <summary>The sum of the terms, those of one form as Σ.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="index">The index.</param>
    /// <param name="fewest">The fewest terms that are written as Σ.</param>
    /// <param name="anchor">The value of the index at a term; default that of its first name.</param>
    public static Expr Of(IReadOnlyList<Expr> terms, Variable index, int fewest, Func<Expr, Expr, int?>? anchor = null) => Expr.Sum([..
        FormulaFamily.Find(terms, index, fewest, anchor ?? FormulaFamily.OfSubject).Select(family => SeriesOf(family, index))]);

    /// <summary>The formula with every sum in it of many terms of one form as Σ.</summary>
    public static Expr In(Expr formula, Variable index, int fewest) => Expressions.Fold<Expr>(formula, (node, children) =>
        node is Sum { Terms.Count: var count } && count >= fewest ? Of(children, index, fewest, FormulaFamily.OfMost) : Expressions.WithChildren(node, children));

    private static Expr SeriesOf(FormulaFamily family, Variable index) => family.Members.Count == 1
        ? family.Template
        : Expr.Series(SeriesKind.Sum, index, Expr.Number(Math.Min(family.First, family.Last)), Expr.Number(Math.Max(family.First, family.Last)), family.Template);
}
