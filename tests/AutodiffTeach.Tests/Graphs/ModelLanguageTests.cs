using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Graphs;

/// <summary>Every spelling and form of the model language means what the language says.</summary>
public sealed class ModelLanguageTests
{
    [Theory]
    [InlineData("u[1]")]
    [InlineData("u_1")]
    [InlineData("u1")]
    [InlineData("u_{1}")]
    [InlineData("u₁")]
    public void A_member_has_many_spellings(string spelling)
    {
        Assert.Equal(30, Value($"input u[1..2] = 3, 5\ny = 10*{spelling}", "y"));
        Assert.Equal("u_1", Graph("input u[1..2] = 3, 5").FindElement(spelling)?.Variable.Name);
    }

    [Theory]
    [InlineData("h[t] = 2*h[t-1]")]
    [InlineData("h_t = 2*h_{t-1}")]
    [InlineData("h_{t} = 2*h[t-1]")]
    [InlineData("h[t] = 2·h_{t-1}")]
    [InlineData("h[t] = 2 × h[ t - 1 ]")]
    public void A_recurrence_has_many_spellings(string definition) =>
        Assert.Equal(24, Value($"state h_0 = 3\n{definition} for t in 1..3", "h_3"));

    [Theory]
    [InlineData("h_1[2]")]
    [InlineData("h[1][2]")]
    [InlineData("h_{1,2}")]
    [InlineData("h[1,2]")]
    public void An_element_has_many_spellings(string spelling)
    {
        const string model = "input h[1..2] = [3, 5], [7, 11]\n";
        Assert.Equal(5, Value($"{model}y = {spelling}", "y"));
        (ModelVariable variable, int? element) = Graph(model).FindElement(spelling)!.Value;
        Assert.Equal(("h_1", 1), (variable.Name, element));
    }

    [Theory]
    [InlineData("U[1][2]", 2)]
    [InlineData("U_{1,2}", 2)]
    [InlineData("U[2,1]", 3)]
    [InlineData("sum(U[1])", 3)]
    public void Elements_of_a_matrix_are_counted_from_one(string spelling, double expected) =>
        Assert.Equal(expected, Value($"param U = [[1, 2], [3, 4]]\ny = {spelling}", "y"));

    [Fact]
    public void Two_digits_after_an_underscore_are_one_index()
    {
        ComputationGraph graph = Graph("input u[1..12]\ny = u_12");
        Assert.Equal([12], graph.Find("y")!.Arguments[0].Indices);
    }

    [Fact]
    public void A_subscript_that_is_no_index_belongs_to_the_name()
    {
        ComputationGraph graph = Graph("param w_hh = 2\nparam b_f = 3\nparam w_t = 5\nh[t] = w_hh*b_f*w_t for t in 1..2");
        Assert.Equal(["w_hh", "b_f", "w_t"], graph.Find("h_2")!.Arguments.Select(argument => argument.Name));
    }

    [Fact]
    public void Names_with_a_digit_are_names_where_no_family_has_them()
    {
        Assert.Equal(5, Value("param w1 = 2\nparam w2 = 3\ny = w1 + w2", "y"));
        Assert.Equal(5, Value("param w1 = 2\nparam w2 = 3\ny = w_1 + w_2", "y"));
    }

    [Fact]
    public void A_base_may_be_a_variable_and_a_family() =>
        Assert.Equal(8, Value("param x = 3\ninput x[1..2] = 1, 4\ny = x + x_1 + x_2", "y"));

    [Fact]
    public void Families_of_several_indices_unroll_in_any_order()
    {
        const string layers = "const L = 2\nconst N = 3\nparam w = 2\ninput a[0, 1..N] = 1, 10, 100\nstate a[1..L][0] = 0, 0\n"
            + "a[l][t] = w*a[l-1][t] + a[l][t-1] for l in 1..L, t in 1..N";
        Assert.Equal(Value(layers, "a_{2,3}"), Value(layers.Replace("l in 1..L, t in 1..N", "t in 1..N, l in 1..L", StringComparison.Ordinal), "a_{2,3}"));
        Assert.Equal(4 * (100 + 2 * 10 + 3 * 1), Value(layers, "a_{2,3}"));
    }

    [Fact]
    public void Statements_may_stand_in_any_order() =>
        Assert.Equal(58, Value("output y\ny = h[N]\nh[t] = w * (u[t] + h[t-1]) for t in 1..N\nstate h[0] = 0\ninput u[1..N] = 3, 5, 7\nparam w = M\nconst N = M + 1\nconst M = 2", "y"));

