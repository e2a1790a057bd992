using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>The known misapplications of each rule of differentiation.</summary>
internal static class Misapplications
{
    /// <summary>How the rule that applies to a part is misapplied there; the order is that of the laws' tables.</summary>
    public static IReadOnlyList<Misapplication> Of(RuleApplication application) => application.Kind switch
    {
        RuleKind.Sum => ProductMistakes.OfSum(application.Parts.Count),
        RuleKind.ConstantMultiple => OfConstantMultiple(application.Parts[0]),
        RuleKind.Product => ProductMistakes.OfProduct(application.Parts.Count),
        RuleKind.Quotient => QuotientMistakes.OfQuotient,
        RuleKind.Reciprocal => [.. QuotientMistakes.OfReciprocal, .. ChainMistakes.Of(application)],
        RuleKind.Power => [.. PowerMistakes.OfPower, .. ChainMistakes.Of(application)],
        RuleKind.Exponential => [.. PowerMistakes.OfExponential, .. ChainMistakes.Of(application)],
        RuleKind.GeneralPower => PowerMistakes.OfGeneralPower,
        RuleKind.Chain => [.. FunctionMistakes.Of((UnaryOperation)((Call)application.Of).Function), .. ChainMistakes.Of(application)],
        _ => [],
    };

    private static IReadOnlyList<Misapplication> OfConstantMultiple(Expr constant)
    {
        if (constant == Expr.MinusOne)
            return [ProductMistakes.OfConstantMultiple[^1]];
        return ProductMistakes.IsNegative(constant)
            ? [.. ProductMistakes.OfConstantMultiple, ProductMistakes.MagnitudeLost]
            : ProductMistakes.OfConstantMultiple;
    }
}
