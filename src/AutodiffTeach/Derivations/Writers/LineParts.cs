using System.Globalization;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Writers;

/// <summary>An equation of a derivation as the writers set it: equal formulas and, where it is known, the value at the end.</summary>
/// <param name="Formulas">The formulas from left to right, no two neighbours the same.</param>
/// <param name="Value">The value as text, or null where it is missing or the last formula says it already.</param>
/// <param name="IsRounded">Whether the value's text is rounded, so that it follows ≈ rather than =.</param>
internal sealed record LineParts(IReadOnlyList<Expr> Formulas, string? Value, bool IsRounded)
{
    private const int MostValues = 10;

    /// <summary>Whether a formula has numbers put in, so that it is written with decimals.</summary>
    public bool IsNumeric(int index) => index > 0 && !Expressions.Ordered(Formulas[index]).Any(part => part is Variable);

    public static LineParts Of(Step step)
    {
        List<Expr> formulas = step.Name is { } name ? [name] : [];
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

    /// <summary>The values of a family from its first member to its last, many of them with an ellipsis: 1, 2.5, -3; null where none is known.</summary>
    public static string? ValuesOf(StepFamily family)
    {
        if (!family.Values.All(value => value is not null))
            return null;
        if (family.Values.Distinct().Count() == 1)
            return $"{Readable(family.Values[0]!.Value).Text} each";
        IEnumerable<double?> shown = family.Values.Count <= MostValues ? family.Values : family.Values.Take(MostValues / 2);
        string text = string.Join(", ", shown.Select(value => Readable(value!.Value).Text));
        return family.Values.Count <= MostValues ? text : $"{text}, ..., {Readable(family.Values[^1]!.Value).Text}";
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
