using AutodiffTeach.Derivations;
using AutodiffTeach.Derivations.Writers;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Derivations;

/// <summary>Worked solutions of the course problems: the same closed form by every method, in the form a course would write.</summary>
public sealed class DerivationTests
{
    private const string LinearRnn = """
        title Linear RNN, one weight
        param w = 2
        input u[1..3] = 3, 5, 7
        state h[0] = 0
        p = u_1 + h_0
        q = w * p
        r = u_2 + q
        s = w * r
        t = u_3 + s
        y = w * t
        """;

    private const string Recurrence = """
        const N = 3
        param w = 2
        input u[1..N] = 3, 5, 7
        state h[0] = 0
        h[t] = w * (u[t] + h[t-1]) for t in 1..N
        y = h[N]
        """;

    public static TheoryData<DerivationMethod> Methods => [.. Enum.GetValues<DerivationMethod>()];

    [Theory]
    [MemberData(nameof(Methods))]
    public void The_linear_rnn_has_the_closed_form_of_the_course(DerivationMethod method)
    {
        foreach (string text in (string[])[LinearRnn, Recurrence])
        {
            Derivation derivation = Derive(text, "y", "w", method);
            Assert.Equal("3*w^2*u_1 + 2*w*u_2 + u_3", derivation.Formula.ToString());
            Assert.Equal(63, derivation.Value);
        }
    }

    [Theory]
    [InlineData(1, "U", -0.1755)]
    [InlineData(2, "U", -0.46068)]
    [InlineData(3, "U", -0.8511792)]
    public void The_numbers_of_backpropagation_through_time_are_those_of_the_course(int steps, string wrt, double expected)
    {
        string text = CourseModels.Bptt.Replace("const N = 3", $"const N = {steps}", StringComparison.Ordinal)
            .Replace("0.5, 0.6, 0.7, 0.8", string.Join(", ", new[] { "0.5", "0.6", "0.7", "0.8" }.Take(steps + 1)), StringComparison.Ordinal);
        Derivation[] all = [.. Enum.GetValues<DerivationMethod>().Select(method => Derive(text, "L", wrt, method))];
        Assert.All(all, derivation => Assert.Equal(expected, derivation.Value!.Value, 1e-12));
        Assert.Single(all.Select(derivation => derivation.Formula).Distinct());
    }

    [Fact]
    public void The_backward_pass_states_each_value_from_those_downstream()
    {
        Step pass = Derive(LinearRnn, "y", "w").Steps.Single(step => step.Rule == Rules.BackwardPass);
        Assert.Equal(
            [
                "∂y/∂y = 1",
                "∂y/∂t = ∂⁺y/∂t = w",
                "∂y/∂s = ∂y/∂t*∂⁺t/∂s = ∂y/∂t = w",
                "∂y/∂r = ∂y/∂s*∂⁺s/∂r = ∂y/∂s*w = w^2",
                "∂y/∂q = ∂y/∂r*∂⁺r/∂q = ∂y/∂r = w^2",
            ],
            pass.Steps.Select(Equation));
        Assert.Equal([1, 2, 2, 4, 4], pass.Steps.Select(step => step.Value));
    }

    [Fact]
    public void Each_edge_out_of_the_weight_contributes_its_part()
    {
        Step edges = Derive(LinearRnn, "y", "w").Steps.Single(step => step.Rule == Rules.Contribution);
        Assert.Equal([29, 22, 12], edges.Steps.Select(step => step.Value));
        Assert.Equal("∂⁺y/∂w = t = w^2*u_1 + w*u_2 + u_3", Equation(edges.Steps[0]));
        Assert.Equal("∂y/∂q*∂⁺q/∂w = ∂y/∂q*p = w^2*u_1", Equation(edges.Steps[2]));
    }

    [Fact]
    public void Paths_are_listed_with_their_products()
    {
        Step paths = Derive(CourseModels.Bptt, "L", "U", DerivationMethod.Paths).Steps.Single(step => step.Rule == Rules.Path);
        Assert.Equal(6, paths.Steps.Count);
        Assert.Equal(["U", "h_1", "o_1", "L"], paths.Steps[0].Where);
        Assert.Equal(-0.8511792, paths.Steps.Sum(step => step.Value!.Value), 1e-12);
    }

    [Fact]
    public void Without_values_the_derivation_has_no_numbers()
    {
        Derivation derivation = Derive("param w\ninput x\ny = tanh(w*x)", "y", "w");
        Assert.Null(derivation.Value);
        Assert.Equal("x*(1 - tanh(w*x)^2)", derivation.Formula.ToString());
    }

