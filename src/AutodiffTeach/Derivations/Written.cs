using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations;

/// <summary>Formulas as a teacher writes them down: numbers put in without stray factors, and only where that is short.</summary>
internal static class Written
{
    /// <summary>The formula with numbers in place of variables; a minus sign joins the number behind it.</summary>
    public static Expr WithNumbers(Expr formula, IReadOnlyDictionary<Expr, Expr> numbers) =>
        Expressions.Fold<Expr>(formula, (node, children) => node switch
        {
            _ when numbers.TryGetValue(node, out Expr? number) => number,
            Product when children is [Number { Value: var sign }, Number { Value: var factor }, ..] && sign == -1 =>
                Expr.Product([Expr.Number(-factor), .. children.AsSpan(2)]),
            _ => Expressions.WithChildren(node, children),
        });

    /// <summary>Whether the formula's text has at most so many characters.</summary>
    public static bool FitsIn(int characters, Expr formula) => PlainPrinter.Print(formula, null, characters + 2).Length <= characters;

    /// <summary>Whether the formula has at most so many parts when written out.</summary>
    public static bool IsShort(Expr formula, long parts) => Expressions.WrittenSize(formula) <= parts;
}
