using AutodiffTeach.Checking;
using AutodiffTeach.Formulas.Equivalence;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Checking;

/// <summary>Answers inside a model: names, direct partials and total derivatives in any mixture.</summary>
public sealed class ModelAnswerTests
{
    [Theory]
    [InlineData("u_3 + 2 w u_2 + 3 w^2 u_1")]
    [InlineData("u3+2wu2+3w^2u1")]
    [InlineData("t + r*w + p*w^2")]
    [InlineData("t + r ∂y/∂s + p ∂y/∂q")]
    [InlineData("t + r dy/ds + p dy/dq")]
    [InlineData("∂⁺y/∂w + ∂⁺s/∂w ∂y/∂s + ∂⁺q/∂w ∂y/∂q")]
    [InlineData("∂⁺y/∂w + ∂y/∂t dt/dw")]
    [InlineData("t + w*ds/dw")]
    [InlineData("t + w*(r + w*dq/dw)")]
    [InlineData("t + w*∂s/∂w + w*w*∂q/∂w")]
    [InlineData("∂⁺y/∂w + ∂⁺y/∂t ∂⁺t/∂s ∂⁺s/∂w + ∂⁺y/∂t ∂⁺t/∂s ∂⁺s/∂r ∂⁺r/∂q ∂⁺q/∂w")]
    [InlineData("t + r dy/ds + p dy/dq + ∂⁺t/∂w + ∂h_0/∂w")]
    [InlineData("u_3 + 2 w u_2 + 3 w^2 (u_1 + h_0)")]
    [InlineData("y/w + w*(s/w + w*u_1 + w*h_0)")]
    [InlineData("∂(w*u_3 + w^2*u_2 + w^3*u_1)/∂w")]
    public void Right_answers_for_the_derivative_of_the_linear_network(string answer) =>
        Judged("linear-rnn", Ask.Derivative, "y", "w", answer, Verdict.Equivalent);

    [Theory]
    [InlineData("u_3 + w u_2 + w^2 u_1")]
    [InlineData("t + r + p")]
    [InlineData("t")]
    [InlineData("63")]
    [InlineData("0")]
    [InlineData("dy/ds")]
    public void Wrong_answers_for_the_derivative_of_the_linear_network(string answer) =>
        Judged("linear-rnn", Ask.Derivative, "y", "w", answer, Verdict.Different);

    [Theory]
    [InlineData(Ask.Forward, "q", null, "w*u_1")]
    [InlineData(Ask.Forward, "q", null, "w*(u_1 + h_0)")]
    [InlineData(Ask.Value, "y", null, "w(u_3 + w(u_2 + w u_1))")]
    [InlineData(Ask.Backward, "y", "r", "w ∂y/∂s")]
    [InlineData(Ask.Backward, "y", "t", "w")]
    [InlineData(Ask.Backward, "y", "y", "1")]
    [InlineData(Ask.Backward, "y", "h_0", "w^3")]
    [InlineData(Ask.Partial, "y", "w", "t")]
    [InlineData(Ask.Partial, "t", "q", "0")]
    [InlineData(Ask.Formula, "r*dy/ds", null, "w*r")]
    [InlineData(Ask.Formula, "∂t/∂s + ∂y/∂y", null, "2")]
    public void Right_answers_of_every_kind(Ask ask, string of, string? wrt, string answer) =>
        Judged("linear-rnn", ask, of, wrt, answer, Verdict.Equivalent);

    [Theory]
    [InlineData("∂L/∂o_1 ∂o_1/∂h_1 ∂h_1/∂U + ∂L/∂o_2 ∂o_2/∂h_2 (∂h_2/∂U + ∂h_2/∂h_1 ∂h_1/∂U)")]
    [InlineData("dL/dh_1 ∂⁺h_1/∂U + dL/dh_2 ∂⁺h_2/∂U")]
    [InlineData("sum(t=1..2, ∂L/∂o_t ∂o_t/∂h_t sum(k=1..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂U))")]
    [InlineData("sum(t=1..N, ∂L/∂o_t ∂o_t/∂h_t dh_t/dU)")]
    [InlineData("sum(t=1..2, ∂L/∂o_t ∂o_t/∂h_t sum(k=0..t, prod(j=k+1..t, ∂h_j/∂h_{j-1}) ∂h_k/∂U))")]
    [InlineData("-2(x_2 - o_1) W relu'(U x_1) x_1 - 2(x_3 - o_2) W relu'(U x_2 + V h_1) (x_2 + V relu'(U x_1) x_1)")]
    public void Right_answers_for_backpropagation_through_time(string answer) =>
        Judged("bptt-2", Ask.Derivative, "L", "U", answer, Verdict.Equivalent);

