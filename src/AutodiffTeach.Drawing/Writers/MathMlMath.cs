using System.Diagnostics;
using System.Net;
using System.Text;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes a label as MathML, from the structure that the pictures set too.</summary>
internal static class MathMlMath
{
    // Signs under and over which limits stand.
    private const string LargeOperators = "∑∏Σ∫";
    private const string Brackets = "()[]{}|‖";
    private const string Signs = "=≈<>≤≥≠→·×/+−±,;:([{";

    public static string Write(MathText label, bool isBlock) =>
        $"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"{(isBlock ? " display=\"block\"" : "")}><mrow>{string.Concat(label.Lines.Select(Of))}</mrow></math>";

    private static string Of(MathNode node) => node switch
    {
        MathNode.Text text => Letters(text),
        MathNode.Row row => Row(row),
        MathNode.Scripted scripted => Scripted(scripted),
        MathNode.Accented accented => $"<mover accent=\"true\">{Of(accented.Base)}<mo>{accented.Accent}</mo></mover>",
        MathNode.Fraction fraction => $"<mfrac>{Of(fraction.Numerator)}{Of(fraction.Denominator)}</mfrac>",
        MathNode.Matrix matrix => Matrix(matrix),
        MathNode.Fenced fenced => $"<mrow><mo>(</mo>{Of(fenced.Body)}<mo>)</mo></mrow>",
        MathNode.Root root => $"<msqrt>{Of(root.Radicand)}</msqrt>",
        MathNode.Product => "<mspace width=\"0.17em\"/>",
        _ => throw new UnreachableException(),
    };

    // A sign behind another is that of what follows, which readers of MathML take for granted at the beginning of a row alone.
    private static string Row(MathNode.Row row)
    {
        var written = new StringBuilder("<mrow>");
        bool isBehindSign = false;
        foreach (MathNode item in row.Items)
        {
            string? sign = item is MathNode.Text { Value: "−" or "+" or "±" } text ? text.Value : null;
            written.Append(sign is not null && isBehindSign ? $"<mo form=\"prefix\">{sign}</mo>" : Of(item));
            if (item is not MathNode.Text { Value: " " })
                isBehindSign = item is MathNode.Text { Value: [var last] } && Signs.Contains(last, StringComparison.Ordinal);
        }

        return written.Append("</mrow>").ToString();
    }

    private static string Scripted(MathNode.Scripted node)
    {
        bool hasLimits = node.Base is MathNode.Text { Value: [var sign] } && LargeOperators.Contains(sign, StringComparison.Ordinal);
        (string both, string below, string above) = hasLimits ? ("munderover", "munder", "mover") : ("msubsup", "msub", "msup");
        return node switch
        {
            { Sub: { } sub, Super: { } super } => $"<{both}>{Of(node.Base)}{Of(sub)}{Of(super)}</{both}>",
            { Sub: { } sub } => $"<{below}>{Of(node.Base)}{Of(sub)}</{below}>",
            { Super: { } super } => $"<{above}>{Of(node.Base)}{Of(super)}</{above}>",
            _ => Of(node.Base),
        };
    }

    // A name, a number or a sign; letters of a word stay together.
    private static string Letters(MathNode.Text node)
    {
        if (node.Value.All(letter => letter == ' '))
            return "<mspace width=\"0.33em\"/>";
        var pieces = new List<string>();
        var name = new StringBuilder();
        foreach (Rune letter in node.Value.EnumerateRunes())
        {
            if (Rune.IsLetter(letter) || Rune.IsDigit(letter) || letter.Value is '.' or '′' or ' ')
            {
                name.Append(letter.ToString());
                continue;
            }

            Flush(pieces, name, node.IsItalic);
            string stretch = Brackets.Contains(letter.ToString(), StringComparison.Ordinal) ? " stretchy=\"false\" lspace=\"0\" rspace=\"0\"" : "";
            pieces.Add($"<mo{stretch}>{WebUtility.HtmlEncode(letter.ToString())}</mo>");
        }

        Flush(pieces, name, node.IsItalic);
        return pieces is [var only] ? only : $"<mrow>{string.Concat(pieces)}</mrow>";
    }

    // A single letter is slanted by itself; a word only where it is said to be.
    private static void Flush(List<string> pieces, StringBuilder name, bool isItalic)
    {
        if (name.Length == 0)
            return;
        string word = WebUtility.HtmlEncode(name.ToString());
        bool isNumber = name.ToString().All(letter => char.IsAsciiDigit(letter) || letter == '.');
        pieces.Add(isNumber ? $"<mn>{word}</mn>" : isItalic ? $"<mi>{word}</mi>" : $"<mi mathvariant=\"normal\">{word}</mi>");
        name.Clear();
    }

    private static string Matrix(MathNode.Matrix matrix)
    {
        IEnumerable<string> rows = matrix.Rows.Select(row => $"<mtr>{string.Concat(row.Select(cell => $"<mtd>{Of(cell)}</mtd>"))}</mtr>");
        return $"<mrow><mo>[</mo><mtable>{string.Concat(rows)}</mtable><mo>]</mo></mrow>";
    }
}
