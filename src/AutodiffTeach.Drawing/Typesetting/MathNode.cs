namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>The structure of a label before it is set.</summary>
internal abstract record MathNode
{
    private MathNode()
    {
    }

    /// <summary>Letters as they stand; a prime is <c>′</c>, raised in the script of a base.</summary>
    internal sealed record Text(string Value, bool IsItalic) : MathNode;

    internal sealed record Row(IReadOnlyList<MathNode> Items) : MathNode;

    internal sealed record Scripted(MathNode Base, MathNode? Sub, MathNode? Super) : MathNode;

    /// <summary>A base below one of <c>ˆ ˜ ¯ ˙ ¨ →</c>.</summary>
    internal sealed record Accented(MathNode Base, char Accent) : MathNode;

    internal sealed record Fraction(MathNode Numerator, MathNode Denominator) : MathNode;

    internal sealed record Matrix(IReadOnlyList<IReadOnlyList<MathNode>> Rows) : MathNode;

    /// <summary>Round brackets, as tall as what they hold.</summary>
    internal sealed record Fenced(MathNode Body) : MathNode;

    /// <summary>A square root.</summary>
    internal sealed record Root(MathNode Radicand) : MathNode;

    /// <summary>A multiplication that is not written: the thin space between two factors.</summary>
    internal sealed record Product : MathNode;
}
