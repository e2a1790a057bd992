using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Chooses among the candidates that equal the answer.</summary>
internal static class Diagnosis
{
    // What explains more comes first: another question answered, a rule misapplied, a constant, a sign, and last what says least.
    private static readonly string[][] Priority =
    [
        [FeedbackKinds.WrongOrder, FeedbackKinds.Integrated, FeedbackKinds.WrongVariable],
        [
            FeedbackKinds.ProductMultiplied, FeedbackKinds.ProductMispaired, FeedbackKinds.ProductSummed,
            FeedbackKinds.QuotientDivided, FeedbackKinds.QuotientMalformed, FeedbackKinds.TanhDerivative,
            FeedbackKinds.InnerArgumentDropped, FeedbackKinds.ChainInnerMissing, FeedbackKinds.ActivationDerivativePoint,
        ],
        [FeedbackKinds.ConstantFactor],
        [FeedbackKinds.Sign],
        [
            FeedbackKinds.ActivationDerivativeMissing, FeedbackKinds.ActivationInsteadOfDerivative, FeedbackKinds.FunctionConfusion,
            FeedbackKinds.PowerMalformed, FeedbackKinds.ProductTermMissing,
        ],
        [FeedbackKinds.Inverted, FeedbackKinds.NotDifferentiated],
    ];

    // What a number as answer to a question that is none can come from; with the rest it agrees by chance too often.
    private static readonly string[] OfNumbers =
        [FeedbackKinds.WrongOrder, FeedbackKinds.ProductMultiplied, FeedbackKinds.ProductSummed, FeedbackKinds.QuotientDivided];

    /// <summary>The candidate that explains the answer best, or null.</summary>
    /// <param name="candidates">The candidates; of two of the same kind the first is taken.</param>
    /// <param name="expected">The right answer.</param>
    /// <param name="answer">The wrong one.</param>
    /// <param name="points">The sample points.</param>
    /// <param name="assume">What is assumed about the variables.</param>
    public static Feedback? Of(IEnumerable<Candidate> candidates, Expr expected, Expr answer, SamplePoints points, Assumption assume)
    {
        Samples value = points.Table[answer];
        if (points.IsZero(value))
            return null; // too much leads to 0
        bool isVague = points.IsConstant(value) && !points.IsConstant(points.Table[expected]);
        var options = new EqualityOptions { Assume = assume };
        Candidate[] matching = [.. candidates
            .Where(candidate => points.Agree(candidate.Value, value) && (!isVague || (candidate.Depth == 0 && OfNumbers.Contains(candidate.Kind))))
            .OrderBy(candidate => TierOf(candidate.Kind)).ThenBy(candidate => candidate.Depth).ThenBy(candidate => Array.IndexOf(Priority[TierOf(candidate.Kind)], candidate.Kind))];
        Candidate? best = matching.FirstOrDefault(candidate => Equality.Decide(candidate.Formula(), answer, options).Verdict != Verdict.Different);
        return best is null || IsContradicted(best, matching) ? null : new Feedback(best.Kind, best.Message());
    }

    // The integral of x*cos(x) is its derivative but for a sign.
    private static bool IsContradicted(Candidate best, Candidate[] matching) =>
        best.Kind == FeedbackKinds.Integrated && matching.Any(candidate => candidate.Kind == FeedbackKinds.Sign);

    private static int TierOf(string kind) => Array.FindIndex(Priority, tier => tier.Contains(kind));
}
