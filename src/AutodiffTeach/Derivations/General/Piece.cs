using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.General;

/// <summary>A part of the derivative of a family's members: a formula for all times from the first on, and 0 before; or for one time alone.</summary>
/// <param name="First">The first time; 0 where the family has no time.</param>
/// <param name="IsPoint">Whether the part is 0 at all other times.</param>
/// <param name="At">The formula at a time, inside so many sums.</param>
internal sealed record Piece(int First, bool IsPoint, Func<Expr, int, Expr> At)
{
    /// <summary>The pieces with those of the same times added.</summary>
    public static IReadOnlyList<Piece> Merge(IEnumerable<Piece> pieces) =>
    [
        .. pieces.GroupBy(piece => (piece.First, piece.IsPoint)).Select(group => group.Count() == 1
            ? group.Single()
            : new Piece(group.Key.First, group.Key.IsPoint, (time, depth) => Expr.Sum([.. group.Select(piece => piece.At(time, depth))]))),
    ];

    /// <summary>The product, without factors that are 1.</summary>
    public static Expr Times(Expr left, Expr right) => left == Expr.One ? right : right == Expr.One ? left : Expr.Product(left, right);
}
