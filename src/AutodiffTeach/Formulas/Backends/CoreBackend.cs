using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Formulas.Backends;

/// <summary>The toolkit's own symbols.</summary>
public sealed class CoreBackend : ISymbolicBackend
{
    /// <inheritdoc/>
    public string Name => "core";

    /// <inheritdoc/>
    public Expr Differentiate(Expr formula, Variable variable) => Differentiation.Derivative(formula, variable);

    /// <inheritdoc/>
    public Expr Simplify(Expr formula) => Simplifier.Simplify(formula);

    /// <inheritdoc/>
    public Decision Decide(Expr expected, Expr answer, EqualityOptions options) => Equality.Decide(expected, answer, options);
}
