using AutodiffTeach.Formulas.Printing;

namespace AutodiffTeach.Formulas;

/// <summary>Prints formulas and names as LaTeX for math mode.</summary>
public static class LatexPrinter
{
    /// <summary>The formula, such as <c>3 w^{2} u_{1} + \frac{x}{2}</c>.</summary>
    /// <remarks>Linear in the length; no recursion.</remarks>
    /// <param name="formula">The formula.</param>
    /// <param name="notation">Printed names, such as <c>U^f</c> for <c>Uf</c>.</param>
    /// <param name="maximumLength">Longer text ends with an ellipsis.</param>
    public static string Print(Expr formula, Notation? notation = null, int maximumLength = PlainPrinter.DefaultMaximumLength)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumLength);
        return new LatexWriter(formula, notation ?? Notation.Plain, maximumLength).Write(formula);
    }

    /// <summary>A variable's name, such as <c>\hat{y}_{1}</c> for <c>y_hat_1</c>.</summary>
    public static string PrintName(string name, Notation? notation = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return LatexName.Of((notation ?? Notation.Plain).PrintedName(name));
    }
}
