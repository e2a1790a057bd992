using AutodiffTeach.Checking;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence;

namespace AutodiffTeach.Tests.Checking;

/// <summary>Derivatives of formulas with a length that is not known.</summary>
public sealed class SeriesDerivativeTests
{
    [Theory]
    [InlineData("sum(t=1..N, u_t*x^t)", @"\sum_{t=1}^{N} t u_t x^{t-1}", Evidence.Proof)]
    [InlineData("sum(t=1..N, (y_t - x*z_t)^2)", "-2 sum(t=1..N, z_t (y_t - x z_t))", Evidence.Proof)]
    [InlineData("1/N*sum(t=1..N, log(1+exp(-y_t*x)))", "-1/N sum(t=1..N, y_t sigmoid(-y_t x))", Evidence.Bounded)]
    [InlineData("x^sum(t=1..N, 1)", "N x^(N-1)", Evidence.Bounded)]
    [InlineData("prod(t=1..N, x)", "N x^(N-1)", Evidence.Proof)]
    public void A_right_derivative_is_right_at_every_length(string formula, string answer, Evidence evidence)
    {
        Decision decision = Check(formula, answer).Decision;
        Assert.Equal((Verdict.Equivalent, evidence), (decision.Verdict, decision.Evidence));
    }

    [Theory]
    [InlineData("sum(t=1..N, u_t*x^t)", "sum(t=1..N, u_t x^(t-1))", null)]
    [InlineData("sum(t=1..N, (y_t - x*z_t)^2)", "2 sum(t=1..N, z_t (y_t - x z_t))", FeedbackKinds.Sign)]
    public void A_wrong_one_is_explained_at_the_first_length_where_it_fails(string formula, string answer, string? kind)
    {
        Judgement judgement = Check(formula, answer);
        Assert.Equal(Verdict.Different, judgement.Verdict);
        Assert.Contains(judgement.Decision.Counterexample!.At, value => value.Key == "N");
        if (kind is not null)
            Assert.Equal((kind, "At N = 1: "), (judgement.Feedback[0].Kind, judgement.Feedback[0].Message[..10]));
    }

    private static Judgement Check(string formula, string answer) => Judge.Check(new DerivativeQuestion(Formula.Parse(formula), Expr.Variable("x")), answer);
}
