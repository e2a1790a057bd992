using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>How the rules for quotients are misapplied.</summary>
internal static class QuotientMistakes
{
    private const string QuotientRule = "(u/v)' = (u'v - uv')/v^2";
    private const string ReciprocalRule = "(c/v)' = -cv'/v^2";

    /// <summary>(uv' - u'v)/v²: right but for the sign.</summary>
    public static Misapplication InReverse { get; } = Malformed("with the numerator in reverse order, uv' - u'v", Reversed, Reversed);

    /// <summary>Of (u/v)' = (u'v - uv')/v².</summary>
    public static IReadOnlyList<Misapplication> OfQuotient { get; } =
    [
        new(FeedbackKinds.QuotientDivided, "the quotient rule was applied as u'/v': the derivatives were divided", QuotientRule, Divided, Divided),
        Malformed("with a plus in the numerator", Plus, Plus),
        InReverse,
        Malformed("with the divisor v in place of v^2", OverDivisor, OverDivisor),
        Malformed("with the divisor u^2 in place of v^2", OverNumerator, OverNumerator),
        Malformed("without the divisor v^2", NumeratorAlone, NumeratorAlone),
        Malformed("with a plus in the numerator and the divisor v in place of v^2", PlusOverDivisor, PlusOverDivisor),
        Malformed("in reverse order and with the divisor u^2 in place of v^2", ReversedOverNumerator, ReversedOverNumerator),
        Malformed("in reverse order and with the divisor v in place of v^2", ReversedOverDivisor, ReversedOverDivisor),
        Malformed("with each derivative beside its own part, u'u - v'v", Mispaired, Mispaired),
        Malformed("as (u' - v')/v^2", Subtracted, Subtracted),
        Malformed("with the divisor v'^2 in place of v^2", OverSlope, OverSlope),
        Malformed("as u'/v, as if the divisor were constant", FirstTerm, FirstTerm),
        Malformed("as -uv'/v^2, as if the numerator were constant", SecondTerm, SecondTerm),
    ];

    /// <summary>Of (c/v)' = -cv'/v².</summary>
    public static IReadOnlyList<Misapplication> OfReciprocal { get; } =
    [
        new(FeedbackKinds.QuotientDivided, "only the divisor was differentiated, c/v'", ReciprocalRule, ConstantOverSlope, ConstantOverSlope),
        new(FeedbackKinds.Sign, "the minus of the rule is lost", ReciprocalRule, ReciprocalPlus, ReciprocalPlus),
        new(FeedbackKinds.QuotientMalformed, "the divisor is not squared", ReciprocalRule, ReciprocalOverDivisor, ReciprocalOverDivisor),
        new(FeedbackKinds.QuotientMalformed, "the divisor v^2 is missing", ReciprocalRule, ReciprocalAlone, ReciprocalAlone),
    ];

    private static Misapplication Malformed(string how, SlopeLaw<Samples> values, SlopeLaw<Formulas.Symbol> symbols) =>
        new(FeedbackKinds.QuotientMalformed, "the quotient rule was applied " + how, QuotientRule, values, symbols);

    private static T Difference<T>(RuleReading<T> at) where T : IScalar<T> => at.DU * at.V - at.U * at.DV;

    private static T Total<T>(RuleReading<T> at) where T : IScalar<T> => at.DU * at.V + at.U * at.DV;

    private static T Divided<T>(RuleReading<T> at) where T : IScalar<T> => at.DU / at.DV;

    private static T Plus<T>(RuleReading<T> at) where T : IScalar<T> => Total(at) / (at.V * at.V);

    private static T Reversed<T>(RuleReading<T> at) where T : IScalar<T> => -Difference(at) / (at.V * at.V);

    private static T OverDivisor<T>(RuleReading<T> at) where T : IScalar<T> => Difference(at) / at.V;

    private static T OverNumerator<T>(RuleReading<T> at) where T : IScalar<T> => Difference(at) / (at.U * at.U);

    private static T NumeratorAlone<T>(RuleReading<T> at) where T : IScalar<T> => Difference(at);

    private static T PlusOverDivisor<T>(RuleReading<T> at) where T : IScalar<T> => Total(at) / at.V;

    private static T ReversedOverNumerator<T>(RuleReading<T> at) where T : IScalar<T> => -Difference(at) / (at.U * at.U);

    private static T ReversedOverDivisor<T>(RuleReading<T> at) where T : IScalar<T> => -Difference(at) / at.V;

    private static T Mispaired<T>(RuleReading<T> at) where T : IScalar<T> => (at.DU * at.U - at.DV * at.V) / (at.V * at.V);

    private static T Subtracted<T>(RuleReading<T> at) where T : IScalar<T> => (at.DU - at.DV) / (at.V * at.V);

    private static T OverSlope<T>(RuleReading<T> at) where T : IScalar<T> => Difference(at) / (at.DV * at.DV);

    private static T FirstTerm<T>(RuleReading<T> at) where T : IScalar<T> => at.DU / at.V;

    private static T SecondTerm<T>(RuleReading<T> at) where T : IScalar<T> => -(at.U * at.DV) / (at.V * at.V);

    private static T ConstantOverSlope<T>(RuleReading<T> at) where T : IScalar<T> => at.U / at.DV;

    private static T ReciprocalPlus<T>(RuleReading<T> at) where T : IScalar<T> => at.U * at.DV / (at.V * at.V);

    private static T ReciprocalOverDivisor<T>(RuleReading<T> at) where T : IScalar<T> => -(at.U * at.DV) / at.V;

    private static T ReciprocalAlone<T>(RuleReading<T> at) where T : IScalar<T> => -(at.U * at.DV);
}
