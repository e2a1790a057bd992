using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;
using AutodiffTeach.Formulas.Printing;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>How the rule for products, also with a constant, and the rule for sums are misapplied.</summary>
internal static class ProductMistakes
{
    private const string ProductRule = "(uv)' = u'v + uv'";
    private const string ConstantRule = "(cu)' = cu': the constant stays";
    private const string ConstantLost = "a constant factor is lost";
    private const int MostPlaces = 12;

    /// <summary>Of (uv)' = u'v + uv', for any number of factors.</summary>
    public static IReadOnlyList<Misapplication> OfProduct(int count) =>
    [
        new(FeedbackKinds.ProductMultiplied, "the product rule was applied as u'*v': the derivatives were multiplied", ProductRule, Multiplied, Multiplied),
        new(FeedbackKinds.ProductMispaired, "the product rule was applied as u'*u + v'*v: each derivative stands beside its own factor", ProductRule, Mispaired, Mispaired),
        new(FeedbackKinds.ProductSummed, "the product rule was applied as u' + v': the factors were differentiated like terms", ProductRule, Summed, Summed),
        .. Places(count).Select(place => new Misapplication(
            FeedbackKinds.Sign, "the product rule was applied with a minus between its terms, or a derivative in it has the wrong sign", ProductRule, OneTermNegative, OneTermNegative) { Place = place }),
        .. Places(count).Select(place => new Misapplication(
            FeedbackKinds.ProductTermMissing, "only a part of the product rule's terms is there", ProductRule, OneTermMissing, OneTermMissing) { Place = place }),
    ];

    /// <summary>Of (cu)' = cu'.</summary>
    public static IReadOnlyList<Misapplication> OfConstantMultiple { get; } =
    [
        new(FeedbackKinds.ConstantFactor, ConstantLost, ConstantRule, Lost, Lost),
        new(FeedbackKinds.ConstantFactor, "the derivative is divided by the constant factor", ConstantRule, Divided, Divided),
        new(FeedbackKinds.Sign, "the sign is wrong", ConstantRule, Negative, Negative),
    ];

    /// <summary>Of (-3u)' = -3u' with the sign kept; for negative numbers.</summary>
    public static Misapplication MagnitudeLost { get; } = new(FeedbackKinds.ConstantFactor, ConstantLost, ConstantRule, LostButSign, LostButSign);

    /// <summary>The loss of the constant of (cu)' = cu'.</summary>
    /// <param name="application">The rule at its place.</param>
    /// <param name="keepsSign">Whether a minus of the constant stays.</param>
    public static Misapplication? Loss(RuleApplication application, bool keepsSign) => (keepsSign && IsNegative(application.Parts[0])) switch
    {
        true when application.Parts[0] == Expr.MinusOne => null,
        true => MagnitudeLost,
        _ => OfConstantMultiple[0],
    };

    /// <summary>Whether a constant is written with a minus.</summary>
    public static bool IsNegative(Expr constant) => SignedTerm.Of(constant).IsNegative;

    /// <summary>Of (u + v)' = u' + v'.</summary>
    public static IReadOnlyList<Misapplication> OfSum(int count) =>
    [
        .. Places(count).Select(place => new Misapplication(
            FeedbackKinds.Sign, "one term has the wrong sign", "(u + v)' = u' + v'", TermOfSumNegative, TermOfSumNegative) { Place = place }),
    ];

    // Of one term among many each law costs the square of the number.
    private static IEnumerable<int> Places(int count) => Enumerable.Range(0, count <= MostPlaces ? count : 0);

    private static T Multiplied<T>(RuleReading<T> at) where T : IScalar<T> => Product(at.Slopes);

    private static T Summed<T>(RuleReading<T> at) where T : IScalar<T> => Sum(at.Slopes);

    private static T Mispaired<T>(RuleReading<T> at) where T : IScalar<T> => Sum(at.Slopes.Zip(at.Parts, (slope, part) => slope * part));

    private static T TermOfSumNegative<T>(RuleReading<T> at) where T : IScalar<T> => Sum(at.Slopes.Select((slope, i) => i == at.Place ? -slope : slope));

    private static T OneTermNegative<T>(RuleReading<T> at) where T : IScalar<T> => Sum(Terms(at).Select((term, i) => i == at.Place ? -term : term));

    private static T OneTermMissing<T>(RuleReading<T> at) where T : IScalar<T> => Sum(Terms(at).Where((_, i) => i != at.Place));

    private static T Lost<T>(RuleReading<T> at) where T : IScalar<T> => at.DV;

    private static T LostButSign<T>(RuleReading<T> at) where T : IScalar<T> => -at.DV;

    private static T Divided<T>(RuleReading<T> at) where T : IScalar<T> => at.DV / at.U;

    private static T Negative<T>(RuleReading<T> at) where T : IScalar<T> => -(at.U * at.DV);

    // u' v w, u v' w, u v w'
    private static IEnumerable<T> Terms<T>(RuleReading<T> at) where T : IScalar<T> =>
        Enumerable.Range(0, at.Parts.Count).Select(place => Product(at.Parts.Select((part, i) => i == place ? at.Slopes[i] : part)));

    private static T Sum<T>(IEnumerable<T> terms) where T : IScalar<T> => terms.Aggregate(T.Zero, (total, term) => total + term);

    private static T Product<T>(IEnumerable<T> factors) where T : IScalar<T> => factors.Aggregate(T.One, (product, factor) => product * factor);
}
