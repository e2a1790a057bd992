using System.Collections.Frozen;
using System.Text;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Says a label in words, as somebody would read it aloud: <c>h_{t-1}^2</c> is "h t minus 1 squared".</summary>
internal static class MathSpeech
{
    private static readonly FrozenDictionary<string, string> Letters = Glossary.Greek.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Signs = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["+"] = "plus",
        ["−"] = "minus",
        ["±"] = "plus or minus",
        ["·"] = "times",
        ["⋅"] = "times",
        ["×"] = "times",
        ["*"] = "times",
        ["@"] = "times",
        ["⊙"] = "elementwise times",
        ["∘"] = "composed with",
        ["/"] = "over",
        ["÷"] = "divided by",
        ["="] = "equals",
        ["<"] = "is less than",
        [">"] = "is greater than",
        ["≤"] = "is at most",
        ["≥"] = "is at least",
        ["≠"] = "is not",
        ["≈"] = "is about",
        ["→"] = "to",
        ["∈"] = "in",
        ["∂"] = "partial",
        ["∞"] = "infinity",
        ["√"] = "root",
        ["∑"] = "sum",
        ["∏"] = "product",
        ["′"] = "prime",
        ["″"] = "double prime",
        ["‖"] = "norm bar",
        ["⊤"] = "transposed",
        ["ℝ"] = "the reals",
        ["(·)"] = "argument",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<char, string> Accents = new Dictionary<char, string>
    {
        ['ˆ'] = "hat",
        ['˜'] = "tilde",
        ['¯'] = "bar",
        ['˙'] = "dot",
        ['¨'] = "double dot",
        ['→'] = "vector",
    }.ToFrozenDictionary();

    /// <summary>The words for a label.</summary>
    public static string Say(string label)
    {
        if (IsPlainName(label))
            return label.Replace('_', ' ');
        var words = new StringBuilder();
        foreach (var word in Words(MathParser.Parse(PrintableText.Of(label))))
            words.Append(words.Length == 0 || word is "," or ";" or "." or ":" ? "" : " ").Append(word);
        return words.ToString();
    }

    // Most labels are names with an index: they need no look at their structure.
    private static bool IsPlainName(string label) => label.Length > 0 && char.IsAsciiLetter(label[0]) && label[^1] != '_'
        && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') && !label.Contains("__", StringComparison.Ordinal);

    private static IEnumerable<string> Words(MathNode node) => node switch
    {
        MathNode.Text text => OfText(text.Value),
        MathNode.Row row => OfRow(row.Items),
        MathNode.Scripted scripted => OfScripted(scripted),
        MathNode.Accented accented => [.. Words(accented.Base), Accents.GetValueOrDefault(accented.Accent, "accent")],
        MathNode.Fraction fraction => OfFraction(fraction),
        MathNode.Matrix matrix => OfMatrix(matrix),
        MathNode.Fenced fenced => IsSimple(fenced.Body) ? Words(fenced.Body) : ["open", "bracket", .. Words(fenced.Body), "close", "bracket"],
        MathNode.Root root => ["the", "square", "root", "of", .. Words(root.Radicand)],
        MathNode.Product => ["times"],
        _ => [],
    };

    private static string[] OfText(string text) => text == " " ? [] : [Letters.GetValueOrDefault(text) ?? Signs.GetValueOrDefault(text) ?? text];

