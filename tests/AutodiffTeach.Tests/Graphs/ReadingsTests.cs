using System.Text.Json;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Tests.Graphs;

/// <summary>All readings of one model agree: numbers, exact fractions, symbols, dual numbers, differences.</summary>
public sealed class ReadingsTests
{
    private const int Models = 300;

    private static readonly Dictionary<string, JsonElement> Cases = Repository.ReadJson("tests", "oracles", "models.json")
        .GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("name").GetString()!);

    public static TheoryData<string> WithSecond => [.. Cases.Where(item => item.Value.TryGetProperty("second", out _)).Select(item => item.Key)];

    public static TheoryData<string> WithHessianVector => [.. Cases.Where(item => item.Value.TryGetProperty("hessianVector", out _)).Select(item => item.Key)];

    [Fact]
    public void Gradients_match_central_differences()
    {
        for (int seed = 0; seed < Models; seed++)
        {
            ComputationGraph graph = Model.Parse(RandomModels.Write(seed)).Graph;
            double[] gradient = LeafGradient<Real>(graph, (variable, element) => Given(variable, element), real => real.Value);
            double rounding = 1e-10 * Math.Abs(OutputAt(graph, 0, 0)); // the difference of two large numbers is inexact
            for (int leaf = 0; leaf < gradient.Length; leaf++)
            {
                double step = 1e-5 * Math.Max(1, Math.Abs(Given(graph.Leaves[leaf].Variable, graph.Leaves[leaf].Element)));
                double difference = (OutputAt(graph, leaf, step) - OutputAt(graph, leaf, -step)) / (2 * step);
                AssertClose(difference, gradient[leaf], 1e-6 + rounding, seed);
            }
        }
    }

    [Fact]
    public void Exact_gradients_match_numbers()
    {
        for (int seed = 0; seed < Models; seed++)
        {
            ComputationGraph graph = Model.Parse(RandomModels.Write(seed, rational: true)).Graph;
            double[] numbers = LeafGradient<Real>(graph, (variable, element) => Given(variable, element), real => real.Value);
            double[] exact = LeafGradient(graph, (variable, element) => variable.GivenValues[element]!.Value, rational => rational.ToDouble());
            for (int leaf = 0; leaf < exact.Length; leaf++)
                AssertClose(exact[leaf], numbers[leaf], 1e-9, seed);
        }
    }

    [Fact]
    public void Symbolic_gradients_match_numbers()
    {
        for (int seed = 0; seed < Models; seed++)
        {
            ComputationGraph graph = Model.Parse(RandomModels.Write(seed)).Graph;
            double[] numbers = LeafGradient<Real>(graph, (variable, element) => Given(variable, element), real => real.Value);
            Dictionary<string, double> values = graph.Leaves.ToDictionary(leaf => leaf.Variable.ElementName(leaf.Element), leaf => Given(leaf.Variable, leaf.Element));
            double[] symbols = LeafGradient<Symbol>(graph, (variable, element) => Expr.Variable(variable.ElementName(element)), symbol => Evaluation.At(symbol.Formula, values));
            for (int leaf = 0; leaf < symbols.Length; leaf++)
                AssertClose(numbers[leaf], symbols[leaf], 1e-8, seed);
        }
    }

    [Fact]
    public void Local_forms_have_the_values_of_the_run()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            ComputationGraph graph = Model.Parse(RandomModels.Write(seed)).Graph;
            NumericRun run = graph.RunNumbers();
            LocalForms forms = graph.RunLocally();
            Dictionary<string, double> values = graph.Variables
                .SelectMany(variable => run.ValuesOf(variable).Select((value, element) => (Name: variable.ElementName(element), value)))
                .ToDictionary(item => item.Name, item => item.value);
            foreach (ModelVariable variable in graph.Variables.Where(variable => !variable.IsLeaf))
                AssertLocalForms(variable, run, forms, values, seed);
        }
    }

    [Theory]
    [MemberData(nameof(WithSecond))]
    public void Second_derivatives_are_those_of_PyTorch(string name)
    {
        ComputationGraph graph = Parse(name);
        foreach (JsonProperty expected in Cases[name].GetProperty("second").EnumerateObject())
        {
            (ModelVariable wrt, int element) = Find(graph, expected.Name);
            double forwardOverReverse = HessianVector(graph, name, (variable, e) => variable == wrt && e == element ? 1 : 0, (wrt, element));
            AssertClose(expected.Value.GetDouble(), forwardOverReverse, 1e-9, name);
            AssertClose(expected.Value.GetDouble(), SecondOrder(graph, name, wrt, element), 1e-9, name);
        }
    }

    [Theory]
    [MemberData(nameof(WithHessianVector))]
    public void Hessian_vector_products_are_those_of_PyTorch(string name)
    {
        ComputationGraph graph = Parse(name);
        JsonElement item = Cases[name].GetProperty("hessianVector");
        (ModelVariable Variable, int Element)[] wrt = [.. item.GetProperty("wrt").EnumerateArray().Select(text => Find(graph, text.GetString()!))];
        double[] vector = [.. item.GetProperty("vector").EnumerateArray().Select(number => number.GetDouble())];
        double[] product = [.. item.GetProperty("product").EnumerateArray().Select(number => number.GetDouble())];
        for (int i = 0; i < wrt.Length; i++)
        {
            double actual = HessianVector(graph, name, (variable, element) => Array.IndexOf(wrt, (variable, element)) is >= 0 and var j ? vector[j] : 0, wrt[i]);
            AssertClose(product[i], actual, 1e-9, name);
        }
    }

    private static void AssertLocalForms(ModelVariable variable, NumericRun run, LocalForms forms, Dictionary<string, double> values, int seed)
    {
        for (int element = 0; element < variable.Slots.Count; element++)
        {
            AssertClose(run.ValuesOf(variable)[element], Evaluation.At(forms.DefinitionOf(variable, element), values), 1e-9, seed);
            IReadOnlyDictionary<int, Real> partials = run.Run.DirectPartials(variable.Slots[element], variable.Start);
            IReadOnlyDictionary<int, Symbol> formulas = forms.DirectPartials(variable, element);
            foreach ((int slot, Real partial) in partials)
                AssertClose(partial.Value, Evaluation.At(formulas[slot].Formula, values), 1e-9, seed);
        }
    }

    // Forward over reverse: the tangents of the gradient.
    private static double HessianVector(ComputationGraph graph, string name, Func<ModelVariable, int, double> direction, (ModelVariable Variable, int Element) wrt)
    {
        ModelVariable output = graph.Variables.Single(variable => variable.Slots.SequenceEqual(Output(graph, name)));
        return graph.RunNumbers().HessianVectorProduct(output, direction).AtSlot(wrt.Variable.Slots[wrt.Element]);
    }

    // Forward over forward: the tangent's tangent.
    private static double SecondOrder(ComputationGraph graph, string name, ModelVariable wrt, int element)
    {
        TapeRun<Dual<Dual<Real>>> run = graph.Run((variable, e) =>
        {
            Real seed = variable == wrt && e == element ? 1 : 0;
            return new Dual<Dual<Real>>(new Dual<Real>(Given(variable, e), seed), new Dual<Real>(seed, 0));
        });
        return Output(graph, name).Aggregate(0.0, (sum, slot) => sum + run.Values[slot].Tangent.Tangent.Value);
    }

    private static int[] Output(ComputationGraph graph, string name)
    {
        (ModelVariable output, int? element) = graph.FindElement(Cases[name].GetProperty("of").GetString()!)!.Value;
        return element is { } index ? [output.Slots[index]] : [.. output.Slots];
    }

    private static double[] LeafGradient<T>(ComputationGraph graph, Func<ModelVariable, int, T> leaf, Func<T, double> number) where T : IScalar<T>
    {
        TapeRun<T> run = graph.Run(leaf);
        T[] adjoints = run.Backward(graph.Find("y")!.Slots[0]);
        return [.. graph.Leaves.Select(item => number(adjoints[item.Variable.Slots[item.Element]]))];
    }

    private static double OutputAt(ComputationGraph graph, int leaf, double step)
    {
        Real[] values = [.. graph.Leaves.Select((item, i) => new Real(Given(item.Variable, item.Element) + (i == leaf ? step : 0)))];
        return graph.Tape.Run<Real>(values).Values[graph.Find("y")!.Slots[0]].Value;
    }

    private static double Given(ModelVariable variable, int element) => variable.GivenValues[element]!.Value.ToDouble();

    private static (ModelVariable Variable, int Element) Find(ComputationGraph graph, string text) =>
        graph.FindElement(text) is var (variable, element) ? (variable, element ?? 0) : throw new InvalidOperationException(text);

    private static ComputationGraph Parse(string name)
    {
        string[] overrides = Cases[name].TryGetProperty("set", out JsonElement set)
            ? [.. set.EnumerateObject().Select(entry => $"{entry.Name}={entry.Value.GetRawText()}")]
            : [];
        return Model.Parse(Cases[name].GetProperty("model").GetString()!, new ModelSettings { Overrides = overrides }).Graph;
    }

    private static void AssertClose(double expected, double actual, double tolerance, object where) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{where}: {actual:R} instead of {expected:R}");
}
