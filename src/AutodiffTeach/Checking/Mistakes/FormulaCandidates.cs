using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>What a wrong answer has to do with the right one, where nothing but the right one is known.</summary>
/// <param name="points">The sample points.</param>
/// <param name="expected">The right answer.</param>
/// <param name="answer">The wrong one.</param>
internal sealed class FormulaCandidates(SamplePoints points, Expr expected, Expr answer)
{
    private const int MostSignedTerms = 6;
    private const int MostParts = 40;
    private const double Rounding = 0.01; // relative, from a number written with two digits
    private const int LongestExpanded = 400;

    private bool IsNumber => points.IsConstant(points.Table[expected]);

    /// <summary>Candidates that hold whatever the right answer is.</summary>
    public IEnumerable<Candidate> OfAny() => [.. Factor(), .. Signs(), .. Inverses()];

    /// <summary>All candidates for a right answer of which nothing else is known.</summary>
    public IEnumerable<Candidate> All()
    {
        Candidate[] chain = [.. new InverseFunctionCandidates(points, expected).All()];
        return [.. OfAny(), .. chain.Length > 0 ? chain : Sides(), .. Parts()];
    }

    // answer = c expected
    private IEnumerable<Candidate> Factor()
    {
        if (points.Ratio(points.Table[answer], points.Table[expected]) is not { } ratio)
            yield break;
        if (ConstantText.IsMinusOne(ratio))
            yield return Of(FeedbackKinds.Sign, Expr.Negate(expected), "The answer is -1 times the right one: a sign is wrong.");
        else if (Math.Abs(ratio - 1) < Rounding && Expressions.Ordered(answer).Any(IsDecimal))
            yield return Of(FeedbackKinds.Rounded, answer, "The answer is right up to rounding; expected exact numbers, such as 1/3 or sqrt(2).");
        else if (!IsNumber && ConstantText.Of(expected, answer, ratio) is { } factor)
            yield return Scaled(factor, ratio);
    }

    // Written with a point, as 0.33 is; 1/2 and 1/4 are exact.
    private static bool IsDecimal(Expr part)
    {
        if (part is not Number { Value.Denominator: var rest } || rest < 10)
            return false;
        foreach (int factor in (int[])[2, 5])
        {
            while ((rest % factor).IsZero)
                rest /= factor;
        }

        return rest.IsOne;
    }

    // Where c is one over the slope of an inner part cx + d, that inner derivative is what is missing.
    private Candidate Scaled(Expr factor, double ratio)
    {
        Expr? inner = AffineParts.Of(expected).Where(part => Math.Abs(part.Slope * ratio - 1) < 1e-12).Select(part => part.Formula).FirstOrDefault();
        Expr scaled = Expr.Product(factor, expected);
        return inner is null
            ? Of(FeedbackKinds.ConstantFactor, scaled, $"The answer is {Wording.Part(factor)} times the right one: a constant factor is lost or wrong.")
            : Of(FeedbackKinds.ChainInnerMissing, scaled, $"The derivative of the inner part {Wording.Part(inner)} is missing as a factor.\nRight is f(u)' = f'(u)*u'.");
    }

    private IEnumerable<Candidate> Signs() =>
        Expressions.WrittenSize(expected) <= LongestExpanded ? new[] { expected, Simplifier.Expand(expected) }.Distinct().SelectMany(SignsOf) : SignsOf(expected);

    private IEnumerable<Candidate> SignsOf(Expr sum)
    {
        if (sum is not Sum { Terms: { Count: <= MostSignedTerms } terms })
            yield break;
        for (int signs = 1; signs < (1 << terms.Count) - 1; signs++)
        {
            Expr[] flipped = [.. terms.Select((term, i) => (signs >> i & 1) == 1 ? Expr.Negate(term) : term)];
            string count = int.PopCount(signs) == 1 ? "One term has" : $"{int.PopCount(signs)} terms have";
            yield return Of(FeedbackKinds.Sign, Expr.Sum(flipped), count + " the wrong sign.");
        }
    }

    private IEnumerable<Candidate> Inverses() =>
        [Of(FeedbackKinds.Inverted, Expr.Power(expected, Expr.MinusOne), "This is one over the right answer.")];

    // dy/dx = (dy/dt)/(dx/dt): one of the two derivatives alone, whatever was cancelled.
    private IEnumerable<Candidate> Sides() => new FractionSides(expected, answer, points).Matching()
        .Select(side => Of(FeedbackKinds.WrongVariable, side.Formula, side.IsNumerator
            ? "This is only what stands in the numerator of the right answer, as if differentiated by the parameter alone."
            : "This is only what stands in the denominator of the right answer: the other variable was differentiated."));

    private IEnumerable<Candidate> Parts() => Expressions.Ordered(expected).Take(MostParts).OfType<Call>().SelectMany(Parts);

    private IEnumerable<Candidate> Parts(Call call)
    {
        if (call is not (UnaryOperation function, [var argument]))
            yield break;
        if (argument is not Variable && Expressions.Variables(argument) is [var variable])
        {
            yield return Replaced(FeedbackKinds.InnerArgumentDropped, call, Expr.Call(function, variable),
                $"{Wording.Part(call)} was written as {function.Name}({variable}): the inner part was dropped.");
        }

        foreach (UnaryOperation other in FunctionMistakes.Confused(function))
            yield return Replaced(FeedbackKinds.FunctionConfusion, call, Expr.Call(other, argument), $"{other.Name} stands where {function.Name} should, in {Wording.Part(call)}.");
    }

    private Candidate Replaced(string kind, Expr part, Expr other, string message) =>
        Of(kind, Expressions.Replace(expected, new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance) { [part] = other }), message);

    private Candidate Of(string kind, Expr formula, string message) => new(kind, points.Table[formula], () => formula, () => message);
}
