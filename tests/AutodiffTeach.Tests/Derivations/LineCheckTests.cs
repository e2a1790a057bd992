using AutodiffTeach.Derivations;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Derivations;

/// <summary>Wrong lines are refused, right ones never, and what could not be compared is said.</summary>
public sealed class LineCheckTests
{
    [Theory]
    [InlineData("y = tanh(w*x)", "x*(1 - tanh(w*x))")]
    [InlineData("y = 1e-300*tanh(w*x)", "1e-300*x*(1 - tanh(w*x))")]
    [InlineData("y = 1e200*tanh(w*x)", "1e200*(x*(1 - tanh(w*x)^2) + 1e-6)")]
    [InlineData("y = log(-w*x)", "-1/w")]
    [InlineData("y = sqrt(x - 20 - w)", "-2*sqrt(x - 20 - w)")]
    [InlineData("function sigma\ny = sigma(w*x)", "x*sigma(w*x)*(1 - sigma(w*x))")]
    public void A_wrong_line_is_refused(string definition, string wrong)
    {
        Model model = Model.Parse($"param w\ninput x\n{definition}");
        Step Line(Expr after) => new() { Rule = "planted", Before = Expr.Partial(PartialKind.Total, Expr.Variable("y"), Expr.Variable("w")), After = after };
        DerivationContext context = Context(model);
        Expr right = Derivation.Create(model, "y", "w").Formula;
        Assert.Empty(LineCheck.Verify(context, [Line(right)]));
        var options = new ReadingOptions { KnownNames = ["w", "x"] };
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => LineCheck.Verify(context, [Line(Formula.Parse(wrong, options))]));
        Assert.Contains("(planted) does not hold", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y = log(w)")]
    [InlineData("y = log(-w)")]
    [InlineData("y = log(-1 - w^2 + 20*x - x*w)")]
    [InlineData("y = sqrt(w - 20)")]
    [InlineData("y = 1/(w - x)")]
    [InlineData("y = w^w")]
    [InlineData("y = (-w)^x")]
    [InlineData("y = exp(exp(exp(w)))")]
    [InlineData("y = exp(100*w)*tan(50*x*w)")]
    [InlineData("h[t] = 1e40*w*h[t-1] for t in 1..5\nstate h[0] = 1\ny = h_5")]
    [InlineData("h[t] = 1e-60*w*h[t-1] for t in 1..5\nstate h[0] = 1\ny = h_5")]
    [InlineData("y = (w + 1000)^3 - (w - 1000)^3")]
    [InlineData("y = abs(w)*relu(x - w) + max(w, x)*sign(w) - min(w, w)")]
    [InlineData("state z = 0\ny = relu(w*z) + abs(w*z) + max(w*z, z) + w*sign(z)")]
    [InlineData("y = relu(w - w)")]
    [InlineData("y = log(w)/log(x) + sqrt(w)*sqrt(x)")]
    public void Right_lines_are_all_compared(string definition)
    {
        Model model = Model.Parse($"param w\ninput x\n{definition}");
        foreach (DerivationMethod method in Enum.GetValues<DerivationMethod>())
        {
            foreach (int order in (int[])[1, 2])
            {
                Derivation derivation = Derivation.Create(model, "y", "w", new DerivationOptions { Method = method, Order = order });
                Assert.DoesNotContain("could not be compared", derivation.Steps[^1].Explanation, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("y = log(-1 - w^2)")]
    [InlineData("y = max(w*x, x*w)")]
    [InlineData("y = (w + 1e12)^3 - (w - 1e12)^3")]
    public void What_has_no_reliable_value_anywhere_is_said_not_to_be_compared(string definition)
    {
        Derivation derivation = Derivation.Create(Model.Parse($"param w\ninput x\n{definition}"), "y", "w");
        Assert.Contains("could not be compared with numbers", derivation.Steps[^1].Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_left_open_is_compared_as_some_smooth_function()
    {
        Derivation derivation = Derivation.Create(Model.Parse("function sigma\nparam w = 2\ninput x = 3\nh = sigma(w*x)\ny = sigma(w*h)"), "y", "w");
        Assert.Equal("sigma'(w*sigma(w*x))*(w*x*sigma'(w*x) + sigma(w*x))", derivation.Formula.ToString());
        Assert.Null(derivation.Value);
        Assert.Equal(
            "A function of the model is left open, so no number is computed; every line was compared with the engine at random points, with a smooth function in its place.",
            derivation.Steps[^1].Explanation);
    }

    private static DerivationContext Context(Model model) => new(
        model, new ScalarNode(model.Graph.Find("y")!, 0), new ScalarNode(model.Graph.Find("w")!, 0), new DerivationOptions());
}
