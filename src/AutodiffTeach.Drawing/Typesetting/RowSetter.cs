namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Sets what stands side by side, with the spaces that the kinds of neighbours ask for.</summary>
internal static class RowSetter
{
    private const double ThinSpace = 3 / 18.0;
    private const double MediumSpace = 4 / 18.0;
    private const double ThickSpace = 5 / 18.0;

    public static FormulaBox Set(IReadOnlyList<MathNode> items, double size, bool isScript)
    {
        var row = new FormulaBox();
        var before = (MathNode?)null;
        for (var i = 0; i < items.Count; i++)
        {
            var box = Typesetter.Set(items[i], size, isScript);
            var space = before is null ? 0 : Space(before, items, i, isScript) * size;
            // A leaning letter needs room before what stands upright.
            if (row.Lean > 0 && !LeansToo(items[i]))
                row.Width += row.Lean * (space > 0 ? 0.5 : 1);
            row.Put(box, row.Width + space, 0);
            row.Width += space + box.Width + (items[i] is MathNode.Product ? ThinSpace * size : 0);
            row.Lean = box.Lean;
            before = items[i];
        }

        return row;
    }

    /// <summary>Whether a sign between operands is one: not the minus of a negative number.</summary>
    public static bool IsBinary(IReadOnlyList<MathNode> items, int i) => Factors.ClassOf(items[i]) == AtomClass.Binary
        && i > 0 && i < items.Count - 1 && Factors.ClassOf(items[i - 1]) is AtomClass.Ordinary or AtomClass.Inner && Factors.IsOperand(items[i - 1]);

    private static double Space(MathNode before, IReadOnlyList<MathNode> items, int i, bool isScript)
    {
        var (left, right) = (ClassAt(items, i - 1), ClassAt(items, i));
        if (left == AtomClass.Space || right == AtomClass.Space)
            return 0;
        if (left == AtomClass.Function && !IsFenced(items[i]) && right is AtomClass.Ordinary or AtomClass.Function && Factors.IsOperand(items[i]))
            return ThinSpace;
        if (right == AtomClass.Function && left == AtomClass.Ordinary && Factors.IsOperand(before))
            return ThinSpace;
        if (isScript)
            return 0;
        if (left == AtomClass.Relation || right == AtomClass.Relation)
            return i == 1 && left == AtomClass.Relation || left == right ? 0 : ThickSpace;
        if (left == AtomClass.Binary || right == AtomClass.Binary)
            return MediumSpace;
        return left == AtomClass.Punctuation || left == AtomClass.Inner && right != AtomClass.Punctuation || right == AtomClass.Inner ? ThinSpace : 0;
    }

    private static bool IsFenced(MathNode node) => node is MathNode.Fenced or MathNode.Scripted { Base: MathNode.Fenced };

    private static AtomClass ClassAt(IReadOnlyList<MathNode> items, int i)
    {
        var kind = Factors.ClassOf(items[i]);
        return kind == AtomClass.Binary && !IsBinary(items, i) ? AtomClass.Ordinary : kind;
    }

    private static bool LeansToo(MathNode node) => node switch
    {
        MathNode.Text text => text.IsItalic || text.Value is "," or "." or "/",
        MathNode.Scripted { Base: var inner } => LeansToo(inner),
        MathNode.Accented { Base: var inner } => LeansToo(inner),
        _ => false,
    };
}
