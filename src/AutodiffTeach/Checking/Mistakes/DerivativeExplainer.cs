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

    /// <inheritdoc/>
    public Feedback? Explain(DerivativeQuestion question, Expr expected, Expr answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        Expr of = Differentiation.Resolve(question.Of);
        SamplePoints? points = SamplePoints.For([expected, answer, of], question.Assume) ?? SamplePoints.For([expected, answer], question.Assume);
        if (points is null || points.Agree(points.Table[expected], points.Table[answer]))
            return null;
        return Diagnosis.Of(Candidates(question, of, expected, answer, points), expected, answer, points, question.Assume);
    }

    private static IEnumerable<Candidate> Candidates(DerivativeQuestion question, Expr of, Expr expected, Expr answer, SamplePoints points)
    {
        var byExpected = new FormulaCandidates(points, expected, answer);
        List<RuleTree> trees = TreesTo(question, of, expected, points);
        if (trees.Count == 0)
            return byExpected.All();
        List<Expr> derivatives = [of, .. trees.Select(tree => Simplifier.Simplify(tree.Derivative))];
        derivatives.Add(Differentiation.Derivative(derivatives[^1], question.WithRespectTo));
        return
        [
            .. new WholeCandidates(points, derivatives, question.WithRespectTo, trees.Count).All(),
            .. Integrated(of, answer, question.WithRespectTo, points),
            .. trees.Select(tree => new TreeCandidates(new SampledTree(tree, points))).Last().All(),
            .. byExpected.OfAny(),
        ];
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
