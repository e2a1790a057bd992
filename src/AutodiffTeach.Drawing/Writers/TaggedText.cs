using System.Diagnostics;
using System.Text;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Labels with the few tags that the label languages of DOT and Mermaid share: italics, subscripts, superscripts. Accents are combining
/// characters; fractions and matrices stand in one line.
/// </summary>
/// <param name="escape">How the language writes characters that are no tag.</param>
/// <param name="quote">The quotes of attributes.</param>
internal sealed class TaggedText(Func<string, string> escape, char quote)
{
    // Room to write in.
    private const string Blank = "____";

    /// <summary>A text of the scene; never empty.</summary>
    public string Of(SceneText text) => text.IsBlank ? Blank : Of(text.Placed.Text);

    /// <summary>A text of the scene in a colour and, where the language knows it, a size.</summary>
    public string Of(SceneText text, string colour, double? size = null)
    {
        var points = size is { } known ? $" point-size={quote}{Markup.Number(known)}{quote}" : "";
        return $"<font color={quote}{colour}{quote}{points}>{Of(text)}</font>";
    }

    /// <summary>A set formula; never empty.</summary>
    public string Of(MathText text)
    {
        var lines = text.Lines.Select(line =>
        {
            var result = new StringBuilder();
            Append(result, line, isScript: false);
            return result.ToString();
        });
        var label = string.Join("<br/>", lines);
        return label.Length == 0 ? escape("\u00a0") : label;
    }

    private void Append(StringBuilder text, MathNode node, bool isScript)
    {
        switch (node)
        {
            case MathNode.Text { Value: var letters, IsItalic: var isItalic }:
                Tag(text, isItalic ? "i" : null, escape(letters));
                break;
            case MathNode.Row row:
                AppendRow(text, row.Items, isScript);
                break;
            case MathNode.Scripted scripted:
                Append(text, scripted.Base, isScript);
                AppendScript(text, "sub", scripted.Sub);
                AppendScript(text, "sup", scripted.Super);
                break;
            case MathNode.Accented accented:
                AppendAccented(text, accented, isScript);
                break;
            case MathNode.Fraction fraction:
                AppendAround(text, fraction.Numerator, "/", fraction.Denominator, isScript);
                break;
            case MathNode.Matrix matrix:
                AppendRows(text, matrix.Rows, isScript);
                break;
            case MathNode.Fenced fenced:
                AppendAround(text, new MathNode.Text("(", false), "", fenced.Body, isScript);
                text.Append(escape(")"));
                break;
            case MathNode.Root root:
                AppendAround(text, new MathNode.Text("√(", false), "", root.Radicand, isScript);
                text.Append(escape(")"));
                break;
            case MathNode.Product:
                text.Append(escape(" "));
                break;
            default:
                throw new UnreachableException();
        }
    }

    // Where type has room around a sign, text has a space.
    private void AppendRow(StringBuilder text, IReadOnlyList<MathNode> items, bool isScript)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var kind = isScript ? AtomClass.Ordinary : Factors.ClassOf(items[i]);
            var isSign = kind == AtomClass.Relation || kind == AtomClass.Binary && RowSetter.IsBinary(items, i);
            if (isSign && i > 0)
                text.Append(escape(" "));
            Append(text, items[i], isScript);
            var isFollowed = i + 1 < items.Count && !Factors.IsBlank(items[i + 1]);
            var isFunction = kind == AtomClass.Function && i + 1 < items.Count && Factors.ClassOf(items[i + 1]) == AtomClass.Ordinary && items[i + 1] is not MathNode.Fenced && Factors.IsOperand(items[i + 1]);
            if (isFollowed && (isSign || kind == AtomClass.Punctuation || isFunction))
                text.Append(escape(" "));
        }
    }

    private void AppendAround(StringBuilder text, MathNode before, string sign, MathNode after, bool isScript)
    {
        Append(text, before, isScript);
        text.Append(escape(sign));
        Append(text, after, isScript);
    }

    private static void Tag(StringBuilder text, string? tag, string content)
    {
        if (tag is null || content.Length == 0)
            text.Append(content);
        else
            text.Append('<').Append(tag).Append('>').Append(content).Append("</").Append(tag).Append('>');
    }

    private void AppendScript(StringBuilder text, string tag, MathNode? script)
    {
        if (script is null)
            return;
        var content = new StringBuilder();
        Append(content, script, isScript: true);
        Tag(text, tag, content.ToString());
    }

    private void AppendAccented(StringBuilder text, MathNode.Accented accented, bool isScript)
    {
        var mark = accented.Accent switch { '˜' => '\u0303', '¯' => '\u0304', '˙' => '\u0307', '¨' => '\u0308', '→' => '\u20d7', _ => '\u0302' };
        if (accented.Base is MathNode.Text letters)
            Append(text, letters with { Value = letters.Value + mark }, isScript);
        else
            AppendAround(text, accented.Base, mark.ToString(), new MathNode.Text("", false), isScript);
    }

    private void AppendRows(StringBuilder text, IReadOnlyList<IReadOnlyList<MathNode>> rows, bool isScript)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append(escape(i == 0 ? "[[" : ", ["));
            for (var j = 0; j < rows[i].Count; j++)
            {
                text.Append(j == 0 ? "" : escape(", "));
                Append(text, rows[i][j], isScript);
            }

            text.Append(escape("]"));
        }

        text.Append(escape("]"));
    }
}
