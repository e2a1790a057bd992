namespace AutodiffTeach.Formulas.Calculus;

/// <summary>One rule applied to one part of a formula.</summary>
/// <remarks>A part that occurs at several places is differentiated once: its application is the same object wherever it is used.</remarks>
/// <param name="Kind">The rule.</param>
/// <param name="Of">The part that is differentiated.</param>
/// <param name="Parts">What u, v, ... of the rule are here, in the order that <see cref="RuleKind"/> states.</param>
/// <param name="Inner">The applications that differentiate the parts, one for each.</param>
/// <param name="WithRespectTo">The variable of differentiation.</param>
internal sealed record RuleApplication(RuleKind Kind, Expr Of, IReadOnlyList<Expr> Parts, IReadOnlyList<RuleApplication> Inner, Variable WithRespectTo)
{
    private Expr? _derivative;

    /// <summary>The derivative of the part: the rule with the derivatives of its parts, as it is written before simplification.</summary>
    public Expr Derivative => _derivative ??= Apply([.. Inner.Select(inner => inner.Derivative)]);

    /// <summary>Whether the part does not depend on the variable.</summary>
    public bool IsConstant => Kind == RuleKind.Constant;

    /// <summary>What the rule gives for these derivatives of the parts, whether they are right or not.</summary>
    /// <param name="derivatives">The derivatives, one for each of <see cref="Parts"/>.</param>
    public Expr Apply(IReadOnlyList<Expr> derivatives) => RuleLaws.Apply(this, derivatives);

    /// <summary>The same object is the same application; comparing all parts would take exponential time on shared ones.</summary>
    public bool Equals(RuleApplication? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override string ToString() => $"{Kind} of {Of}";
}
