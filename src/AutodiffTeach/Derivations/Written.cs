using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations;

/// <summary>Formulas as a teacher writes them down: sums and products in one row, numbers put in without stray factors.</summary>
internal static class Written
{
    /// <summary>The formula with sums of sums and products of products in one row.</summary>
    public static Expr Flat(Expr formula) => Expressions.Fold<Expr>(formula, (node, children) => node switch
    {
        Sum => Expr.Sum([.. children.SelectMany(child => child is Sum inner ? inner.Terms : [child])]),
        Product => Expr.Product([.. children.SelectMany((child, i) => IsRow(child, i) ? ((Product)child).Factors : [child])]),
        _ => Expressions.WithChildren(node, children),
    });

    /// <summary>The formula with numbers in place of variables; a minus sign joins the number behind it.</summary>
    public static Expr WithNumbers(Expr formula, IReadOnlyDictionary<Expr, Expr> numbers) =>
        Expressions.Fold<Expr>(formula, (node, children) => node switch
        {
            _ when numbers.TryGetValue(node, out Expr? number) => number,
            Product when children is [Number { Value: var sign }, Number { Value: var factor }, ..] && sign == -1 =>
                Expr.Product([Expr.Number(-factor), .. children.AsSpan(2)]),
            _ => Expressions.WithChildren(node, children),
        });

    /// <summary>Whether the formula has at most so many parts when written out.</summary>
    public static bool IsShort(Expr formula, long parts) => Expressions.WrittenSize(formula) <= parts;

    // A product with a coefficient of its own joins the row only at its head.
    private static bool IsRow(Expr child, int position) => child is Product product && (position == 0 || product.Factors[0] is not Number);
}
