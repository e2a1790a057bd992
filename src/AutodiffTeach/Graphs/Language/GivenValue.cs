using AutodiffTeach.Formulas.Syntax;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs.Language;

/// <summary>A given value with its shape, elements row by row.</summary>
internal readonly record struct GivenValue(Shape Shape, Rational[] Elements)
{
    /// <summary>Reads a number, a vector <c>[1, 2]</c> or a matrix <c>[[1, 2], [3, 4]]</c>.</summary>
    /// <exception cref="SyntaxException">It is ragged, nested too deeply or not constant.</exception>
    public static GivenValue Read(SyntaxNode node, ModelScope scope)
    {
        if (node is not ArraySyntax array)
            return new GivenValue(Shape.Scalar, [ConstantEvaluator.Evaluate(node, scope, BoundIndices.None)]);
        if (array.Items[0] is not ArraySyntax first)
            return new GivenValue(Shape.Vector(array.Items.Count), [.. array.Items.Select(item => Element(item, scope))]);
        var elements = new List<Rational>();
        foreach (SyntaxNode item in array.Items)
        {
            if (item is not ArraySyntax row || row.Items.Count != first.Items.Count)
                throw new SyntaxException(item.Span, "the rows of the matrix differ in length", $"{first.Items.Count} elements in each row");
            elements.AddRange(row.Items.Select(element => Element(element, scope)));
        }

        return new GivenValue(Shape.Matrix(array.Items.Count, first.Items.Count), [.. elements]);
    }

    private static Rational Element(SyntaxNode node, ModelScope scope) => node is ArraySyntax
        ? throw new SyntaxException(node.Span, "a vector among numbers", "a number")
        : ConstantEvaluator.Evaluate(node, scope, BoundIndices.None);
}
