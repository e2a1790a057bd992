using System.Collections.Frozen;
using System.Diagnostics;
using System.Text;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes a label as LaTeX's mathematics, from the structure that the pictures set too. Whatever the label holds, it compiles.</summary>
internal static class LatexMath
{
    // Functions for which LaTeX has a command; the space after it parts it from a letter, and is not set.
    private static readonly FrozenSet<string> Commands = new[]
    {
        "exp", "log", "ln", "sin", "cos", "tan", "sinh", "cosh", "tanh", "max", "min", "lim", "det", "arg", "arcsin", "arccos", "arctan",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The lines of a label, to be put between dollar signs; amsmath is needed.</summary>
    public static string Write(MathText label) => label.Lines is [var only]
        ? Of(only, isScript: false)
        : $@"\begin{{array}}[t]{{@{{}}c@{{}}}}{string.Join(@" \\\relax ", label.Lines.Select(line => Of(line, isScript: false)))}\end{{array}}";

    private static string Of(MathNode node, bool isScript) => node switch
    {
        MathNode.Text text => Letters(text, isScript),
        MathNode.Row row => string.Concat(row.Items.Where((_, i) => !IsSpaced(row.Items, i)).Select(item => Of(item, isScript))),
        MathNode.Scripted scripted => Nucleus(scripted.Base, isScript) + Script('_', scripted.Sub) + Script('^', scripted.Super),
        MathNode.Accented accented => LatexSymbols.AccentOver(accented.Accent, Of(accented.Base, isScript), IsLetter(accented.Base)),
        // A fraction of the size of the text, but not in a script.
        MathNode.Fraction fraction => $@"{(isScript ? @"\frac" : @"\dfrac")}{{{Of(fraction.Numerator, isScript)}}}{{{Of(fraction.Denominator, isScript)}}}",
        MathNode.Matrix matrix => Matrix(matrix, isScript),
        MathNode.Fenced fenced => IsTall(fenced.Body) ? $@"\mathopen{{}}\left({Of(fenced.Body, isScript)}\right)" : $"({Of(fenced.Body, isScript)})",
        MathNode.Root root => $@"\sqrt{{{Of(root.Radicand, isScript)}}}",
        MathNode.Product => @"\,",
        _ => throw new UnreachableException(),
    };

    // A space for which TeX makes room itself.
    private static bool IsSpaced(IReadOnlyList<MathNode> items, int i) =>
        items[i] is MathNode.Text { Value: " " } && i > 0 && Factors.ClassOf(items[i - 1]) == AtomClass.Punctuation;

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

    private static bool IsLetter(MathNode node) => node is MathNode.Text { Value: [_] };

    // A name stays the nucleus of its scripts; anything longer is held together.
    private static string Nucleus(MathNode node, bool isScript) =>
        node is MathNode.Text { Value: [var letter] } && char.IsAsciiLetterOrDigit(letter) || node is MathNode.Fenced || IsFunction(node)
            ? Of(node, isScript)
            : $"{{{Of(node, isScript)}}}";

    private static bool IsFunction(MathNode node) => node is MathNode.Text { IsItalic: false, Value: var word } && Glossary.Functions.Contains(word);

    private static string Script(char place, MathNode? script) => script is null ? "" : $"{place}{{{Of(script, isScript: true)}}}";

    // Latin letters in a row are one word; all else stands for itself.
    private static string Letters(MathNode.Text node, bool isScript)
    {
        if (node.Value == " ")
            return @"\ ";
        if (isScript && node.Value.All(letter => letter == '′'))
            return string.Concat(Enumerable.Repeat(@"\prime ", node.Value.Length));
        if (IsFunction(node))
            return Commands.Contains(node.Value) ? $@"\{node.Value} " : $@"\operatorname{{{node.Value}}}";
        var text = new StringBuilder();
        var word = new StringBuilder();
        foreach (var letter in node.Value.EnumerateRunes())
        {
            if (letter.IsAscii && Rune.IsLetter(letter))
                word.Append(letter.ToString());
            else if (word.Length > 0 && LatexSymbols.Combining(letter) is { } accent)
                Accent(text, word, node.IsItalic, accent);
            else
            {
                Flush(text, word, node.IsItalic);
                text.Append(letter.Value == ' ' ? @"\ " : LatexSymbols.Of(letter));
            }
        }

        Flush(text, word, node.IsItalic);
        return text.ToString();
    }

    // A mark belongs to the letter before it.
    private static void Accent(StringBuilder text, StringBuilder word, bool isItalic, string accent)
    {
        var letter = word[^1];
        word.Length--;
        Flush(text, word, isItalic);
        text.Append(accent).Append('{').Append(letter).Append('}');
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
        return $@"\left[\begin{{array}}{{@{{}}*{{{matrix.Rows[0].Count}}}{{r}}@{{}}}}{string.Join(@" \\\relax ", rows)}\end{{array}}\right]";
    }
}
