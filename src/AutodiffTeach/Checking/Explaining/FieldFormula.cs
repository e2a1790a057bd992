using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>A formula made ready to be evaluated at many points of the field.</summary>
internal sealed class FieldFormula
{
    private readonly Expr[] _parts;
    private readonly int[][] _children;

    /// <summary>Prepares a formula.</summary>
    /// <exception cref="SeriesTooLongException">A sum in it is too long.</exception>
    public FieldFormula(Expr formula)
    {
        _parts = [.. Expressions.Ordered(SeriesExpansion.Expand(Differentiation.Resolve(formula)))];
        var places = new Dictionary<Expr, int>(_parts.Length, ReferenceEqualityComparer.Instance);
        for (int i = 0; i < _parts.Length; i++)
            places.Add(_parts[i], i);
        _children = Array.ConvertAll(_parts, part =>
        {
            var children = new int[part.Children.Length];
            for (int i = 0; i < children.Length; i++)
                children[i] = places[part.Children[i]];
            return children;
        });
    }

    /// <summary>Whether two formulas have the same values at a few points; points at which one is undefined say nothing.</summary>
    public static bool MayBeEqual(Expr expected, Expr answer)
    {
        const int points = 4;
        (FieldFormula left, FieldFormula right) = (new FieldFormula(expected), new FieldFormula(answer));
        return Enumerable.Range(0, points).All(point =>
            (left.At(point), right.At(point)) is var (a, b) && (!a.IsDefined || !b.IsDefined || a.Residue == b.Residue));
    }

    /// <summary>The value at a point; undefined where a part has none.</summary>
    public FieldElement At(int point)
    {
        var values = new FieldElement[_parts.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = _parts[i] is Series // of unknown length
                ? FieldElement.Undefined
                : Evaluation.Of(_parts[i], Array.ConvertAll(_children[i], child => values[child]), name => FieldPoint.ValueOf(name, point));
        }

        return values[^1];
    }
}

/// <summary>The points at which formulas are evaluated, numbered from 0.</summary>
internal static class FieldPoint
{
    /// <summary>The value of a name. At two of three points all names are positive, so that no activation is dead.</summary>
    public static FieldElement ValueOf(string name, int point) => FieldElement.OfName(name, point, isPositive: point % 3 != 2);
}