    [Theory]
    [InlineData("U_{1,1} - 0.3", "unknown-name")]
    public void The_elements_of_a_matrix_are_names(string answer, string kind)
    {
        Judged("rnn-by-hand", Ask.Derivative, "h_1[1]", "U[1][2]", "relu'(U_{1,1} x_{1,1} + U_{1,2} x_{1,2}) x_{1,2}", Verdict.Equivalent);
        Judged("rnn-by-hand", Ask.Derivative, "h_1[2]", "U[1][1]", "0", Verdict.Equivalent);
        Judged("rnn-by-hand", Ask.Value, "h_1[1]", null, answer, Verdict.Different);
        Assert.Equal(kind, Judge.Check(Question("rnn-by-hand", Ask.Value, "h_1[1]", null), "U - 3").Feedback[0].Kind);
    }

    [Theory]
    [InlineData(Ask.Derivative, "y", "w", "dy/dw", "circular", "dy/dw is what is asked for; expected it in other terms")]
    [InlineData(Ask.Derivative, "y", "w", "∂y/∂w + 0", "circular", "∂y/∂w is what is asked for; expected it in other terms; the direct partial is written ∂⁺y/∂w")]
    [InlineData(Ask.Derivative, "y", "t", "∂⁺y/∂t", "circular", "∂⁺y/∂t is what is asked for; expected it in other terms")]
    [InlineData(Ask.Derivative, "y", "w", "∂(y)/∂w", "circular", "∂y/∂w is what is asked for; expected it in other terms; the direct partial is written ∂⁺y/∂w")]
    [InlineData(Ask.Partial, "y", "w", "∂⁺y/∂w", "circular", "∂⁺y/∂w is what is asked for; expected it in other terms")]
    [InlineData(Ask.Forward, "q", null, "q", "circular", "q is what is asked for; expected it in other terms")]
    [InlineData(Ask.Forward, "r", null, "u_2 + q", "not-in-terms", "q is not allowed here; expected a formula in parameters, inputs and states")]
    [InlineData(Ask.Forward, "r", null, "u_2 + dy/dq*q", "not-in-terms", "dy/dq and q are not allowed here; expected a formula in parameters, inputs and states")]
    [InlineData(Ask.Derivative, "y", "w", "w + 2", null, null)]
    public void Invalid_answers_say_why(Ask ask, string of, string? wrt, string answer, string? kind, string? message)
    {
        Judgement judgement = Judge.Check(Question("linear-rnn", ask, of, wrt), answer);
        Assert.Equal(kind is not null, judgement.Verdict == Verdict.Invalid);
        if (kind is not null)
            Assert.Equal(new Feedback(kind, message!), Assert.Single(judgement.Feedback) with { Paths = judgement.Feedback[0].Paths });
    }

    [Fact]
    public void Another_name_of_what_is_asked_is_circular_too()
    {
        Assert.Equal(FeedbackKinds.Circular, Kind(Question("linear-rnn-recurrence", Ask.Derivative, "y", "w"), "dh_3/dw"));
        Assert.Equal(FeedbackKinds.Circular, Kind(Question("linear-rnn-recurrence", Ask.Value, "y", null), "h_3"));
        Judged("linear-rnn-recurrence", Ask.Derivative, "y", "w", "∂h_3/∂w + dy/dh_2 dh_2/dw", Verdict.Equivalent);
    }

    [Theory]
    [InlineData("t + r dy/ds", "w,u", "dy/ds, r and t are not allowed here; expected a formula in w and u")]
    [InlineData("t + r ∂⁺y/∂s", "partials", "r and t are not allowed here; expected a formula in partials")]
    [InlineData("∂⁺y/∂w + ∂⁺y/∂t ∂⁺t/∂s ∂s/∂w", "partials", null)]
    [InlineData("u_3 + h_0", "w,u", "h_0 is not allowed here; expected a formula in w and u")]
    public void A_question_limits_the_names(string answer, string allowed, string? message)
    {
        Judgement judgement = Judge.Check(Question("linear-rnn", Ask.Derivative, "y", "w") with { AllowedNames = allowed.Split(',') }, answer);
        Assert.Equal(message, judgement.Feedback.FirstOrDefault(item => item.Kind == FeedbackKinds.NotInTerms)?.Message);
    }

