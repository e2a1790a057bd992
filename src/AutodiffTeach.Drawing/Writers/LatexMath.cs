using System.Diagnostics;
using System.Text;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes a label as LaTeX's mathematics, from the structure that the pictures set too. Whatever the label holds, it compiles.</summary>
internal static class LatexMath
{
    // A prime that stands alone raises itself; in a script it is raised already.
    private const string RaisedPrime = @"{}^{\prime}";

    /// <summary>The label, to be put between dollar signs; amsmath is needed.</summary>
    public static string Write(MathText label)
    {
        var lines = label.Lines.Select(line => Of(line, isScript: false)).ToArray();
        return lines.Length == 1 ? lines[0] : $@"\begin{{array}}{{@{{}}c@{{}}}}{string.Join(@" \\ {}", lines)}\end{{array}}";
    }

    private static string Of(MathNode node, bool isScript) => node switch
    {
        MathNode.Text text => Letters(text),
        MathNode.Row row => string.Concat(row.Items.Select(item => Of(item, isScript))),
        MathNode.Scripted scripted => Nucleus(scripted.Base) + Script('_', scripted.Sub) + Script('^', scripted.Super),
        MathNode.Accented accented => LatexSymbols.AccentOver(accented.Accent, Of(accented.Base, isScript), accented.Base is MathNode.Text { Value.Length: > 1 }),
        // A fraction of the size of the text, but not in a script.
        MathNode.Fraction fraction => $@"{(isScript ? @"\frac" : @"\dfrac")}{{{Of(fraction.Numerator, isScript)}}}{{{Of(fraction.Denominator, isScript)}}}",
        MathNode.Matrix matrix => Matrix(matrix, isScript),
        MathNode.Fenced fenced => IsTall(fenced.Body) ? $@"\left({Of(fenced.Body, isScript)}\right)" : $"({Of(fenced.Body, isScript)})",
        MathNode.Root root => $@"\sqrt{{{Of(root.Radicand, isScript)}}}",
        MathNode.Product => @"\,",
        _ => throw new UnreachableException(),
    };

    private static bool IsTall(MathNode node) => node switch
    {
        MathNode.Fraction or MathNode.Matrix => true,
        MathNode.Row row => row.Items.Any(IsTall),
        MathNode.Scripted scripted => IsTall(scripted.Base),
        MathNode.Accented accented => IsTall(accented.Base),
        MathNode.Fenced fenced => IsTall(fenced.Body),
        MathNode.Root root => IsTall(root.Radicand),
        _ => false,
    };

    private static string Nucleus(MathNode node) => node is MathNode.Text { Value: [var letter] } && char.IsAsciiLetterOrDigit(letter)
        ? Of(node, isScript: false)
        : $"{{{Of(node, isScript: false)}}}";

    private static string Script(char place, MathNode? script) => script is null ? "" : $"{place}{{{Of(script, isScript: true).Replace(RaisedPrime, @"\prime ", StringComparison.Ordinal)}}}";

    // Letters in a row are one word, upright or italic; all else stands for itself.
    private static string Letters(MathNode.Text node)
    {
        if (node.Value == " ")
            return @"\ ";
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
