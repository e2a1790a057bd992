using AutodiffTeach.Formulas.Printing;

namespace AutodiffTeach.Formulas;

/// <summary>Prints formulas in plain syntax.</summary>
public static class PlainPrinter
{
    /// <summary>The length at which printing stops unless asked otherwise: a formula that shares its parts can be exponentially long.</summary>
    public const int DefaultMaximumLength = 1_000_000;

    /// <summary>The formula as text with explicit <c>*</c> and <c>^</c>, such as <c>3*w^2*u_1 + u_3</c>.</summary>
    /// <remarks>
    /// Numbers are exact; a reciprocal is written as a division, a negative term as a difference, step(z) as <c>1[z &gt; 0]</c>.
    /// What <see cref="Formula.Parse"/> and <see cref="Simplifier"/> return reads back as the same formula. Linear in the length; no recursion.
    /// </remarks>
    /// <param name="formula">The formula.</param>
    /// <param name="notation">Printed names; without it canonical names, which read back.</param>
    /// <param name="maximumLength">Longer text ends with an ellipsis. <see cref="SharedForm"/> prints such formulas whole.</param>
    public static string Print(Expr formula, Notation? notation = null, int maximumLength = DefaultMaximumLength)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumLength);
        return new PlainWriter(notation ?? Notation.Plain, maximumLength).Write(formula);
    }
}
