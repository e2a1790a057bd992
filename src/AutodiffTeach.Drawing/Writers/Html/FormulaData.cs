using System.Text.Json;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers.Html;

/// <summary>
/// Writes formulas of a walk as the data from which the page's script builds MathML. A leaf is a text, or an array of its kind and text
/// where the text alone does not tell it; a fraction, such as a derivative that occurs at many moments, is its number in a table.
/// </summary>
internal sealed class FormulaData
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<WalkFormula> _fractions = [];

    public void Write(Utf8JsonWriter json, WalkFormula formula)
    {
        if (formula.Element == "mfrac")
            json.WriteNumberValue(NumberOf(formula));
        else
            WriteWhole(json, formula);
    }

    /// <summary>The table, once everything is written; a fraction in it may hold those before and behind it.</summary>
    public void WriteTable(Utf8JsonWriter json, string name)
    {
        json.WriteStartArray(name);
        for (var i = 0; i < _fractions.Count; i++)
            WriteWhole(json, _fractions[i]);
        json.WriteEndArray();
    }

    private void WriteWhole(Utf8JsonWriter json, WalkFormula formula)
    {
        var element = FormulaMarkup.ElementOf(formula);
        if (formula.Parts.Count == 0 && element == KindOf(formula.Text))
        {
            json.WriteStringValue(formula.Text);
            return;
        }

        json.WriteStartArray();
        json.WriteStringValue(element);
        if (formula.Parts.Count == 0)
            json.WriteStringValue(formula.Text);
        foreach (var part in formula.Parts)
            Write(json, part);
        json.WriteEndArray();
    }

    private int NumberOf(WalkFormula fraction)
    {
        var key = KeyOf(fraction);
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _fractions.Count;
            _fractions.Add(fraction);
        }

        return number;
    }

    private static string KeyOf(WalkFormula formula) =>
        formula.Element + (formula.Parts.Count == 0 ? "\0" + formula.Text + "\0" : "(" + string.Concat(formula.Parts.Select(KeyOf)) + ")");

    // The script has the same rule.
    private static string KindOf(string text) => text.Length == 0 ? "" : char.IsAsciiDigit(text[0]) ? "mn" : char.IsAsciiLetter(text[0]) ? "mi" : "mo";
}
