using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Chooses among the candidates that equal the answer.</summary>
internal static class Diagnosis
{
    // What explains more comes first: another question answered, a rule misapplied, a constant, a sign, and last what says least.
    private static readonly string[] Priority =
    [
        FeedbackKinds.WrongOrder, FeedbackKinds.Integrated, FeedbackKinds.WrongVariable,
        FeedbackKinds.ProductMultiplied, FeedbackKinds.ProductMispaired, FeedbackKinds.ProductSummed,
        FeedbackKinds.QuotientDivided, FeedbackKinds.QuotientMalformed,
        FeedbackKinds.TanhDerivative, FeedbackKinds.ActivationDerivativePoint,
        FeedbackKinds.ChainInnerMissing, FeedbackKinds.InnerArgumentDropped,
        FeedbackKinds.ConstantFactor, FeedbackKinds.Sign,
        FeedbackKinds.ActivationDerivativeMissing, FeedbackKinds.ActivationInsteadOfDerivative, FeedbackKinds.FunctionConfusion,
        FeedbackKinds.PowerMalformed, FeedbackKinds.ProductTermMissing,
        FeedbackKinds.Inverted, FeedbackKinds.NotDifferentiated,
    ];

    /// <summary>The candidate that explains the answer best, or null.</summary>
    /// <param name="candidates">The candidates; of two of the same kind the first is taken.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="points">The sample points.</param>
    /// <param name="assume">What is assumed about the variables.</param>
    public static Feedback? Of(IEnumerable<Candidate> candidates, Expr answer, SamplePoints points, Assumption assume)
    {
        Samples value = points.Table[answer];
        var options = new EqualityOptions { Assume = assume };
        Candidate? best = candidates
            .Where(candidate => points.Agree(candidate.Value, value))
            .OrderBy(candidate => Array.IndexOf(Priority, candidate.Kind))
            .FirstOrDefault(candidate => Equality.Decide(candidate.Formula(), answer, options).Verdict != Verdict.Different);
        return best is null ? null : new Feedback(best.Kind, best.Message());
    }
}
