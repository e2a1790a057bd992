using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Printing;
using AutodiffTeach.Operations;
using Power = AutodiffTeach.Formulas.Power;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Mistakes with the derivative of an inverse function, k u'/sqrt(1 - u^2) or k u'/(1 + u^2), where only that derivative is known.</summary>
/// <remarks>That the right answer has this form, with k constant, shows what u is and what was differentiated: arcsin, arctan and their like of u.</remarks>
/// <param name="points">The sample points.</param>
/// <param name="expected">The right answer.</param>
internal sealed class InverseFunctionCandidates(SamplePoints points, Expr expected)
{
    /// <summary>The candidates; none where the right answer has another form.</summary>
    public IEnumerable<Candidate> All() => Expressions.Variables(expected) is [var variable]
        ? Expressions.Ordered(expected).SelectMany(part => Of(part, variable))
        : [];

    private IEnumerable<Candidate> Of(Expr part, Variable variable)
    {
        if (part is not (Power or Call(Sqrt, _)) || SquareIn(part.Children[0]) is not { } square)
            return [];
        Expr inner = Simplifier.Simplify(Expr.Call(OperationTable.Sqrt, square.Magnitude));
        Expr outer = part is Power(_, Number { Value.Sign: < 0 }) ? part : Expr.Reciprocal(part);
        Expr slope = Simplifier.Simplify(Differentiation.Derivative(inner, variable));
        return inner != variable && Factor(Expr.Product(slope, outer)) is { } factor
            ? Of(factor, outer, Replaced(outer, part.Children[0], square.IsNegative, variable), slope, $"\nRight is f(u)' = f'(u)*u', here with u = {Wording.Part(inner)}.")
            : [];
    }

    private IEnumerable<Candidate> Of(Expr factor, Expr outer, Expr dropped, Expr slope, string rule) =>
    [
        Candidate(FeedbackKinds.ChainInnerMissing, Expr.Product(factor, outer), "The derivative u' of the inner part is missing." + rule),
        Candidate(FeedbackKinds.ChainInnerMissing, Expr.Product(factor, dropped), "The inner part u was replaced by the variable, and its derivative u' is missing." + rule),
        Candidate(FeedbackKinds.InnerArgumentDropped, Expr.Product(factor, dropped, slope), "The inner part u was replaced by the variable." + rule),
        Candidate(FeedbackKinds.ChainInnerMissing, slope, "Only the inner part was differentiated." + rule),
        Candidate(FeedbackKinds.ChainInnerMissing, Expr.Product(factor, slope), "Only the inner part was differentiated." + rule),
    ];

    // The u^2 of 1 - u^2 and of 1 + u^2, where it is written as one term.
    private static SignedTerm? SquareIn(Expr sum) => sum switch
    {
        Sum { Terms: [var first, var second] } when first == Expr.One => SignedTerm.Of(second),
        Sum { Terms: [var first, var second] } when second == Expr.One => SignedTerm.Of(first),
        _ => null,
    };

    private static Expr Replaced(Expr outer, Expr sum, bool isNegative, Variable variable)
    {
        Expr square = Expr.Power(variable, Expr.Number(2));
        Expr instead = Expr.Sum(Expr.One, isNegative ? Expr.Negate(square) : square);
        return Expressions.Replace(outer, new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance) { [sum] = instead });
    }

    private Expr? Factor(Expr formula) => points.Ratio(points.Table[expected], points.Table[formula]) is { } ratio
        ? ConstantText.Of(formula, expected, ratio)
        : null;

    private Candidate Candidate(string kind, Expr formula, string message) => new(kind, points.Table[formula], () => formula, () => message);
}
