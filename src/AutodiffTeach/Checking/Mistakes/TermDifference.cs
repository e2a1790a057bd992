using AutodiffTeach.Formulas;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Compares two formulas term by term when both are multiplied out: which terms are missing, too many, or have another coefficient.</summary>
/// <remarks>Exact, since like terms are collected; silent where fewer terms agree than a student would leave untouched.</remarks>
internal sealed class TermDifference
{
    private const int LongestExpanded = 400;
    private const int MostTerms = 16;
    private const int MostMissing = 3;

    private readonly Dictionary<Expr, Rational> _right;
    private readonly Dictionary<Expr, Rational> _wrong;
    private readonly Expr[] _deviating;

    private TermDifference(Dictionary<Expr, Rational> right, Dictionary<Expr, Rational> wrong)
    {
        (_right, _wrong) = (right, wrong);
        _deviating = [.. right.Keys.Union(wrong.Keys).Where(term => Coefficient(right, term) != Coefficient(wrong, term)).OrderBy(term => term.ToString(), StringComparer.Ordinal)];
    }

    private Expr[] Missing => [.. _deviating.Where(term => !_wrong.ContainsKey(term))];

    private Expr[] Extra => [.. _deviating.Where(term => !_right.ContainsKey(term))];

    // A number alone agrees by chance.
    private bool HasCommonGround => _right.Keys.Any(term => term != Expr.One && !_deviating.Contains(term));

    /// <summary>What the terms say, or null.</summary>
    /// <param name="expected">The right answer.</param>
    /// <param name="answer">The wrong one.</param>
    public static Feedback? Of(Expr expected, Expr answer)
    {
        if (answer is not Sum && Simplifier.Simplify(expected) is not Sum)
            return null; // who writes a product thinks of factors
        if (Terms(expected) is not { Count: > 1 } right || Terms(answer) is not { } wrong)
            return null;
        var difference = new TermDifference(right, wrong);
        return difference.HasCommonGround ? difference.Explain() : null;
    }

    private Feedback? Explain() => (Missing, Extra, _deviating.Length) switch
    {
        ({ Length: > 0 and <= MostMissing } missing, [], var all) when missing.Length == all => new Feedback(FeedbackKinds.MissingTerm,
            $"Multiplied out, the {(all == 1 ? "term" : "terms")} {AllowedNames.Words(missing.Select(term => Text(_right, term)))} {(all == 1 ? "is" : "are")} missing."),
        ([], [var extra], 1) => new Feedback(FeedbackKinds.ExtraTerm, $"Multiplied out, the term {Text(_wrong, extra)} does not belong there."),
        ([var missing], [var extra], 2) when IsMistaken(missing, extra) => new Feedback(FeedbackKinds.WrongTerm,
            $"Multiplied out, {Text(_wrong, extra)} stands where {Text(_right, missing)} belongs."),
        ([], [], 1) when _deviating[0] != Expr.One => OfCoefficient(_deviating[0]),
        _ => null,
    };

    private Feedback OfCoefficient(Expr term) => _right[term] == -_wrong[term]
        ? new Feedback(FeedbackKinds.Sign, $"Multiplied out, the term {Text(_wrong, term)} has the wrong sign.")
        : new Feedback(FeedbackKinds.ConstantFactor, $"Multiplied out, the coefficient {_wrong[term]} of {term} is wrong.");

    // Terms that have a coefficient and a variable in common are one and the same, written wrongly.
    private bool IsMistaken(Expr missing, Expr extra) =>
        _right[missing] == _wrong[extra] && Expressions.Variables(missing).Intersect(Expressions.Variables(extra)).Any();

    private static Rational Coefficient(Dictionary<Expr, Rational> terms, Expr term) => terms.GetValueOrDefault(term, Rational.Zero);

    private static string Text(Dictionary<Expr, Rational> terms, Expr term) => Wording.Part(Simplifier.Simplify(Expr.Product(Expr.Number(terms[term]), term)));

    // From what stands behind the numbers to their product; null where the formula is too long or not multiplied out.
    private static Dictionary<Expr, Rational>? Terms(Expr formula)
    {
        if (Expressions.WrittenSize(formula) > LongestExpanded || Simplifier.Expand(formula) is not { } expanded || Expressions.WrittenSize(expanded) > LongestExpanded)
            return null;
        IReadOnlyList<Expr> terms = expanded is Sum sum ? sum.Terms : [expanded];
        if (terms.Count > MostTerms)
            return null;
        var coefficients = new Dictionary<Expr, Rational>(ReferenceEqualityComparer.Instance);
        foreach (Expr term in terms)
        {
            IReadOnlyList<Expr> factors = term is Product product ? product.Factors : [term];
            Rational coefficient = factors.OfType<Number>().Aggregate(Rational.One, (value, number) => value * number.Value);
            Expr rest = Simplifier.Simplify(Expr.Product([.. factors.Where(factor => factor is not Number)]));
            if (!coefficient.IsZero && !coefficients.TryAdd(rest, coefficient))
                return null;
        }

        return coefficients;
    }
}
