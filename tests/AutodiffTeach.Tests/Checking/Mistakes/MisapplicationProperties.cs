using AutodiffTeach.Checking;
using AutodiffTeach.Checking.Mistakes;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Tests.Checking.Mistakes;

/// <summary>Random formulas with one rule applied wrongly get the code of that mistake; other wrong answers get none.</summary>
public sealed class MisapplicationProperties(ITestOutputHelper output)
{
    private static readonly Variable X = Expr.Variable("x");
    private static readonly DerivativeExplainer Explainer = new();

    [Fact]
    public void One_wrong_rule_gets_its_code()
    {
        int named = 0, silent = 0, total = 0;
        var other = new List<string>();
        for (int seed = 0; seed < 600; seed++)
        {
            var derivative = new WrongDerivative(seed, 2 + seed % 3);
            (string text, string[] codes) = derivative.Mistaken();
            (Expr expected, Expr answer) = (Formula.Parse(derivative.Derivative), Formula.Parse(text));
            if (codes.Length == 0 || Equality.Decide(expected, answer) is not { Verdict: Verdict.Different, IsDomainProblem: false })
                continue;
            total++;
            Feedback? feedback = Explainer.Explain(new DerivativeQuestion(Formula.Parse(derivative.Formula), X), expected, answer);
            if (feedback is null)
                silent++;
            else if (codes.Contains(feedback.Kind))
                named++;
            else
                other.Add($"{seed}: {Formula.Parse(derivative.Formula)} -> {answer}: {feedback.Kind}, made was {codes[0]}: {feedback.Message}");
        }

        output.WriteLine($"{named} named, {silent} silent, {other.Count} with another code, of {total}");
        other.ForEach(output.WriteLine);
        Assert.True(total >= 300);
        Assert.True(named >= 0.95 * total);
        Assert.True(other.Count <= 0.03 * total);
    }

    [Fact]
    public void Other_wrong_answers_get_none()
    {
        int total = 0;
        var said = new List<string>();
        for (int seed = 0; seed < 500; seed++)
        {
            var (derivative, unrelated) = (new WrongDerivative(seed, 2 + seed % 3), new WrongDerivative(seed + 10_000, 1 + seed % 3));
            Expr expected = Formula.Parse(derivative.Derivative);
            Expr answer = (seed % 3) switch
            {
                0 => Formula.Parse(unrelated.Derivative),
                1 => Formula.Parse($"({derivative.Derivative}) + 7/3*x + 1/9"),
                _ => Formula.Parse($"({derivative.Derivative})*(x^2 + {1 + seed % 7}*x + 5/7)"),
            };
            if (Equality.Decide(expected, answer) is not { Verdict: Verdict.Different, IsDomainProblem: false })
                continue;
            total++;
            if (Explainer.Explain(new DerivativeQuestion(Formula.Parse(derivative.Formula), X), expected, answer) is { } feedback)
                said.Add($"{seed}: {Formula.Parse(derivative.Formula)} -> {answer}: {feedback.Kind}: {feedback.Message}");
        }

        output.WriteLine($"{said.Count} of {total} explained");
        said.ForEach(output.WriteLine);
        Assert.True(total >= 300);
        Assert.True(said.Count <= 0.01 * total);
    }
}
