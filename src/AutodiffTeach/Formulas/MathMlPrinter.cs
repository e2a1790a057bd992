using AutodiffTeach.Formulas.Printing;

namespace AutodiffTeach.Formulas;

/// <summary>Prints formulas and names as presentation MathML (MathML Core), which browsers set without a script.</summary>
public static class MathMlPrinter
{
    /// <summary>The formula as a <c>math</c> element.</summary>
    /// <remarks>Well-formed XML; linear in the length; no recursion.</remarks>
    /// <param name="formula">The formula.</param>
    /// <param name="notation">Printed names, such as <c>U^f</c> for <c>Uf</c>.</param>
    /// <param name="isBlock">Set apart on a line of its own rather than within a line.</param>
    public static string Print(Expr formula, Notation? notation = null, bool isBlock = false) =>
        $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"{(isBlock ? " display=\"block\"" : "")}>{PrintInner(formula, notation)}</math>";

    /// <summary>The formula without the <c>math</c> element, one element to put into a larger formula.</summary>
    public static string PrintInner(Expr formula, Notation? notation = null)
    {
        ArgumentNullException.ThrowIfNull(formula);
        // Cut text would not be well-formed.
        string text = new MathMlWriter(notation ?? Notation.Plain, MaximumLength).Write(formula);
        return text.Length <= MaximumLength ? text : "<mtext>…</mtext>";
    }

    /// <summary>A variable's name as one element.</summary>
    public static string PrintName(string name, Notation? notation = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return MathMlName.Of((notation ?? Notation.Plain).PrintedName(name));
    }

    private const int MaximumLength = 16 * PlainPrinter.DefaultMaximumLength;
}