    private static IEnumerable<string> OfRow(IReadOnlyList<MathNode> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var isArgument = i > 0 && items[i] is MathNode.Fenced && IsFunction(items[i - 1]);
            if (isArgument)
                yield return "of";
            foreach (var word in isArgument ? Words(((MathNode.Fenced)items[i]).Body) : Words(items[i]))
                yield return word;
            if (isArgument && i + 1 < items.Count)
                yield return ",";
            if (i + 1 < items.Count && IsProduct(items[i], items[i + 1]))
                yield return "times";
        }
    }

    private static IEnumerable<string> OfScripted(MathNode.Scripted scripted)
    {
        var isDirect = scripted is { Base: MathNode.Text { Value: "∂" }, Super: MathNode.Text { Value: "+" } };
        var name = isDirect ? ["direct", "partial"] : Words(scripted.Base);
        var sub = scripted.Sub is { } low ? Words(low) : [];
        return [.. name, .. sub, .. isDirect || scripted.Super is null ? [] : OfSuper(scripted.Super)];
    }

    private static IEnumerable<string> OfSuper(MathNode super) => super switch
    {
        MathNode.Text { Value: "2" } => ["squared"],
        MathNode.Text { Value: "3" } => ["cubed"],
        MathNode.Text { Value: "⊤" or "T" } => ["transposed"],
        MathNode.Text { Value: var text } when text.All(letter => letter == '′') => Enumerable.Repeat("prime", text.Length),
        MathNode.Row { Items: { Count: 2 } items } when items[0] is MathNode.Text { Value: "′" } => ["prime", .. OfSuper(items[1])],
        MathNode.Text { Value: [var first, ..] } when char.IsLetter(first) => ["superscript", .. Words(super)],
        MathNode.Fenced fenced => ["superscript", .. Words(fenced.Body)],
        _ => ["to", "the", .. Words(super)],
    };

    // ∂h/∂w: what changes by what.
    private static string[] OfFraction(MathNode.Fraction fraction) => fraction.Denominator is MathNode.Row { Items: var below } && IsSign(below[0], "∂") && StartsWithSign(fraction.Numerator)
        ? [.. Words(fraction.Numerator), "by", .. OfRow([.. below.Skip(1)])]
        : [.. Words(fraction.Numerator), StartsWithSign(fraction.Numerator) ? "by" : "over", .. Words(fraction.Denominator)];

    private static bool StartsWithSign(MathNode node) => node is MathNode.Row { Items: { Count: > 0 } items } && (IsSign(items[0], "∂") || IsSign(items[0], "d"));

    private static bool IsSign(MathNode node, string sign) => (node is MathNode.Scripted { Base: var inner } ? inner : node) is MathNode.Text { Value: var text } && text == sign;

    private static IEnumerable<string> OfMatrix(MathNode.Matrix matrix)
    {
        yield return "matrix";
        for (var row = 0; row < matrix.Rows.Count; row++)
        {
            for (var column = 0; column < matrix.Rows[row].Count; column++)
            {
                if (row + column > 0)
                    yield return column == 0 ? ";" : ",";
                foreach (var word in Words(matrix.Rows[row][column]))
                    yield return word;
            }
        }
    }

    private static bool IsFunction(MathNode node) => node switch
    {
        MathNode.Text text => Glossary.Functions.Contains(text.Value) || text.Value is "σ" or "φ",
        MathNode.Scripted { Base: var inner } => IsFunction(inner),
        _ => false,
    };

    private static bool IsSimple(MathNode node) => node is MathNode.Text or MathNode.Scripted or MathNode.Accented
        || node is MathNode.Row row && row.Items.Any(item => item is MathNode.Text { Value: "," }) && !row.Items.Any(item => Factors.ClassOf(item) == AtomClass.Binary && item is not MathNode.Text { Value: "−" });

    // A letter and digits after it are one name, digits and a letter after them are a product.
    private static bool IsProduct(MathNode left, MathNode right) => IsFactor(left) && IsFactor(right) && !(right is MathNode.Text { Value: [var first, ..] } && char.IsAsciiDigit(first));

    private static bool IsFactor(MathNode node) => node switch
    {
        MathNode.Text { Value: "d" or "∂" } => false,
        MathNode.Text { Value: [var first, ..] } => char.IsLetterOrDigit(first) && !IsFunction(node),
        MathNode.Scripted { Base: var inner } => IsFactor(inner),
        MathNode.Accented or MathNode.Fraction or MathNode.Root => true,
        _ => false,
    };
}
