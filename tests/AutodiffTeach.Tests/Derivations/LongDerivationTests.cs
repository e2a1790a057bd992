using System.Diagnostics;
using AutodiffTeach.Derivations;
using AutodiffTeach.Derivations.Writers;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Derivations;

/// <summary>Derivations of recurrent models stay readable however many steps the models have.</summary>
public sealed class LongDerivationTests
{
    private const int LongestLine = 300;

    private const string Head = """
        const N = 8
        input x[1..N+1] = 0.5, -0.6, 0.7, 0.8, -0.9, 0.4, 0.3, 0.2, 0.1
        input y = 0.3
        state h[0] = 0

        """;

    private static readonly Dictionary<string, string> Models = new()
    {
        ["last"] = "param w = 0.5\nh[t] = tanh(w*h[t-1] + x[t]) for t in 1..N\nL = (h[N] - y)^2",
        ["every"] = "param w = 0.5\nh[t] = tanh(w*h[t-1] + x[t]) for t in 1..N\nL = sum(t in 1..N: (h[t] - x[t])^2)",
        ["three"] = "param U = 0.1\nparam V = 0.2\nparam W = 0.3\nh[t] = tanh(U*x[t] + V*h[t-1]) for t in 1..N\no[t] = W*h[t] for t in 1..N\nL = sum(t in 1..N: (x[t+1] - o[t])^2)",
        ["relu"] = "param U = 0.1\nparam V = 0.2\nparam W = 0.3\nh[t] = relu(U*x[t] + V*h[t-1]) for t in 1..N\no[t] = W*h[t] for t in 1..N\nL = sum(t in 1..N: (x[t+1] - o[t])^2)",
        ["named"] = "param w = 0.5\nz[t] = w*h[t-1] + x[t] for t in 1..N\nh[t] = tanh(z[t]) for t in 1..N\nL = (h[N] - y)^2",
        ["layers"] = "state g[0] = 0\nparam a = 0.3\nparam b = 0.4\nparam v = 0.6\nparam w = 0.5\nh[t] = tanh(a*x[t] + w*h[t-1]) for t in 1..N\ng[t] = tanh(b*h[t] + v*g[t-1]) for t in 1..N\nL = sum(t in 1..N: (g[t] - x[t])^2)",
        ["gru"] = """
            param uz = 0.2
            param ur = 0.1
            param uh = 0.7
            z[t] = sigmoid(x[t] + uz*h[t-1]) for t in 1..N
            r[t] = sigmoid(x[t] + ur*h[t-1]) for t in 1..N
            n[t] = tanh(x[t] + uh*(r[t]*h[t-1])) for t in 1..N
            h[t] = (1 - z[t])*h[t-1] + z[t]*n[t] for t in 1..N
            L = (h[N] - y)^2
            """,
        ["lstm"] = """
            state c[0] = 0
            param uf = 0.1
            param ui = 0.2
            param uo = 0.3
            param ug = 0.4
            f[t] = sigmoid(x[t] + uf*h[t-1]) for t in 1..N
            i[t] = sigmoid(x[t] + ui*h[t-1]) for t in 1..N
            o[t] = sigmoid(x[t] + uo*h[t-1]) for t in 1..N
            g[t] = tanh(x[t] + ug*h[t-1]) for t in 1..N
            c[t] = f[t]*c[t-1] + i[t]*g[t] for t in 1..N
            h[t] = o[t]*tanh(c[t]) for t in 1..N
            L = (h[N] - y)^2
            """,
    };