    [Theory]
    [InlineData("w=0.3", "w", 0.3)]
    [InlineData("w = 1/4", "w", 0.25)]
    [InlineData("w=-2e-1", "w", -0.2)]
    [InlineData("u=[1,2]", "u_2", 2)]
    [InlineData("u_2=5", "u_2", 5)]
    [InlineData("u2=5", "u_2", 5)]
    [InlineData("u[2]=5", "u_2", 5)]
    [InlineData("u_{2}=5", "u_2", 5)]
    [InlineData("k=2.5", "z", 2.5)]
    public void A_setting_overrides_a_value(string setting, string variable, double expected) => Assert.Equal(
        expected, Value("const k = 1\nparam w = 2\ninput u[1..2] = 3, 4\nz = k\ny = w*u_1 + u_2", variable, setting));

    [Fact]
    public void A_setting_may_be_a_vector_or_a_matrix_or_lengthen_a_recurrence()
    {
        const string model = "const N = 1\nparam U\ninput u[1..N]\nstate h[0] = [0, 0]\nh[t] = U @ h[t-1] + u[t] for t in 1..N\ny = sum(h[N])";
        Assert.Equal(5 + 7, Value(model, "y", "N=2", "U=[[1,0],[0,1]]", "u=[[1,2],[3,4]]", "h_0=[1,1]"));
    }

    [Fact]
    public void The_later_of_two_settings_wins() => Assert.Equal(4, Value("param w = 2\ny = w", "y", "w=3", "w=4"));

    [Fact]
    public void Values_beyond_a_shrunk_range_are_ignored_with_a_note()
    {
        Model model = Model.Parse("const N = 3\ninput u[1..N] = 1, 2, 3\ny = u[N]", new ModelSettings { Overrides = ["N=2"] });
        Assert.Equal(["1 value of 'u' beyond the range is ignored."], model.Notes);
        Assert.Equal(2, model.Graph.RunNumbers().ValueOf(model.Graph.Find("y")!));
    }

    [Fact]
    public void Fewer_values_than_indices_leave_the_rest_without_value()
    {
        ComputationGraph graph = Graph("param w = 2\ninput u[1..3] = 1, 2\na = w*u_1\nb = w*u_3\nc = a + b");
        NumericRun run = graph.RunNumbers();
        Assert.Equal(["w", "u_1", "u_2", "a"], graph.Variables.Where(run.IsKnown).Select(variable => variable.Name));
    }

    [Theory]
    [InlineData("param U : 2x3", "2x3 matrix")]
    [InlineData("const H = 2\nconst D = 3\nparam U : H x D", "2x3 matrix")]
    [InlineData("const H = 2\nparam U : H × 3", "2x3 matrix")]
    [InlineData("param U : 3", "vector of 3")]
    [InlineData("input U : 3 = [1, 2, 3]", "vector of 3")]
    [InlineData("param U", "scalar")]
    [InlineData("param U = [1]", "vector of 1")]
    [InlineData("param U = [[1, 2]]", "1x2 matrix")]
    public void A_shape_comes_from_the_declaration_or_the_values(string declaration, string shape) =>
        Assert.Equal(shape, Graph(declaration).Find("U")!.Shape.ToString());

    [Fact]
    public void Every_member_of_a_family_has_the_declared_shape()
    {
        ComputationGraph graph = Graph("const N = 2\ninput x[1..N] : 2\ny = sum(x_1) + x_2[2]");
        Assert.All(graph.Variables.Where(v => v.IsLeaf), variable => Assert.Equal(Shape.Vector(2), variable.Shape));
        Assert.Equal(["x_{1,1}", "x_{1,2}", "x_{2,1}", "x_{2,2}"], graph.Leaves.Select(leaf => leaf.Variable.ElementName(leaf.Element)));
    }

    [Fact]
    public void Without_output_statement_the_outputs_are_what_nothing_uses() =>
        Assert.Equal(["b", "c"], Graph("param w\na = w\nb = 2*a\nc = 3*a").Outputs.Select(output => output.Name));

    [Fact]
    public void Outputs_are_given_in_their_order_each_once() =>
        Assert.Equal(["y", "h_1", "h_2"], Graph("param w\nh[t] = w*t for t in 1..2\ny = h_2\noutput y, h[1..2], h_2").Outputs.Select(output => output.Name));

    [Fact]
    public void A_named_function_is_read_as_what_it_stands_for()
    {
        Model model = Model.Parse("function sigma = relu\nparam w = -2\ny = σ(w) + sigma(3)");
        Assert.Equal(3, model.Graph.RunNumbers().ValueOf(model.Graph.Find("y")!));
        Assert.Equal("sigma", model.Notation.FunctionNames["relu"]);
    }

