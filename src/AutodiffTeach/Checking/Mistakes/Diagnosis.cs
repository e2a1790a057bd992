using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Chooses among the candidates that equal the answer.</summary>
/// <param name="points">The sample points.</param>
/// <param name="expected">The right answer.</param>
/// <param name="assume">What is assumed about the variables.</param>
internal sealed class Diagnosis(SamplePoints points, Expr expected, Assumption assume)
{
    private const int Misapplied = 1; // the place of misapplied rules below

    // What explains more comes first: another question answered, a rule misapplied, a constant, a sign, and last what says least.
    private static readonly string[][] Priority =
    [
        [FeedbackKinds.WrongOrder, FeedbackKinds.Integrated, FeedbackKinds.WrongVariable],
        [
            FeedbackKinds.ProductMultiplied, FeedbackKinds.ProductMispaired, FeedbackKinds.ProductSummed,
            FeedbackKinds.QuotientDivided, FeedbackKinds.QuotientMalformed, FeedbackKinds.TanhDerivative,
            FeedbackKinds.InnerArgumentDropped, FeedbackKinds.ChainInnerMissing, FeedbackKinds.ActivationDerivativePoint,
        ],
        [FeedbackKinds.Rounded, FeedbackKinds.ConstantFactor],
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
    /// <param name="answer">The wrong answer.</param>
    public Feedback? Of(IReadOnlyList<Candidate> candidates, Expr answer)
    {
        Samples value = points.Table[answer];
        if (points.IsZero(value))
            return null; // too much leads to 0
        bool isVague = points.IsConstant(value) && !points.IsConstant(points.Table[expected]);
        Candidate[] matching = [.. InOrder(candidates.Where(candidate => points.Agree(candidate.Value, value) && (!isVague || IsOfNumbers(candidate))))];
        // The derivative of (w*x + b)^2 by b is what is left where the inner derivative is forgotten, which is the commoner slip.
        if (matching.Any(candidate => candidate.Kind == FeedbackKinds.ChainInnerMissing))
            matching = [.. matching.Where(candidate => candidate.Kind != FeedbackKinds.WrongVariable)];
        Candidate? best = matching.FirstOrDefault(candidate => IsEqual(candidate.Formula(), answer));
        return best is null || IsContradicted(best, matching) ? null : new Feedback(best.Kind, best.Message());
    }

    /// <summary>The candidate of which the answer is a multiple, a rule having been misapplied and a constant or a sign lost besides; null where that is not unique.</summary>
    /// <param name="candidates">The candidates.</param>
    /// <param name="answer">The wrong answer.</param>
    public Feedback? OfMultiple(IReadOnlyList<Candidate> candidates, Expr answer)
    {
        Samples value = points.Table[answer];
        if (points.IsConstant(value))
            return null;
        Candidate[] matching = [.. InOrder(candidates.Where(candidate => Priority[Misapplied].Contains(candidate.Kind) && points.Ratio(value, candidate.Value) is not null))];
        if (matching.Length == 0 || matching.Any(candidate => candidate.Kind != matching[0].Kind))
            return null;
        Candidate best = matching[0];
        Expr? factor = ConstantText.Of(best.Formula(), answer, points.Ratio(value, best.Value)!.Value);
        return factor is Number && IsEqual(Expr.Product(factor, best.Formula()), answer)
            ? new Feedback(best.Kind, best.Message() + (factor == Expr.MinusOne ? "\nBesides, the sign is wrong." : "\nBesides, a constant factor is lost or wrong."))
            : null;
    }

    private static IEnumerable<Candidate> InOrder(IEnumerable<Candidate> candidates) => candidates
        .OrderBy(candidate => TierOf(candidate.Kind)).ThenBy(candidate => candidate.Depth).ThenBy(candidate => Array.IndexOf(Priority[TierOf(candidate.Kind)], candidate.Kind));

    private bool IsEqual(Expr candidate, Expr answer) => candidate == answer
        || Equality.Decide(candidate, answer, new EqualityOptions { Assume = assume }).Verdict != Verdict.Different;

    private static bool IsOfNumbers(Candidate candidate) => candidate.Depth == 0 && OfNumbers.Contains(candidate.Kind);

    // The integral of x*cos(x) is its derivative but for a sign.
    private static bool IsContradicted(Candidate best, Candidate[] matching) =>
        best.Kind == FeedbackKinds.Integrated && matching.Any(candidate => candidate.Kind == FeedbackKinds.Sign);

    private static int TierOf(string kind) => Array.FindIndex(Priority, tier => tier.Contains(kind));
}
