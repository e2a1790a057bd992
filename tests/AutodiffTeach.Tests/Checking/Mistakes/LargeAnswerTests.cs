using System.Diagnostics;
using AutodiffTeach.Checking;
using AutodiffTeach.Checking.Mistakes;
using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Tests.Checking.Mistakes;

/// <summary>Large formulas end soon, explained or not.</summary>
public sealed class LargeAnswerTests(ITestOutputHelper output)
{
    private static readonly Variable X = Expr.Variable("x");

    [Theory]
    [InlineData("terms", 1000)]
    [InlineData("terms", 20_000)]
    [InlineData("factors", 300)]
    [InlineData("nested", 250)]
    [InlineData("tower", 20)]
    [InlineData("recurrence", 60)]
    [InlineData("recurrence", 5000)]
    [InlineData("variables", 500)]
    public void A_large_formula_ends_soon(string kind, int size)
    {
        Expr of = Make(kind, size);
        Expr expected = Differentiation.Derivative(of, X);
        foreach (Expr answer in new[] { of, Expr.Negate(expected), Expr.Sum(expected, X), Expr.Product(Expr.Number(3), expected) })
        {
            var watch = Stopwatch.StartNew();
            Feedback? feedback = new DerivativeExplainer().Explain(new DerivativeQuestion(of, X), expected, answer);
            Feedback? byExpected = new FormulaExplainer().Explain(new FormulaQuestion(expected), expected, answer);
            output.WriteLine($"{kind}: {feedback?.Kind} and {byExpected?.Kind} in {watch.Elapsed.TotalSeconds:F2} s");
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10));
        }
    }

    private static Expr Make(string kind, int size) => kind switch
    {
        "terms" => Expr.Sum([.. Enumerable.Range(1, size).Select(i => Expr.Product(Expr.Number(i), Expr.Power(X, Expr.Number(i % 7))))]),
        "factors" => Expr.Product([.. Enumerable.Range(1, size).Select(i => Expr.Sum(X, Expr.Number(i)))]),
        "nested" => Enumerable.Range(0, size).Aggregate((Expr)X, (inner, _) => Expr.Call(OperationTable.Tanh, inner)),
        "tower" => Enumerable.Range(0, size).Aggregate((Expr)X, (inner, _) => Expr.Power(X, inner)),
        "recurrence" => Enumerable.Range(0, size).Aggregate((Expr)X, (inner, i) => Expr.Call(OperationTable.Tanh, Expr.Sum(Expr.Product(X, inner), Expr.Number(i % 3)))),
        _ => Expr.Sum([.. Enumerable.Range(1, size).Select(i => Expr.Product(X, Expr.Variable("a_" + i)))]),
    };
}
