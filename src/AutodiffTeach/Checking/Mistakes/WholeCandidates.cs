using AutodiffTeach.Formulas;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Answers to another question about the formula: another order, another variable, no derivative at all.</summary>
/// <param name="points">The sample points.</param>
/// <param name="derivatives">The formula, its derivative, and so on to one beyond what is asked.</param>
/// <param name="variable">The variable of differentiation.</param>
/// <param name="order">How often the formula should be differentiated.</param>
internal sealed class WholeCandidates(SamplePoints points, IReadOnlyList<Expr> derivatives, Variable variable, int order)
{
    private const int MostVariables = 8;

    private Expr Formula => derivatives[0];

    private Expr First => derivatives[1];

    /// <summary>The candidates; an answer that is 0 says too little to be one.</summary>
    public IEnumerable<Candidate> All() => Orders().Concat(Variables()).Concat(Others());

    private IEnumerable<Candidate> Orders()
    {
        for (int i = 1; i < derivatives.Count; i++)
        {
            if (i != order && derivatives[i] != Expr.Zero && !(i > order && IsMultiple(i)))
                yield return Of(FeedbackKinds.WrongOrder, derivatives[i], $"This is the derivative of order {i}.\nAsked is the derivative of order {order}.");
        }

        if (order == 2)
        {
            const string Asked = "\nThe second derivative is the derivative of the derivative.";
            yield return Of(FeedbackKinds.WrongOrder, Expr.Power(First, Expr.Number(2)), "The first derivative was squared." + Asked);
            yield return Of(FeedbackKinds.WrongOrder, Expr.Product(Formula, First), "The formula was multiplied with its first derivative." + Asked);
            yield return Of(FeedbackKinds.WrongOrder, Expr.Product(First, derivatives[2]), "The first and the second derivative were multiplied." + Asked);
            yield return Of(FeedbackKinds.WrongOrder, Expr.Sum(First, derivatives[2]), "The first and the second derivative were added." + Asked);
            yield return Of(FeedbackKinds.WrongOrder, Expr.Product(Expr.Number(2), First), "The first derivative was doubled." + Asked);
        }
    }

    // The second derivative of exp(-x) shows a sign, not an order.
    private bool IsMultiple(int other) => points.Ratio(points.Table[derivatives[other]], points.Table[derivatives[order]]) is not null;

    private IEnumerable<Candidate> Variables() =>
        from other in Expressions.Variables(Formula).Where(other => other != variable).Take(MostVariables)
        let derivative = Differentiation.Derivative(Formula, other, order)
        where Simplifier.Simplify(derivative) != Expr.Zero
        select Of(FeedbackKinds.WrongVariable, derivative, $"This is the derivative by {other}.\nAsked is the derivative by {variable}, {other} held constant.");

    private IEnumerable<Candidate> Others() =>
    [
        Of(FeedbackKinds.NotDifferentiated, Formula, "This is the formula itself, not its derivative."),
        Of(FeedbackKinds.Inverted, Expr.Reciprocal(First), "This is one over the derivative."),
        Of(FeedbackKinds.Inverted, Differentiation.Derivative(Expr.Reciprocal(Formula), variable), "This is the derivative of one over the formula."),
    ];

    private Candidate Of(string kind, Expr answer, string message) => new(kind, points.Table[answer], () => answer, () => message);
}