    [Theory]
    [InlineData("z = w*x + b\na = sigmoid(z)\nL = -(y*log(a) + (1 - y)*log(1 - a))", "x*(sigmoid(w*x + b) - y)")]
    [InlineData("state h[0]\nh[t] = h[t-1] + w*h[t-1] for t in 1..3\nL = h_3", "3*h_0*(w + 1)^2")]
    [InlineData("h = w*x + b\nL = (h - y)^2 + b*w^2", "2*b*w + 2*x*(w*x + b - y)")]
    [InlineData("L = 9*x*w^2/2 + w*x", "9*w*x + x")]
    [InlineData("z = w*x\nL = (x - w*z)^2", "-4*w*x^2*(1 - w^2)")]
    [InlineData("L = w^w", "w^w*(1 + log(w))")]
    public void The_result_has_the_form_that_a_course_would_write(string definitions, string expected)
    {
        foreach (DerivationMethod method in Enum.GetValues<DerivationMethod>())
            Assert.Equal(expected, Derive($"param w\nparam b\ninput x\ninput y\n{definitions}", "L", "w", method).Formula.ToString());
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_state_with_a_value_is_a_variable_of_differentiation(DerivationMethod method)
    {
        Derivation derivation = Derive("param w = 2\ninput u = 3\nstate h[0] = 1/2\nstate c[0] = 4\ny = w*h_0^2 + u*h_0*c_0", "y", "h_0", method);
        Assert.Equal("2*w*h_0 + 4*u", derivation.Formula.ToString());
        Assert.Equal(14, derivation.Value);
    }

    [Fact]
    public void A_long_model_has_a_result_of_one_line()
    {
        const string text = """
            const N = 600
            param w = 0.5
            param u = 0.3
            input x[1..N]
            state h[0] = 0
            h[t] = tanh(w*h[t-1] + u*x[t]) for t in 1..N
            L = sum(t in 1..N: (h[t] - 1)^2)
            """;
        Derivation derivation = Derivation.Create(Model.Parse(text), "L", "w", new DerivationOptions { Detail = DetailLevel.Brief });
        Assert.Equal("sum(t=1..600, ∂L/∂h_t*h_{t-1}*(1 - h_t^2))", derivation.Formula.ToString());
    }

    [Theory]
    [InlineData("x + w", "A sum passes the derivative on to each term.")]
    [InlineData("x - tanh(w)", "Only the term with w counts. Chain rule: tanh'(z) = 1 - tanh(z)^2.")]
    [InlineData("w*x + w", "Only the terms with w count.")]
    [InlineData("w*x", "In a product the other factors stay as they are.")]
    [InlineData("x*w^2", "In a product the other factors stay as they are. Power rule.")]
    [InlineData("x/w", "The variable is in the divisor: (1/v)' = -v'/v^2.")]
    [InlineData("w*tanh(w)", "Product rule.")]
    [InlineData("(w*x)^3", "Power rule, then the derivative of the base.")]
    [InlineData("x^w", "Chain rule: (u^v)' = v*u^(v - 1)*u' + u^v*log(u)*v'.")]
    public void A_direct_partial_names_the_law_by_which_it_was_found(string definition, string expected)
    {
        Step partials = Derive($"param w\ninput x\ny = {definition}", "y", "w").Steps.Single(step => step.Rule == Rules.DirectPartial);
        Assert.Equal(expected, partials.Steps.Single().Explanation);
    }

    [Theory]
    [InlineData("relu(w)", 0)]
    [InlineData("abs(w)", 0)]
    [InlineData("sign(w)", 0)]
    [InlineData("max(w, 0)", 0.5)]
    [InlineData("min(0, w)", 0.5)]
    [InlineData("max(w, w)", 1)]
    [InlineData("w*step(w)", 0)]
    public void At_a_kink_the_formula_has_the_value_that_the_operation_states(string definition, double expected)
    {
        Derivation derivation = Derive($"param w = 0\ny = {definition}", "y", "w");
        Assert.Equal(expected, derivation.Value);
        Assert.Equal(expected, AutodiffTeach.Formulas.Evaluation.At(derivation.Formula, new Dictionary<string, double> { ["w"] = 0 }));
    }

    [Fact]
    public void The_second_derivative_is_the_derivative_of_the_first()
    {
        var options = new DerivationOptions { Order = 2 };
        Derivation derivation = Derivation.Create(Model.Parse(LinearRnn), "y", "w", options);
        Assert.Equal("6*w*u_1 + 2*u_2", derivation.Formula.ToString());
        Assert.Equal(46, derivation.Value);
        Step line = derivation.Steps.Single(step => step.Rule == Rules.SecondDerivative).Steps[0];
        Assert.Equal("∂²y/∂w² = ∂(3*w^2*u_1 + 2*w*u_2 + u_3)/∂w = 6*w*u_1 + 2*u_2", Equation(line));
        Assert.Contains(@"**Result:** $\frac{\partial^{2} y}{\partial w^{2}} = 6 w u_{1} + 2 u_{2}$", MarkdownWriter.Write(derivation), StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_derivative_in_an_unrelated_variable_is_zero()
    {
        Derivation derivation = Derivation.Create(Model.Parse("param a = 1\nparam b = 2\ny = a^2\nz = b*y"), "y", "b", new DerivationOptions { Order = 2 });
        Assert.Equal(("0", 0), (derivation.Formula.ToString(), derivation.Value));
    }

    [Theory]
    [InlineData("w")]
    [InlineData("y")]
    public void The_derivative_of_a_variable_with_respect_to_itself_is_one(string name)
    {
        Assert.All(Enum.GetValues<DerivationMethod>(), method => Assert.Equal(
            "1", Derivation.Create(Model.Parse(LinearRnn), name, name, new DerivationOptions { Method = method }).Formula.ToString()));
    }

    [Fact]
    public void Names_in_explanations_are_set_as_mathematics()
    {
        Derivation derivation = Derivation.Create(Model.Parse("param w_hh = 2\ninput x = 3\nh = w_hh + x\ny = h^2 + h*w_hh"), "y", "w_hh", new DerivationOptions());
        Assert.Contains("Only the term with w_hh counts.", derivation.Steps.SelectMany(step => step.Steps).Select(step => step.Explanation));
        Assert.Contains("Only the term with $w_{hh}$ counts.", MarkdownWriter.Write(derivation), StringComparison.Ordinal);
        Assert.Contains("with <math", HtmlWriter.WriteFragment(derivation), StringComparison.Ordinal);
    }

    [Fact]
    public void Full_detail_puts_the_numbers_in_on_every_line()
    {
        Derivation derivation = Derivation.Create(Model.Parse(LinearRnn), "y", "w", new DerivationOptions { Detail = DetailLevel.Full });
        Step edges = derivation.Steps.Single(step => step.Rule == Rules.Contribution);
        Assert.Equal("∂y/∂s*∂⁺s/∂w = ∂y/∂s*r = w^2*u_1 + w*u_2", Equation(edges.Steps[1]));
        Assert.Equal("2^2*3 + 2*5", edges.Steps[1].Numbers!.ToString());
    }

    [Fact]
    public void Brief_detail_keeps_the_sum_and_the_check()
    {
        Derivation derivation = Derivation.Create(Model.Parse(LinearRnn), "y", "w", new DerivationOptions { Detail = DetailLevel.Brief });
        Assert.Equal([Rules.SumOverEdges, Rules.NumericCheck], derivation.Steps.Select(step => step.Rule));
    }

    [Fact]
    public void Unrelated_variables_have_the_derivative_zero() =>
        Assert.Equal("0", Derive("param w = 2\nparam v = 3\ny = w^2\nz = v", "y", "v").Formula.ToString());

    [Fact]
    public void An_element_of_a_matrix_is_a_variable_of_differentiation()
    {
        const string text = "param U = [[1, 2], [3, 4]]\ninput x = [5, 6]\nh = U @ x\nL = dot(h, h)";
        Derivation derivation = Derive(text, "L", "U_{1,2}");
        Assert.Equal(2 * 17 * 6, derivation.Value);
    }

    [Theory]
    [InlineData("y", "v", "The model has no variable 'v'; its variables are w, u_1, u_2, u_3, h_0, p, q, r, s, t, y.")]
    public void An_unknown_variable_is_named(string of, string wrt, string message) =>
        Assert.Equal(message, Assert.Throws<DerivationException>(() => Derive(LinearRnn, of, wrt)).Message);

    [Fact]
    public void Too_many_paths_are_refused_with_a_way_out()
    {
        const string text = """
            param w = 1
            state h[0] = 1
            a[t] = w*h[t-1] for t in 1..12
            b[t] = h[t-1] + w for t in 1..12
            h[t] = a[t]*b[t] for t in 1..12
            """;
        string message = Assert.Throws<DerivationException>(() => Derive(text, "h_12", "w", DerivationMethod.Paths)).Message;
        Assert.Equal("8190 paths lead from w to h_12, too many to write out (at most 500); use the backward method.", message);
    }

    private static Derivation Derive(string text, string of, string wrt, DerivationMethod method = DerivationMethod.Backward) =>
        Derivation.Create(Model.Parse(text), of, wrt, new DerivationOptions { Method = method });

    private static string Equation(Step step)
    {
        var parts = new List<string>();
        foreach (string part in step.Chain.Select(formula => formula.ToString()))
        {
            if (parts.Count == 0 || parts[^1] != part)
                parts.Add(part);
        }

        return string.Join(" = ", parts);
    }
}
