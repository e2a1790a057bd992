using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>How f(u)' = f'(u) u' is misapplied, with f a function, a power with constant exponent, an exponential or a reciprocal.</summary>
internal static class ChainMistakes
{
    private const string ChainRule = "f(u)' = f'(u)*u'";
    private const string InnerMissing = "the derivative u' of the inner part is missing";
    private const string InnerDivides = "the derivative is divided by u' in place of multiplied";

    private static readonly Misapplication ConstantLost = new(FeedbackKinds.ConstantFactor, InnerMissing, ChainRule, WithoutInner, WithoutInner);

    private static readonly Misapplication SignLost = new(FeedbackKinds.Sign, InnerMissing, ChainRule, WithoutInner, WithoutInner);

    private static readonly Misapplication SlopeLost = new(FeedbackKinds.ChainInnerMissing, InnerMissing, ChainRule, WithoutInner, WithoutInner);

    private static readonly Misapplication[] Everywhere =
    [
        Inner("the inner part was not differentiated: it stands where u' should", InnerItself, InnerItself),
        Inner("u' was added in place of multiplied", Added, Added),
        Inner("f' was taken at u' in place of u", AtInnerSlope, AtInnerSlope),
        Inner("f' was taken at u', which then stands as a factor too", AtInnerSlopeTimesSlope, AtInnerSlopeTimesSlope),
        new(FeedbackKinds.Sign, "the sign of the derivative is wrong", ChainRule, Negative, Negative),
    ];

    private static readonly Misapplication ConstantDivides = new(FeedbackKinds.ConstantFactor, InnerDivides, ChainRule, Divided, Divided);

    private static readonly Misapplication SlopeDivides = Inner(InnerDivides, Divided, Divided);

    private static readonly Misapplication ArgumentLost =
        new(FeedbackKinds.InnerArgumentDropped, "f' was taken at the variable in place of the inner part u", ChainRule, ArgumentDropped, ArgumentDropped);

    private static readonly Misapplication BothLost =
        new(FeedbackKinds.InnerArgumentDropped, "the inner part u was replaced by the variable", ChainRule, BothDropped, BothDropped);

    private static readonly Misapplication BothSlopeLost =
        Inner("the inner part u was replaced by the variable, and its derivative u' is missing", BothDropped, BothDropped);

    private static readonly Misapplication[] OfMultiple = [ConstantDivides, ArgumentLost, BothLost];

    private static readonly Misapplication[] OfOthers = [SlopeDivides, ArgumentLost, BothSlopeLost];

    /// <summary>The mistakes that a part of such a form allows.</summary>
    /// <remarks>Where the inner part is a multiple of the variable, 5x, its derivative is a constant, and its loss is that of a constant factor, for -x of a sign.
    /// In (5x)^2, where 2*5x may be 2*(5x) or 2x*5, the loss of the 5 is nothing else.</remarks>
    public static IEnumerable<Misapplication> Of(RuleApplication application)
    {
        RuleApplication inner = application.Inner[RuleReading<Symbol>.InnerPlace(application.Kind)];
        if (inner.Kind == RuleKind.Variable)
            return [Everywhere[^1]];
        bool isMultiple = inner.Kind == RuleKind.ConstantMultiple && inner.Inner[1].Kind == RuleKind.Variable;
        Misapplication lost = !isMultiple ? SlopeLost : inner.Parts[0] == Expr.MinusOne ? SignLost : ConstantLost;
        return [lost, .. !isMultiple ? OfOthers : IsSquare(application) ? [ConstantDivides] : OfMultiple, .. Everywhere];
    }

    private static bool IsSquare(RuleApplication application) => application.Kind == RuleKind.Power && application.Parts[1] == Expr.Number(2);

    private static Misapplication Inner(string done, SlopeLaw<Samples> values, SlopeLaw<Symbol> symbols) =>
        new(FeedbackKinds.ChainInnerMissing, done, ChainRule, values, symbols);

    private static T WithoutInner<T>(RuleReading<T> at) where T : IScalar<T> => at.OuterAt(at.Inner);

    private static T InnerItself<T>(RuleReading<T> at) where T : IScalar<T> => at.OuterAt(at.Inner) * at.Inner;

    private static T Divided<T>(RuleReading<T> at) where T : IScalar<T> => at.OuterAt(at.Inner) / at.InnerSlope;

    private static T Added<T>(RuleReading<T> at) where T : IScalar<T> => at.OuterAt(at.Inner) + at.InnerSlope;

    private static T AtInnerSlope<T>(RuleReading<T> at) where T : IScalar<T> => at.OuterAt(at.InnerSlope);

    private static T AtInnerSlopeTimesSlope<T>(RuleReading<T> at) where T : IScalar<T> => at.OuterAt(at.InnerSlope) * at.InnerSlope;

    private static T ArgumentDropped<T>(RuleReading<T> at) where T : IScalar<T> => at.OuterAt(at.Variable) * at.InnerSlope;

    private static T BothDropped<T>(RuleReading<T> at) where T : IScalar<T> => at.OuterAt(at.Variable);

    private static T Negative<T>(RuleReading<T> at) where T : IScalar<T> => -(at.OuterAt(at.Inner) * at.InnerSlope);
}
