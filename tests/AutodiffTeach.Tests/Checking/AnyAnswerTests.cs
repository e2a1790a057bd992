using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Tests.Formulas;

namespace AutodiffTeach.Tests.Checking;

/// <summary>Any formula as an answer to any question ends in a verdict.</summary>
public sealed class AnyAnswerTests
{
    private static readonly Variable X = Expr.Variable("x");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_answers_to_random_questions_are_judged(int seed)
    {
        var random = new RandomFormula(seed);
        Expr before = Expr.One;
        for (int i = 0; i < 100; i++)
        {
            Expr formula = Formula.Parse(random.Next(1 + i % 4));
            Assert.NotEqual(Verdict.Different, Judge.Check(new FormulaQuestion(formula), formula).Decision is { IsDomainProblem: false } own ? own.Verdict : Verdict.Equivalent);
            Judge.Check(new FormulaQuestion(before), formula);
            foreach (Expr answer in (Expr[])[before, formula, Expr.Zero])
                Judge.Check(new DerivativeQuestion(formula, X) { Order = 1 + i % 2 }, answer);
            before = formula;
        }
    }

    [Theory]
    [InlineData("1", "10^-400*x")]
    [InlineData("10^-400*x", "10^-400*x + 10^-800")]
    [InlineData("10^400*x", "10^400*x + 1")]
    public void Numbers_beyond_doubles_have_counterexamples(string expected, string answer) =>
        Assert.Equal(Verdict.Different, Judge.Check(new FormulaQuestion(Formula.Parse(expected)) { Variables = ["x"] }, answer).Verdict);
}
