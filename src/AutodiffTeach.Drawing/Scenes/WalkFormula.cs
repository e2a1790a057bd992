using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>
/// A formula of a walk as a tree in the vocabulary of presentation MathML. As a tree, not as text, it can be written as markup, sent as
/// data, and read aloud, and nothing in it can break out of either.
/// </summary>
/// <param name="Element"><c>mi</c>, <c>mn</c>, <c>mo</c>, <c>mtext</c>, <c>mspace</c>, or one with parts.</param>
/// <param name="Text">The characters of an element without parts.</param>
/// <param name="Parts">The parts, in the order of MathML.</param>
internal sealed record WalkFormula(string Element, string Text, IReadOnlyList<WalkFormula> Parts)
{
    private const char InvisibleTimes = '\u2062';
    private const char FunctionApplication = '\u2061';

    public static WalkFormula Words(string text) => Leaf("mtext", text);

    public static WalkFormula Operator(string sign) => Leaf("mo", sign);

    public static WalkFormula Row(params IReadOnlyList<WalkFormula> parts) => parts.Count == 1 ? parts[0] : new("mrow", "", parts);

    public static WalkFormula Of(string element, params IReadOnlyList<WalkFormula> parts) => new(element, "", parts);

    public static WalkFormula Fraction(WalkFormula above, WalkFormula below) => Of("mfrac", above, below);

    public static WalkFormula Bracketed(WalkFormula inner) => Row(Operator("("), inner, Operator(")"));

    public static WalkFormula Leaf(string element, string text) => new(element, text, []);

    /// <summary>A name, such as <c>h_1</c> or <c>x_hat</c>, as labels of nodes have it.</summary>
    public static WalkFormula Name(string label) => From(MathParser.Parse(MathParser.Printable(label)));

    /// <summary>A number, a vector or a matrix as it is shown in the picture.</summary>
    public static WalkFormula Number(Quantity quantity, int digits) => quantity.Rank switch
    {
        0 => Number(quantity.Rows[0][0], digits),
        1 => Bracketed(Row([.. quantity.Rows.SelectMany((row, i) => i == 0 ? new[] { Number(row[0], digits) } : [Operator(","), Number(row[0], digits)])])),
        _ => Of("mtable", [.. quantity.Rows.Select(row => Of("mtr", [.. row.Select(value => Of("mtd", Number(value, digits)))]))]),
    };

    /// <summary>A number to some significant digits, with a power of ten where it is very large or small.</summary>
    public static WalkFormula Number(double value, int digits)
    {
        var text = NumberText.Format(value, digits);
        if (text.StartsWith('−'))
            return Row(Operator("−"), Numeral(text[1..]));
        return Numeral(text);
    }

    /// <summary>The formula in one line of plain text.</summary>
    public string ToText() => Element switch
    {
        "mfrac" => Grouped(0) + "/" + Grouped(1),
        "msub" => Parts[0].ToText() + "_" + Braced(1),
        "msup" when Parts is [{ Text: "∂" }, { Text: "+" }] => "∂⁺",
        "msup" => Parts[0].ToText() + "^" + Braced(1),
        "msubsup" => Parts[0].ToText() + "_" + Braced(1) + "^" + Braced(2),
        "mover" => Parts[0].ToText() + Parts[1].ToText(),
        "munderover" => Parts[0].ToText() + "_" + Braced(1) + "^" + Braced(2) + " ",
        "msqrt" => "√(" + string.Concat(Parts.Select(part => part.ToText())) + ")",
        "mtable" => "[" + string.Join(", ", Parts.Select(part => part.ToText())) + "]",
        "mtr" => "[" + string.Join(", ", Parts.Select(part => part.ToText())) + "]",
        "mspace" => " ",
        "mo" => Sign(),
        _ => Text + string.Concat(Parts.Select(part => part.ToText())),
    };

    private string Sign() => Text switch
    {
        [InvisibleTimes] => " ",
        [FunctionApplication] => "",
        "," => ", ",
        "=" or "≈" or "+=" or "·" or "+" => $" {Text} ",
        _ => Text,
    };

    private string Grouped(int part) => Parts[part].ToText() is var text && text.AsSpan().IndexOfAny(" /−") >= 0 && !text.StartsWith('∂') ? $"({text})" : text;

    private string Braced(int part) => Parts[part].ToText() is var text && text.Length > 1 && !text.All(char.IsLetterOrDigit) ? "{" + text + "}" : text;

    private static WalkFormula Numeral(string text)
    {
        var power = text.IndexOf("10^{", StringComparison.Ordinal);
        if (power < 0)
            return Leaf(char.IsAsciiDigit(text[0]) ? "mn" : "mi", text);
        var exponent = text[(power + 4)..^1];
        var scale = Of("msup", Leaf("mn", "10"), exponent.StartsWith('−') ? Row(Operator("−"), Leaf("mn", exponent[1..])) : Leaf("mn", exponent));
        return power == 0 ? scale : Row(Leaf("mn", text[..(power - 1)]), Operator("×"), scale);
    }

    private static WalkFormula From(MathNode node) => node switch
    {
        MathNode.Text { Value: [var first, ..] value } => Leaf(char.IsAsciiDigit(first) ? "mn" : char.IsLetter(first) || char.IsSurrogate(first) ? "mi" : "mo", value),
        MathNode.Row row => Of("mrow", [.. row.Items.Select(From)]),
        MathNode.Scripted { Sub: { } sub, Super: { } super } scripted => Of("msubsup", From(scripted.Base), From(sub), From(super)),
        MathNode.Scripted { Sub: { } sub } scripted => Of("msub", From(scripted.Base), From(sub)),
        MathNode.Scripted { Super: { } super } scripted => Of("msup", From(scripted.Base), From(super)),
        MathNode.Accented accented => Of("mover", From(accented.Base), Operator(accented.Accent.ToString())),
        MathNode.Fraction fraction => Fraction(From(fraction.Numerator), From(fraction.Denominator)),
        MathNode.Fenced fenced => Bracketed(From(fenced.Body)),
        MathNode.Root root => Of("msqrt", From(root.Radicand)),
        MathNode.Product => Operator(InvisibleTimes.ToString()),
        MathNode.Matrix matrix => Of("mtable", [.. matrix.Rows.Select(row => Of("mtr", [.. row.Select(cell => Of("mtd", From(cell)))]))]),
        _ => Of("mrow"),
    };
}