    [Fact]
    public void Without_declaration_sigma_is_the_sigmoid() => Assert.Equal(0.5, Value("param w = 0\ny = σ(w)", "y"));

    [Fact]
    public void An_abstract_function_has_no_value()
    {
        ComputationGraph graph = Graph("function sigma\nparam w = 2\nz = 3*w\nh = sigma(z)\nd = sigma'(z)");
        NumericRun run = graph.RunNumbers();
        Assert.False(run.IsKnown(graph.Find("h")!));
        Assert.False(run.IsKnown(graph.Find("d")!));
        Assert.True(run.IsKnown(graph.Find("z")!));
        Assert.Equal("sigma'(z)", graph.RunLocally().DefinitionOf(graph.Find("d")!).ToString());
    }

    [Theory]
    [InlineData("tanh'(z)", 1 - 0.46211715726000975 * 0.46211715726000975)]
    [InlineData("tanh''(z)", -2 * 0.46211715726000975 * (1 - 0.46211715726000975 * 0.46211715726000975))]
    [InlineData("square'(z)", 1)]
    [InlineData("square''(z)", 2)]
    [InlineData("exp'''(z)", 1.6487212707001282)]
    [InlineData("relu'(z)", 1)]
    public void A_prime_after_a_function_is_its_derivative(string formula, double expected) =>
        Assert.Equal(expected, Value($"param z = 0.5\ny = {formula}", "y"), 12);

    [Theory]
    [InlineData("-x^2", -9)]
    [InlineData("2^-x", 0.125)]
    [InlineData("2^x^2", 512)]
    [InlineData("x²", 9)]
    [InlineData("x⁻²", 1.0 / 9)]
    [InlineData("6/2/x", 1)]
    [InlineData("10 − x − 1", 6)]
    [InlineData("2*-x", -6)]
    [InlineData("+x", 3)]
    [InlineData("1e-3 + .5", 0.501)]
    [InlineData("e + pi", Math.E + Math.PI)]
    [InlineData("π·x", Math.PI * 3)]
    [InlineData("max(1, x, 2)", 3)]
    [InlineData("ln(exp(x))", 3)]
    [InlineData("sum(k in 1..x0: k)", 6)]
    [InlineData("sum(k=1..x0, k^2)", 14)]
    [InlineData("prod(k in 1..x0: k)", 6)]
    [InlineData("sum(k in 2..1: k)", 0)]
    [InlineData("prod(k in 2..1: k)", 1)]
    [InlineData("(1 +\n 2)*x", 9)]
    public void Formulas_have_the_usual_precedence(string formula, double expected) =>
        Assert.Equal(expected, Value($"const x0 = 3\nparam x = 3\ny = {formula}  # a comment", "y"), 12);

    [Fact]
    public void Greek_letters_are_their_names() => Assert.Equal(6, Value("param α = 2\nparam beta_1 = 3\ny = alpha*β₁", "y"));

    [Theory]
    [InlineData("param w = 2\r\ny = w\r\n")]
    [InlineData("param w = 2\ry = w")]
    [InlineData("\uFEFFparam w = 2\ny = w")]
    [InlineData("\tparam\tw\t=\t2\n\ty\t=\tw")]
    [InlineData("param w = 2   # a \"quoted\" (comment\n\n\n   y = w   ")]
    [InlineData("title A title (with a bracket\nparam w = 2\ny = w")]
    [InlineData("param w = 2 as \"w(\"\ny = w")]
    public void Line_ends_tabs_marks_and_comments_change_nothing(string text) => Assert.Equal(2, Value(text, "y"));

    [Fact]
    public void A_printed_name_is_kept_and_may_be_used_with_values()
    {
        ComputationGraph graph = Graph("param Uf = 3 as \"U^f\"\nparam Ug as \"U^g\" = 4\ny = Uf*Ug");
        Assert.Equal(["U^f", "U^g"], graph.Variables.Take(2).Select(variable => variable.PrintedName));
        Assert.Equal(12, graph.RunNumbers().ValueOf(graph.Find("y")!));
    }

    private static ComputationGraph Graph(string text, params string[] settings) => Model.Parse(text, new ModelSettings { Overrides = settings }).Graph;

    private static double Value(string text, string variable, params string[] settings)
    {
        ComputationGraph graph = Graph(text, settings);
        return graph.RunNumbers().ValueOf(graph.Find(variable)!);
    }
}
