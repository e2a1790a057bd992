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
        var result = new StringBuilder();
        Append(result, MathParser.Parse(text.Source));
        return result.Length == 0 ? escape(" ") : result.ToString();
    }

    private void Append(StringBuilder text, MathNode node)
    {
        switch (node)
        {
            case MathNode.Text { Value: var letters, IsItalic: var isItalic }:
                Tag(text, isItalic ? "i" : null, escape(letters));
                break;
            case MathNode.Row row:
                foreach (var item in row.Items)
                    Append(text, item);
                break;
            case MathNode.Scripted scripted:
                Append(text, scripted.Base);
                AppendScript(text, "sub", scripted.Sub);
                AppendScript(text, "sup", scripted.Super);
                break;
            case MathNode.Accented accented:
                AppendAccented(text, accented);
                break;
            case MathNode.Fraction fraction:
                Append(text, fraction.Numerator);
                text.Append(escape("/"));
                Append(text, fraction.Denominator);
                break;
            case MathNode.Matrix matrix:
                AppendRows(text, matrix.Rows);
                break;
            default:
                throw new UnreachableException();
        }
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
        Append(content, script);
        Tag(text, tag, content.ToString());
    }

    private void AppendAccented(StringBuilder text, MathNode.Accented accented)
    {
        var mark = accented.Accent switch { 'ˆ' => '\u0302', '˜' => '\u0303', '¯' => '\u0304', var other => other };
        if (accented.Base is MathNode.Text letters)
            Append(text, letters with { Value = letters.Value + mark });
        else
            Append(text, new MathNode.Row([accented.Base, new MathNode.Text(mark.ToString(), false)]));
    }

    private void AppendRows(StringBuilder text, IReadOnlyList<IReadOnlyList<MathNode>> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append(escape(i == 0 ? "[[" : ", ["));
            for (var j = 0; j < rows[i].Count; j++)
            {
                text.Append(j == 0 ? "" : escape(", "));
                Append(text, rows[i][j]);
            }

            text.Append(escape("]"));
        }

        text.Append(escape("]"));
    }
}
