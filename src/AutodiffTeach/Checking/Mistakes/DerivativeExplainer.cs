using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Explains a wrong derivative by the rules that should have been applied.</summary>
/// <remarks>
/// The rules that differentiate the formula are misapplied one by one in the known ways; the candidate that equals the answer explains it.
/// Candidates are compared at a few points first, and only those that agree there are written out and decided.
/// </remarks>
internal sealed class DerivativeExplainer : IExplainer<DerivativeQuestion>
{
    private const int HighestOrder = 4;
    private const int MostEarlier = 150;

    /// <inheritdoc/>
    public Feedback? Explain(DerivativeQuestion question, Expr expected, Expr answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        return SamplePoints.WrittenOut(question.Of) is { } of && SamplePoints.WrittenOut(expected) is { } right && SamplePoints.WrittenOut(answer) is { } wrong
            ? Explain(question, of, right, wrong)
            : null;
    }

    private static Feedback? Explain(DerivativeQuestion question, Expr of, Expr expected, Expr answer)
    {
        Variable variable = question.WithRespectTo;
        SamplePoints? points = SamplePoints.For([expected, answer, variable, of], question.Assume) ?? SamplePoints.For([expected, answer, variable], question.Assume, of);
        if (points is null || points.Agree(points.Table[expected], points.Table[answer]))
            return null;
        var diagnosis = new Diagnosis(points, expected, question.Assume);
        List<RuleTree> trees = TreesTo(question, of, expected, points);
        if (trees.Count == 0)
            return diagnosis.Of([.. new FormulaCandidates(points, expected, answer).All()], answer);
        Candidate[] misapplied = [.. new TreeCandidates(new SampledTree(trees[^1], points)).All()];
        return diagnosis.Of([.. Others(trees, of, answer, points), .. misapplied, .. new FormulaCandidates(points, expected, answer).OfAny()], answer)
            ?? diagnosis.OfMultiple(misapplied, answer)
            ?? (trees.Count > 1 ? diagnosis.Of([.. Earlier(trees, points)], answer) : null)
            ?? (TermDifference.Of(expected, answer) is { Kind: not (FeedbackKinds.Sign or FeedbackKinds.ConstantFactor) } terms ? terms : null); // those two are decided above
    }

    private static IEnumerable<Candidate> Others(List<RuleTree> trees, Expr of, Expr answer, SamplePoints points)
    {
        Variable variable = trees[0].WithRespectTo;
        List<Expr> derivatives = [of, .. trees.Skip(1).Select(tree => tree.Formula), trees[^1].Derivative];
        derivatives.Add(Differentiation.Derivative(derivatives[^1], variable));
        return new WholeCandidates(points, derivatives, variable, trees.Count).All().Concat(Integrated(of, answer, variable, points));
    }

    // A rule misapplied in the first differentiation, the others right.
    private static IEnumerable<Candidate> Earlier(List<RuleTree> trees, SamplePoints points)
    {
        Variable variable = trees[0].WithRespectTo;
        foreach (Candidate first in new TreeCandidates(new SampledTree(trees[0], points)).All().Take(MostEarlier))
        {
            Expr answer = Differentiation.Derivative(first.Formula(), variable, trees.Count - 1);
            yield return first with { Value = points.Table[answer], Formula = () => answer };
        }
    }

    // One tree for each differentiation, as many as lead to the expected formula; none where the expected formula is no derivative of the formula.
    private static List<RuleTree> TreesTo(DerivativeQuestion question, Expr of, Expr expected, SamplePoints points)
    {
        var trees = new List<RuleTree>();
        Expr formula = of;
        while (trees.Count < HighestOrder)
        {
            trees.Add(RuleTree.Of(formula, question.WithRespectTo));
            if (trees.Count >= question.Order && points.Agree(points.Table[trees[^1].Derivative], points.Table[expected]))
                return trees;
            formula = Simplifier.Simplify(trees[^1].Derivative);
        }

        return [];
    }

    // The derivative of the answer is the formula; a formula that is its own derivative shows nothing.
    private static IEnumerable<Candidate> Integrated(Expr of, Expr answer, Variable variable, SamplePoints points)
    {
        Expr derivative = Differentiation.Derivative(answer, variable);
        Samples formula = points.Table[of];
        if (points.Agree(points.Table[derivative], formula) && !points.Agree(formula, points.Table[Differentiation.Derivative(of, variable)])
            && Equality.Decide(of, derivative).Verdict != Verdict.Different)
            yield return new Candidate(FeedbackKinds.Integrated, points.Table[answer], () => answer, () => "This is an integral of the formula: its derivative is the formula itself.\nAsked is the derivative of the formula.");
    }
}
