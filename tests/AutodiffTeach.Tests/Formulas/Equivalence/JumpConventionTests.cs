using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Tests.Formulas.Equivalence;

/// <summary>Values where a function has no derivative: a convention for derivatives, a difference for formulas.</summary>
public sealed class JumpConventionTests
{
    [Theory]
    [InlineData("relu(z)", "1[z >= 0]", "At z = 0, where relu has no derivative, the answer takes 1 where the convention relu'(0) = 0 gives 0.")]
    [InlineData("abs(z)", "2*1[z > 0] - 1", "At z = 0, where abs has no derivative, the answer takes -1 where the convention abs'(0) = 0 gives 0.")]
    [InlineData("abs(z)", "1 - 2*1[z < 0]", "At z = 0, where abs has no derivative, the answer takes 1 where the convention abs'(0) = 0 gives 0.")]
    [InlineData("z^2*relu(z) + relu(z)", "(3*z^2 + 1)*1[z >= 0]", "At z = 0, where relu has no derivative, the answer takes 1 where the convention relu'(0) = 0 gives 0.")]
    public void A_derivative_may_follow_another_convention(string function, string answer, string note)
    {
        Judgement judgement = Judge.Check(new DerivativeQuestion(Formula.Parse(function), Expr.Variable("z")), answer);
        Assert.Equal((Verdict.Equivalent, Evidence.Proof), (judgement.Verdict, judgement.Decision.Evidence));
        Assert.Equal([note], judgement.Decision.Notes);
    }

    [Theory]
    [InlineData("max(z, b)", "1[z > b]", "the answer takes 0 where the convention sign(0) = 0 gives 0.5.")]
    [InlineData("max(z, b)", "1[z >= b]", "the answer takes 1 where the convention sign(0) = 0 gives 0.5.")]
    [InlineData("min(z, b)", "1[z < b]", "the answer takes 0 where the convention sign(0) = 0 gives 0.5.")]
    public void Ties_of_max_and_min_are_shared_as_one_likes(string function, string answer, string note)
    {
        Judgement judgement = Judge.Check(new DerivativeQuestion(Formula.Parse(function), Expr.Variable("z")), answer);
        Assert.Equal(Verdict.Equivalent, judgement.Verdict);
        string only = Assert.Single(judgement.Decision.Notes);
        Assert.EndsWith(note, only, StringComparison.Ordinal);
        Assert.Contains("where abs or max has no derivative", only, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relu(z)", "1[z >= 1]")]
    [InlineData("relu(z)", "1[z > 0] + 5*(1 - 1[z > 0] - 1[z < 0])")] // 5 lies between no limits
    [InlineData("relu(z)^2", "2*relu(z) + 1 - 1[z > 0] - 1[z < 0]")] // which has a derivative at 0
    [InlineData("abs(z)", "1[z > 0]")]
    public void What_no_convention_explains_is_a_difference(string function, string answer) =>
        Assert.Equal(Verdict.Different, Judge.Check(new DerivativeQuestion(Formula.Parse(function), Expr.Variable("z")), answer).Verdict);

    [Theory]
    [InlineData("1[z > 0]", "1[z >= 0]", "z = 0")]
    [InlineData("sign(z)", "2*1[z > 0] - 1", "z = 0")]
    public void Formulas_are_equal_at_every_point_or_not_at_all(string expected, string answer, string at)
    {
        Decision decision = Judge.Check(new FormulaQuestion(Formula.Parse(expected)), answer).Decision;
        Assert.Equal((Verdict.Different, true), (decision.Verdict, decision.IsAtJumpOnly));
        Assert.Equal(at, string.Join(", ", decision.Counterexample!.At.Select(value => $"{value.Key} = {value.Value}")));
        Assert.Equal(Verdict.Equivalent, Equality.Decide(Formula.Parse(expected), Formula.Parse(answer), new EqualityOptions { IgnoresJumps = true }).Verdict);
    }
}