    [Fact]
    public void A_derivative_that_does_not_exist_is_zero_and_said_to_be()
    {
        Judgement judgement = Judge.Check(Question("linear-rnn", Ask.Derivative, "y", "w"), "t + r*w + p*w^2 + ∂u_1/∂w + ∂⁺t/∂q + ∂y/∂y - 1");
        Assert.Equal(Verdict.Equivalent, judgement.Verdict);
        Assert.Equal(
            ["∂u_1/∂w is 0: u_1 does not depend on w", "∂⁺t/∂q is 0: the formula of t does not name q"],
            judgement.Feedback.Select(item => item.Message));
        Assert.All(judgement.Feedback, item => Assert.Equal(FeedbackKinds.ZeroPartial, item.Kind));
    }

    [Theory]
    [InlineData("t + w ∂s/∂w", "direct-instead-of-total", "∂s/∂w is read as direct, all other arguments held constant; right would be the total derivative, along every path: write ds/dw")]
    [InlineData("∂⁺y/∂w + dy/ds ds/dw + dy/dq dq/dw", "total-instead-of-direct", "ds/dw is read as total, along every path; right would be the direct partial, all other arguments held constant: write ∂⁺s/∂w")]
    [InlineData("t + r ∂⁺y/∂s + p ∂⁺y/∂q", "direct-instead-of-total", "∂⁺y/∂q and ∂⁺y/∂s are read as direct, all other arguments held constant; right would be the total derivative, along every path: write dy/dq and dy/ds")]
    public void A_mixup_of_direct_and_total_is_named(string answer, string kind, string message)
    {
        Judgement judgement = Judge.Check(Question("linear-rnn", Ask.Derivative, "y", "w"), answer);
        Assert.Equal(Verdict.Different, judgement.Verdict);
        Assert.Equal((kind, message), (judgement.Feedback[0].Kind, judgement.Feedback[0].Message));
    }

    [Theory]
    [InlineData(PartialConvention.Course, "t + w ∂s/∂w", Verdict.Different)]
    [InlineData(PartialConvention.Total, "t + w ∂s/∂w", Verdict.Equivalent)]
    [InlineData(PartialConvention.Either, "t + w ∂s/∂w", Verdict.Equivalent)]
    [InlineData(PartialConvention.Direct, "∂y/∂w + ∂y/∂t ds/dw", Verdict.Equivalent)]
    [InlineData(PartialConvention.Either, "t + ∂y/∂t*(∂s/∂w + w*∂q/∂w)", Verdict.Equivalent)]
    [InlineData(PartialConvention.Direct, "t + r ∂y/∂s + p ∂y/∂q", Verdict.Different)]
    public void A_question_may_set_the_convention(PartialConvention convention, string answer, Verdict expected) =>
        Assert.Equal(expected, Judge.Check(Question("linear-rnn", Ask.Derivative, "y", "w") with { Partials = convention }, answer).Verdict);

    [Fact]
    public void The_verdict_does_not_depend_on_the_values_of_parameters_and_inputs()
    {
        Model unlucky = Model.Parse("param w = 1\ninput u[1..2] = 0, 0\np = w*u[1]\ny = w*(u[2] + p)\noutput y");
        Assert.Equal(Verdict.Different, Judge.Check(new ModelQuestion(unlucky, Ask.Derivative, "y", "w"), "0").Verdict);
        Assert.Equal(Verdict.Different, Judge.Check(new ModelQuestion(unlucky, Ask.Derivative, "y", "w"), "u_2 + 2 u_1").Verdict);
        Assert.Equal(Verdict.Equivalent, Judge.Check(new ModelQuestion(unlucky, Ask.Derivative, "y", "w"), "u_2 + 2 w u_1").Verdict);
    }

    [Fact]
    public void An_answer_over_names_of_a_long_model_keeps_its_sharing()
    {
        Model model = Model.Parse("const N = 50\nparam w\ninput u[1..N]\nstate h[0] = 0\nh[t] = tanh(w*h[t-1] + u[t]) for t in 1..N\ny = h[N]^2\noutput y");
        string backward = string.Join(" + ", Enumerable.Range(1, 50).Select(t => $"dy/dh_{t} ∂⁺h_{t}/∂w"));
        Assert.Equal(Verdict.Equivalent, Judge.Check(new ModelQuestion(model, Ask.Derivative, "y", "w"), backward).Verdict);
    }

    private static ModelQuestion Question(string model, Ask ask, string of, string? wrt) =>
        new(Model.Parse(Repository.ReadText("graphs", model + ".graph")), ask, of, wrt);

    private static string Kind(Question question, string answer) => Judge.Check(question, answer).Feedback[0].Kind;

    private static void Judged(string model, Ask ask, string of, string? wrt, string answer, Verdict expected)
    {
        Judgement judgement = Judge.Check(Question(model, ask, of, wrt), answer);
        Assert.True(expected == judgement.Verdict, $"{judgement.Verdict}: {string.Join("; ", judgement.Feedback.Select(item => item.Message))}");
    }
}
