using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>How the rules for powers are misapplied, whatever the base or the exponent is.</summary>
internal static class PowerMistakes
{
    private const string PowerRule = "(u^n)' = n*u^(n - 1)*u'";
    private const string ExponentialRule = "(a^v)' = a^v*log(a)*v'";
    private const string GeneralRule = "(u^v)' = v*u^(v - 1)*u' + u^v*log(u)*v'";

    /// <summary>Of (u^n)' = n u^(n - 1) u'.</summary>
    public static IReadOnlyList<Misapplication> OfPower { get; } =
    [
        new(FeedbackKinds.ConstantFactor, "the exponent was lowered but not written in front", PowerRule, ExponentLost, ExponentLost),
        new(FeedbackKinds.ConstantFactor, "the derivative is divided by the exponent in place of multiplied", PowerRule, ExponentDivides, ExponentDivides),
        Malformed("the exponent was not lowered", Kept, Kept),
        Malformed("the exponent was raised in place of lowered", Raised, Raised),
        Malformed("the exponent was lowered twice", LoweredTwice, LoweredTwice),
        Malformed("the lowered exponent was written in front", LoweredInFront, LoweredInFront),
        Malformed("the power was integrated", Integrated, Integrated),
        Malformed("the power was differentiated like an exponential function", LikeExponential, LikeExponential),
        new(FeedbackKinds.Sign, "the sign of the derivative is wrong", PowerRule, Negative, Negative),
    ];

    /// <summary>Of (a^v)' = a^v log(a) v'.</summary>
    public static IReadOnlyList<Misapplication> OfExponential { get; } =
    [
        new(FeedbackKinds.ConstantFactor, "the factor log(a) of the base is lost", ExponentialRule, LogarithmLost, LogarithmLost),
        new(FeedbackKinds.ConstantFactor, "the derivative is divided by log(a) in place of multiplied", ExponentialRule, LogarithmDivides, LogarithmDivides),
        new(FeedbackKinds.PowerMalformed, "the exponential function was differentiated like a power", ExponentialRule, LikePower, LikePower),
        new(FeedbackKinds.Sign, "the sign of the derivative is wrong", ExponentialRule, ExponentialNegative, ExponentialNegative),
    ];

    /// <summary>Of (u^v)' = v u^(v - 1) u' + u^v log(u) v'.</summary>
    public static IReadOnlyList<Misapplication> OfGeneralPower { get; } =
    [
        new(FeedbackKinds.PowerMalformed, "the exponent was differentiated as if it were constant", GeneralRule, BaseTerm, BaseTerm),
        new(FeedbackKinds.PowerMalformed, "the base was treated as if it were constant", GeneralRule, ExponentTerm, ExponentTerm),
    ];

    private static Misapplication Malformed(string done, SlopeLaw<Samples> values, SlopeLaw<Formulas.Symbol> symbols) =>
        new(FeedbackKinds.PowerMalformed, done, PowerRule, values, symbols);

    /// <summary>u^n.</summary>
    public static T Raise<T>(T @base, T exponent) where T : IScalar<T> => T.Apply(OperationTable.Power, @base, exponent);

    private static T Two<T>() where T : IScalar<T> => T.FromRational(2);

    private static T ExponentLost<T>(RuleReading<T> at) where T : IScalar<T> => Raise(at.U, at.V - T.One) * at.DU;

    private static T ExponentDivides<T>(RuleReading<T> at) where T : IScalar<T> => Raise(at.U, at.V - T.One) * at.DU / at.V;

    private static T Kept<T>(RuleReading<T> at) where T : IScalar<T> => at.V * at.Of * at.DU;

    private static T Raised<T>(RuleReading<T> at) where T : IScalar<T> => at.V * at.Of * at.U * at.DU;

    private static T LoweredTwice<T>(RuleReading<T> at) where T : IScalar<T> => at.V * Raise(at.U, at.V - Two<T>()) * at.DU;

    private static T LoweredInFront<T>(RuleReading<T> at) where T : IScalar<T> => (at.V - T.One) * Raise(at.U, at.V - T.One) * at.DU;

    private static T Integrated<T>(RuleReading<T> at) where T : IScalar<T> => at.Of * at.U / (at.V + T.One) * at.DU;

    private static T LikeExponential<T>(RuleReading<T> at) where T : IScalar<T> => at.Of * T.Apply(OperationTable.Log, at.U) * at.DU;

    private static T Negative<T>(RuleReading<T> at) where T : IScalar<T> => -(at.V * Raise(at.U, at.V - T.One) * at.DU);

    private static T LogarithmLost<T>(RuleReading<T> at) where T : IScalar<T> => at.Of * at.DV;

    private static T LogarithmDivides<T>(RuleReading<T> at) where T : IScalar<T> => at.Of * at.DV / T.Apply(OperationTable.Log, at.U);

    private static T LikePower<T>(RuleReading<T> at) where T : IScalar<T> => at.V * Raise(at.U, at.V - T.One) * at.DV;

    private static T ExponentialNegative<T>(RuleReading<T> at) where T : IScalar<T> => -(at.Of * T.Apply(OperationTable.Log, at.U) * at.DV);

    private static T BaseTerm<T>(RuleReading<T> at) where T : IScalar<T> => at.V * Raise(at.U, at.V - T.One) * at.DU;

    private static T ExponentTerm<T>(RuleReading<T> at) where T : IScalar<T> => at.Of * T.Apply(OperationTable.Log, at.U) * at.DV;
}
