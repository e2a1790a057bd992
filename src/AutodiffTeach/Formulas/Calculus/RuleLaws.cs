using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Calculus;

/// <summary>What each rule makes of the derivatives of its parts. Zeros and ones vanish, nothing else is simplified.</summary>
internal static class RuleLaws
{
    public static Expr Apply(RuleApplication rule, IReadOnlyList<Expr> derivatives)
    {
        Symbol[] parts = [.. rule.Parts.Select(part => new Symbol(part))], slopes = [.. derivatives.Select(slope => new Symbol(slope))];
        Symbol of = rule.Of;
        return (rule.Kind switch
        {
            RuleKind.Constant => Symbol.Zero,
            RuleKind.Variable => Symbol.One,
            RuleKind.Named => Expr.Partial(PartialKind.Total, (Variable)rule.Of, rule.WithRespectTo),
            RuleKind.Sum => Expr.Sum([.. derivatives.Where(slope => slope != Expr.Zero)]),
            RuleKind.ConstantMultiple => parts[0] * slopes[1],
            RuleKind.Product => Differentiation.OfProduct([.. parts.Select(part => part.Formula)], slopes),
            RuleKind.Quotient => (slopes[0] * parts[1] - parts[0] * slopes[1]) / Squared(parts[1]),
            RuleKind.Reciprocal => -(parts[0] * slopes[1]) / Squared(parts[1]),
            RuleKind.Power => OperationTable.Power.LeftPartial(parts[0], parts[1], of) * slopes[0],
            RuleKind.Exponential => (parts[0].Formula == Expr.E ? of : OperationTable.Power.RightPartial(parts[0], parts[1], of)) * slopes[1],
            RuleKind.GeneralPower => OfTwo(OperationTable.Power, of, parts, slopes),
            RuleKind.Chain => ((UnaryOperation)FunctionOf(rule)).Derivative(parts[0], of) * slopes[0],
            RuleKind.TwoArguments => OfTwo((BinaryOperation)FunctionOf(rule), of, parts, slopes),
            _ => Differentiation.Derivative(rule.Of, rule.WithRespectTo),
        }).Formula;
    }

    private static Operation FunctionOf(RuleApplication rule) => ((Call)rule.Of).Function;

    private static Symbol OfTwo(BinaryOperation function, Symbol of, Symbol[] parts, Symbol[] slopes) =>
        function.LeftPartial(parts[0], parts[1], of) * slopes[0] + function.RightPartial(parts[0], parts[1], of) * slopes[1];

    private static Symbol Squared(Symbol divisor) => Expr.Power(divisor.Formula, Expr.Number(2));
}
