namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>
/// Decides what the spaces and the stars of a label mean: around an operator a space says nothing, between two factors it is a
/// product, between words it separates words. A star is a product that is not written, before a number a dot.
/// </summary>
internal static class Factors
{
    private const string BinarySigns = "+−±∓·⋅×÷∘⊙⊗⊕⊖∗•*@";
    private const string RelationSigns = "=<>≤≥≠≈≡≪≫∈∉⊂⊆∼∝→←↦↔⇒⇔";

    public static MathNode Join(List<MathNode> items)
    {
        if (!items.Any(item => item is MathNode.Text { Value: " " or "*" or "@" }))
            return items.Count == 1 ? items[0] : new MathNode.Row(items);
        var kept = new List<MathNode>();
        for (var i = 0; i < items.Count; i++)
        {
            var next = items.Skip(i + 1).FirstOrDefault(item => !IsSpace(item));
            if (Meaning(items[i], kept.LastOrDefault(), next) is { } item)
                kept.Add(item);
        }

        return kept.Count == 1 ? kept[0] : new MathNode.Row(kept);
    }

    /// <summary>What a node is between its neighbours.</summary>
    public static AtomClass ClassOf(MathNode node) => node switch
    {
        MathNode.Text { Value: [var sign] } when BinarySigns.Contains(sign, StringComparison.Ordinal) => AtomClass.Binary,
        MathNode.Text { Value: [var sign] } when RelationSigns.Contains(sign, StringComparison.Ordinal) => AtomClass.Relation,
        MathNode.Text { Value: "," or ";" } => AtomClass.Punctuation,
        MathNode.Text { Value: " " } or MathNode.Product => AtomClass.Space,
        MathNode.Text { IsItalic: false, Value: var word } when Glossary.Functions.Contains(word) => AtomClass.Function,
        MathNode.Scripted { Base: var inner } => ClassOf(inner),
        MathNode.Fraction => AtomClass.Inner,
        _ => AtomClass.Ordinary,
    };

    /// <summary>Whether a node can be multiplied: a name, a number, something in brackets.</summary>
    public static bool IsOperand(MathNode? node) => node switch
    {
        null or MathNode.Product => false,
        MathNode.Text { Value: [.., var last] } => char.IsLetterOrDigit(last) || last is '∂' or '∞' or ')' or ']',
        MathNode.Text => false,
        _ => true,
    };

    /// <summary>Whether a node is only room: a space, or a product that is not written.</summary>
    public static bool IsBlank(MathNode node) => ClassOf(node) == AtomClass.Space;

    private static MathNode? Meaning(MathNode item, MathNode? before, MathNode? after) => item switch
    {
        MathNode.Text { Value: "*" or "@" } when IsOperand(before) && IsOperand(after) => StartsWithDigit(after!) ? new MathNode.Text("·", false) : new MathNode.Product(),
        MathNode.Text { Value: "*" } => new MathNode.Text("·", false),
        MathNode.Text { Value: " " } => SpaceBetween(before, after),
        _ => item,
    };

    private static MathNode? SpaceBetween(MathNode? before, MathNode? after)
    {
        if (before is null || after is null || IsSpace(before) || before is MathNode.Product)
            return null;
        if (IsSign(before) || IsSign(after) && IsOperand(before))
            return null;
        if (IsWord(after) || IsWord(before) && ClassOf(before) != AtomClass.Function || !IsOperand(before) || !IsOperand(after) || EndsWithDigit(before) && StartsWithDigit(after))
            return new MathNode.Text(" ", before is MathNode.Text { IsItalic: true });
        return ClassOf(before) == AtomClass.Function ? null : new MathNode.Product();
    }

    private static bool IsSpace(MathNode node) => node is MathNode.Text { Value: " " };

    private static bool IsSign(MathNode node) => ClassOf(node) is AtomClass.Binary or AtomClass.Relation;

    private static bool IsWord(MathNode node) => node is MathNode.Text { Value: [var first, _, ..] } && char.IsLetter(first) && (ClassOf(node) != AtomClass.Function);

    private static bool StartsWithDigit(MathNode node) => node switch
    {
        MathNode.Text { Value: [var first, ..] } => char.IsAsciiDigit(first),
        MathNode.Scripted { Base: var inner } => StartsWithDigit(inner),
        _ => false,
    };

    private static bool EndsWithDigit(MathNode node) => node is MathNode.Text { Value: [.., var last] } && char.IsAsciiDigit(last);
}
