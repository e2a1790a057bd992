using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Checking.Resolution;

/// <summary>A named scalar of a model: a scalar variable or one element of a vector or matrix.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Element">The number of the element, row by row from 0.</param>
internal sealed record NamedScalar(ModelVariable Variable, int Element)
{
    /// <summary>Its slot on the tape.</summary>
    public int Slot => Variable.SlotArray[Element];

    /// <summary>Its name in formulas.</summary>
    public Variable Symbol { get; } = Expr.Variable(Variable.ElementName(Element));

    /// <summary>Its canonical name.</summary>
    public string Name => Symbol.Name;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
