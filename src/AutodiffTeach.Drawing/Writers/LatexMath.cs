using System.Diagnostics;
using System.Text;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes a label as LaTeX's mathematics, from the structure that the pictures set too. Whatever the label holds, it compiles.</summary>
internal static class LatexMath
{
    // TeX knows the room around these; where a label has them without blanks, they are set without room.
    private const string Operators = "+−-=<>,·×÷±≈≠≤≥→←∈⊙⊕⊗∘";

    /// <summary>The label, to be put between dollar signs; amsmath is needed.</summary>
    public static string Write(string label) => Of(MathParser.Parse(label), isScript: false);

    private static string Of(MathNode node, bool isScript) => node switch
    {
        MathNode.Text text => Letters(text),
        MathNode.Row row => Row(row.Items, isScript),
        MathNode.Scripted scripted => Nucleus(scripted.Base) + Script('_', scripted.Sub) + Script('^', scripted.Super),
        MathNode.Accented accented => LatexSymbols.AccentOver(accented.Accent, Of(accented.Base, isScript)),
        // A fraction of the size of the text, but not in a script.
        MathNode.Fraction fraction => $@"{(isScript ? @"\frac" : @"\dfrac")}{{{Of(fraction.Numerator, isScript)}}}{{{Of(fraction.Denominator, isScript)}}}",
        MathNode.Matrix matrix => Matrix(matrix, isScript),
        _ => throw new UnreachableException(),
    };

    private static string Row(IReadOnlyList<MathNode> items, bool isScript)
    {
        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (IsBlank(item))
                text.Append(Blank(items, i));
            else if (IsOperator(item) && !IsBlank(items.ElementAtOrDefault(i - 1)) && !IsBlank(items.ElementAtOrDefault(i + 1)))
                text.Append('{').Append(Of(item, isScript)).Append('}');
            else
                text.Append(Of(item, isScript));
        }

        return text.ToString();
    }

    // Beside an operator TeX sets the room itself; between words a blank is a blank, between factors a thin one.
    private static string Blank(IReadOnlyList<MathNode> items, int at)
    {
        var (before, after) = (items.ElementAtOrDefault(at - 1), items.ElementAtOrDefault(at + 1));
        if (IsOperator(before) || IsOperator(after))
            return "";
        return IsWord(before) || IsWord(after) ? @"\ " : @"\,";
    }

    private static bool IsBlank(MathNode? node) => node is MathNode.Text { Value: " " };

    private static bool IsOperator(MathNode? node) => node is MathNode.Text { Value: [var letter] } && Operators.Contains(letter, StringComparison.Ordinal);

    private static bool IsWord(MathNode? node) => node is MathNode.Text { Value: [var first, var second, ..] } && char.IsLetter(first) && char.IsLetter(second)
        || node is MathNode.Text { Value: " " or ":" or ";" or "." };

    private static string Nucleus(MathNode node) => node is MathNode.Text { Value: [var letter] } && char.IsAsciiLetterOrDigit(letter)
        ? Of(node, isScript: false)
        : $"{{{Of(node, isScript: false)}}}";

    private static string Script(char place, MathNode? script) => script is null ? "" : $"{place}{{{Of(script, isScript: true)}}}";

    // Letters in a row are one word, upright or italic; all else stands for itself.
    private static string Letters(MathNode.Text node)
    {
        var text = new StringBuilder();
        var word = new StringBuilder();
        foreach (var letter in node.Value.EnumerateRunes())
        {
            if (letter.IsAscii && Rune.IsLetter(letter))
            {
                word.Append(letter.ToString());
                continue;
            }

            Flush(text, word, node.IsItalic);
            text.Append(LatexSymbols.Of(letter));
        }

        Flush(text, word, node.IsItalic);
        return text.ToString();
    }

    private static void Flush(StringBuilder text, StringBuilder word, bool isItalic)
    {
        if (word.Length == 1 && isItalic)
            text.Append(word);
        else if (word.Length > 0)
            text.Append(isItalic ? @"\mathit{" : @"\mathrm{").Append(word).Append('}');
        word.Clear();
    }

    private static string Matrix(MathNode.Matrix matrix, bool isScript)
    {
        var rows = matrix.Rows.Select(row => string.Join(" & ", row.Select(entry => Of(entry, isScript))));
        return $@"\left[\begin{{array}}{{@{{}}*{{{matrix.Rows[0].Count}}}{{r}}@{{}}}}{string.Join(@" \\ {}", rows)}\end{{array}}\right]";
    }
}
