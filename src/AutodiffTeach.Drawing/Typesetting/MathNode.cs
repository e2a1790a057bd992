namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>The structure of a label before it is set.</summary>
internal abstract record MathNode
{
    private MathNode()
    {
    }

    internal sealed record Text(string Value, bool IsItalic) : MathNode;

    internal sealed record Row(IReadOnlyList<MathNode> Items) : MathNode;

    internal sealed record Scripted(MathNode Base, MathNode? Sub, MathNode? Super) : MathNode;

    internal sealed record Accented(MathNode Base, char Accent) : MathNode;

    internal sealed record Fraction(MathNode Numerator, MathNode Denominator) : MathNode;

    internal sealed record Matrix(IReadOnlyList<IReadOnlyList<MathNode>> Rows) : MathNode;
}
