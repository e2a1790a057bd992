using System.Globalization;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>An equation of a derivation as the writers set it: equal formulas and, where it is known, the value at the end.</summary>
/// <param name="Formulas">The formulas from left to right, no two neighbours the same.</param>
/// <param name="Value">The value as text, or null where it is missing or the last formula says it already.</param>
/// <param name="IsRounded">Whether the value's text is rounded, so that it follows ≈ rather than =.</param>
internal sealed record LineParts(IReadOnlyList<Expr> Formulas, string? Value, bool IsRounded)
{
    /// <summary>Whether a formula has numbers put in, so that it is written with decimals.</summary>
    public bool IsNumeric(int index) => index > 0 && !Expressions.Ordered(Formulas[index]).Any(part => part is Variable);

    public static LineParts Of(Step step)
    {
        var formulas = new List<Expr>();
        foreach (Expr formula in step.Numbers is { } numbers ? step.Chain.Append(numbers) : step.Chain)
        {
            if (formulas.Count == 0 || formulas[^1] != formula)
                formulas.Add(formula);
        }

        if (step.Value is not { } value || formulas[^1] is Number)
            return new LineParts(formulas, null, false);
        (string text, bool rounded) = Readable(value);
        return new LineParts(formulas, text, rounded);
    }

    /// <summary>A number with at most eight significant digits, without the noise of binary arithmetic.</summary>
    public static (string Text, bool IsRounded) Readable(double value)
    {
        double clean = double.IsFinite(value) ? double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;
        string exact = clean.ToString("R", CultureInfo.InvariantCulture);
        int digits = exact.TakeWhile(c => c != 'E').Count(char.IsAsciiDigit);
        return digits <= 8 ? (exact, false) : (value.ToString("G6", CultureInfo.InvariantCulture), true);
    }
}
