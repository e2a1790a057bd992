using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Derivations.General;

/// <summary>The variables of a model that differ in their time index alone, such as all h_t, or one variable without a time index.</summary>
/// <param name="Name">The name, with a star in place of the time index.</param>
/// <param name="Example">One of the variables.</param>
/// <param name="Position">Which index is the time, or -1 where none is.</param>
internal sealed record Family(string Name, ModelVariable Example, int Position)
{
    /// <summary>Whether the family has a time index.</summary>
    public bool IsTimed => Position >= 0;

    /// <summary>The member at an index, the variable itself where there is no time index.</summary>
    public Variable At(Expr index) => IsTimed
        ? Expr.Variable(Example.BaseName, [.. Example.Indices.Select((own, i) => i == Position ? index : Expr.Number(own))])
        : Expr.Variable(Example.Name);

    /// <inheritdoc/>
    public bool Equals(Family? other) => other?.Name == Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => IsTimed ? At(Expr.Variable("t")).Name : Example.Name;
}

/// <summary>The edges between two families that differ in time alone: F_t has the argument G_{t-shift} for all t of a range.</summary>
/// <param name="From">The family of the argument.</param>
/// <param name="To">The family of what is computed.</param>
/// <param name="Shift">How many steps the argument lies back, 0 where one of the two has no time.</param>
/// <param name="Lower">The first time.</param>
/// <param name="Upper">The last time.</param>
/// <param name="IsAmbiguous">Whether another path leads from the argument to what is computed, so that direct partial and total derivative differ.</param>
internal sealed record FamilyEdge(Family From, Family To, int Shift, Bound Lower, Bound Upper, bool IsAmbiguous)
{
    /// <summary>The symbol of the direct partial at a time; a plain ∂ where it is the total derivative too.</summary>
    public Expr Partial(Expr time) => Expr.Partial(
        IsAmbiguous ? PartialKind.Direct : PartialKind.Total, To.At(time), From.At(Shift == 0 ? time : Expr.Sum(time, Expr.Number(-Shift))));
}

/// <summary>A bound of a range of times: a number, or the length plus a number.</summary>
/// <param name="IsRelative">Whether the length is added.</param>
/// <param name="Offset">The number.</param>
internal readonly record struct Bound(bool IsRelative, int Offset)
{
    /// <summary>The bound that has these values at two lengths, of which the second is larger by one; null where there is none.</summary>
    public static Bound? Between(int first, int second, int length) =>
        second == first ? new Bound(false, first) : second == first + 1 ? new Bound(true, first - length) : null;

    /// <summary>The bound as a formula.</summary>
    public Expr ToFormula(Variable length) =>
        !IsRelative ? Expr.Number(Offset) : Offset == 0 ? length : Expr.Sum(length, Expr.Number(Offset));
}
