using AutodiffTeach.Formulas.Syntax;

namespace AutodiffTeach.Graphs.Language;

/// <summary>
/// An index formula made ready for many instances: a number, a bound index with an offset (<c>t-1</c>), or any other formula, which is
/// computed anew each time.
/// </summary>
/// <param name="Position">The position of the bound index, or -1.</param>
/// <param name="Offset">What is added to it, or the number.</param>
/// <param name="Formula">The formula, where it has neither form.</param>
internal readonly record struct IndexForm(int Position, int Offset, SyntaxNode? Formula)
{
    /// <summary>A number.</summary>
    public static IndexForm Number(int value) => new(-1, value, null);

    /// <summary>The form of a formula.</summary>
    public static IndexForm Of(SyntaxNode node, ModelScope scope, BoundIndices bound) => node switch
    {
        NameSyntax { Indices.Count: 0 } name when bound.PositionOf(name.Text) is >= 0 and var position => new(position, 0, null),
        NumberSyntax or NameSyntax => Number(scope.EvaluateIndex(node, bound)),
        ChainSyntax { Links: [{ Operator: "+" } first, { Operator: "+" or "-" } second] } => Shift(node, first.Operand, second, scope, bound),
        _ => new(-1, 0, node),
    };

    /// <summary>The value under the given indices.</summary>
    /// <exception cref="SyntaxException">The formula is not an integer.</exception>
    public int At(BoundIndices bound, ModelScope scope)
    {
        if (Formula is not null)
            return scope.EvaluateIndex(Formula, bound);
        return Position < 0 ? Offset : bound.ValueAt(Position) + Offset;
    }

    // t+1, t-1, N-1
    private static IndexForm Shift(SyntaxNode node, SyntaxNode index, Link shift, ModelScope scope, BoundIndices bound)
    {
        const int far = 1_000_000;
        if (index is not NameSyntax { Indices.Count: 0 } name || bound.PositionOf(name.Text) < 0 || shift.Operand is not NumberSyntax)
            return new(-1, 0, node);
        int distance = scope.EvaluateIndex(shift.Operand, bound);
        return Math.Abs(distance) > far ? new(-1, 0, node) : new(bound.PositionOf(name.Text), shift.Operator == "+" ? distance : -distance, null);
    }
}