    // Simple recurrences keep to 25 steps; every further family of results adds its lines.
    public static TheoryData<string, string, DerivationMethod, int> Bounds => new()
    {
        { "last", "w", DerivationMethod.Backward, 25 },
        { "last", "w", DerivationMethod.Paths, 25 },
        { "every", "w", DerivationMethod.Backward, 25 },
        { "every", "w", DerivationMethod.Paths, 25 },
        { "three", "U", DerivationMethod.Backward, 25 },
        { "three", "V", DerivationMethod.Backward, 25 },
        { "three", "W", DerivationMethod.Backward, 25 },
        { "three", "V", DerivationMethod.Paths, 25 },
        { "relu", "V", DerivationMethod.Backward, 25 },
        { "relu", "U", DerivationMethod.Paths, 25 },
        { "named", "w", DerivationMethod.Backward, 25 },
        { "named", "w", DerivationMethod.Paths, 25 },
        { "layers", "w", DerivationMethod.Backward, 30 },
        { "layers", "v", DerivationMethod.Paths, 25 },
        { "gru", "uz", DerivationMethod.Backward, 40 },
        { "lstm", "uf", DerivationMethod.Backward, 50 },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void A_recurrence_of_eight_steps_is_derived_in_few_short_lines(string model, string wrt, DerivationMethod method, int steps)
    {
        Derivation derivation = Derive(model, wrt, method);
        Assert.InRange(derivation.Steps.Sum(Count), 1, steps);
        Assert.All(derivation.Steps.SelectMany(FormulasOf), formula => Assert.InRange(formula.ToString().Length, 1, LongestLine));
        Assert.All(MarkdownWriter.Write(derivation).Split('\n'), line => Assert.InRange(line.Length, 0, LongestLine));
        Assert.All(TexWriter.Write(derivation).Split('\n'), line => Assert.InRange(line.Length, 0, LongestLine));
    }

    [Theory]
    [InlineData("last", "w")]
    [InlineData("every", "w")]
    [InlineData("three", "V")]
    public void The_steps_do_not_grow_with_the_length(string model, string wrt) =>
        Assert.InRange(Derive(model, wrt, DerivationMethod.Backward, 50).Steps.Sum(Count), 1, Derive(model, wrt, DerivationMethod.Backward).Steps.Sum(Count));

    [Theory]
    [InlineData("last", "w")]
    [InlineData("three", "U")]
    [InlineData("lstm", "uf")]
    public void Every_level_of_detail_ends_at_the_same_result(string model, string wrt)
    {
        Derivation[] all = [.. Enum.GetValues<DetailLevel>().Select(detail =>
            Derivation.Create(Model.Parse(Head + Models[model]), "L", wrt, new DerivationOptions { Detail = detail }))];
        Assert.Single(all.Select(derivation => derivation.Formula).Distinct());
        Assert.Single(all.Select(derivation => derivation.Value).Distinct());
        Assert.True(all[0].Steps.Sum(Count) < all[1].Steps.Sum(Count) && all[1].Steps.Sum(Count) < all[2].Steps.Sum(Count));
    }

    [Fact]
    public void A_line_of_a_family_holds_at_every_step()
    {
        Step[] lines = [.. Derive("last", "w", DerivationMethod.Backward).Steps.SelectMany(section => section.Steps)];
        Assert.Equal(
            [
                "h_t = tanh(w*h_{t-1} + x_t), t from 1 to 8",
                "L = (h_8 - y)^2",
                "∂⁺h_t/∂w = h_{t-1}*(1 - h_t^2), t from 1 to 8",
                "J_t = ∂⁺h_t/∂h_{t-1} = w*(1 - h_t^2), t from 2 to 8",
                "∂⁺L/∂h_8 = 2*(h_8 - y)",
                "delta_8 = ∂L/∂h_8 = 2*(h_8 - y)",
                "delta_t = ∂L/∂h_t = delta_{t+1}*J_{t+1}, t from 7 to 1",
            ],
            lines.Take(7).Select(Text));
        Assert.Equal(
            "sum(t=1..8, delta_t*∂⁺h_t/∂w) = sum(t=1..8, delta_t*h_{t-1}*(1 - h_t^2))",
            string.Join(" = ", lines[7].Chain.Skip(1).Take(2)));
        Assert.Equal(8, lines[0].Family!.Values.Count);
    }

    [Fact]
    public void The_sum_over_all_paths_is_one_sum_over_entry_and_exit()
    {
        Step sum = Derive("three", "V", DerivationMethod.Paths).Steps.Single(section => section.Rule == Rules.SumOverPaths).Steps[0];
        Assert.Equal("sum(t=1..8, sum(k=1..t, ∂⁺L/∂o_t*∂⁺o_t/∂h_t*prod(j=k + 1..t, J_j)*∂⁺h_k/∂V))", sum.Chain[1].ToString());
    }

    [Fact]
    public void A_derivation_of_eight_steps_takes_a_fraction_of_a_second()
    {
        Derive("three", "V", DerivationMethod.Backward);
        double fastest = Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Derive("three", "V", DerivationMethod.Backward);
            return watch.Elapsed.TotalSeconds;
        });
        Assert.InRange(fastest, 0, 1); // built for debugging, beside other tests; a twentieth of that when measured alone
    }

    [Fact]
    public void Names_that_the_model_uses_are_left_to_it()
    {
        const string text = "const N = 5\nparam J = 2\nparam delta = 3\ninput t = 1\nstate h[0] = 1\nh[s] = tanh(J*h[s-1] + delta*t) for s in 1..N\nL = h[N]^2";
        Derivation derivation = Derivation.Create(Model.Parse(text), "L", "J", new DerivationOptions());
        Step[] lines = [.. derivation.Steps.SelectMany(section => section.Steps)];
        Assert.All(lines, line => Assert.Null(line.Name));
        Assert.Equal("k", lines[0].Family!.Index);
    }

    private static Derivation Derive(string model, string wrt, DerivationMethod method, int length = 8)
    {
        string text = Head.Replace("N = 8", $"N = {length}", StringComparison.Ordinal) + Models[model];
        return Derivation.Create(Model.Parse(text), "L", wrt, new DerivationOptions { Method = method });
    }

    private static int Count(Step step) => 1 + step.Steps.Sum(Count);

    private static IEnumerable<Expr> FormulasOf(Step step) =>
        new[] { step.Name, step.Before, step.After }.OfType<Expr>().Concat(step.Steps.SelectMany(FormulasOf));

    private static string Text(Step line)
    {
        string equation = string.Join(" = ", new[] { line.Name, line.Before, line.After }.OfType<Expr>());
        return line.Family is { } family ? $"{equation}, {family.Index} from {family.First} to {family.Last}" : equation;
    }

    [Fact]
    public void A_state_with_a_value_does_not_stand_in_a_result_over_named_results()
    {
        Model model = Model.Parse("const N = 8\nparam w\ninput u[1..N]\nstate h[0] = 0\nh[t] = tanh(w*h[t-1] + u[t]) for t in 1..N\ny = h[N]\noutput y");
        string[] names = [.. Expressions.Variables(Derivation.Create(model, "y", "w").Formula).Select(variable => variable.Name)];
        Assert.Contains("h_8", names);
        Assert.DoesNotContain("h_0", names);
    }
}
