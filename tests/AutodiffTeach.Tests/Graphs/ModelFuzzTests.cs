using System.Diagnostics;
using System.Globalization;
using System.Text;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Graphs;

/// <summary>Whatever a file holds, it is a model or it has errors with places; nothing crashes, hangs or fills the memory.</summary>
/// <remarks>FUZZ=1000000 in the environment runs that many inputs instead of 20,000.</remarks>
public sealed class ModelFuzzTests
{
    private static readonly string[] Tokens =
    [
        "param ", "input ", "state ", "const ", "output ", "title ", "function ", " for ", " in ", " as ", "w", "u", "h", "t", "N", "x", "U", "b", "f", "e", "pi",
        "w_hh", "h_t", "u_1", "u1", "[", "]", "(", ")", "{", "}", "_", ",", ":", "=", "..", "1", "2", "0", "3", "1.5", "1e3", "1e9", "+", "-", "*", "/", "^", "@",
        "'", "\"", "\n", "\n", "\n", " ", "\t", "#", "tanh", "sigma", "relu", "sum", "prod", "dot", "concat", "softmax", "max", "norm2", "mean",
        "σ", "²", "₁", "×", "·", "−", "⁻", "∂", "√", "⁺", "|", "<", ">", "$", "\0", "\r", "[t]", "[t-1]", "[1..N]", "[t+1]", " for t in 1..N", " = 2\n", "9^9",
    ];

    private static readonly string[] GoodModels = [.. Repository.ReadJson("tests", "oracles", "models.json").GetProperty("cases")
        .EnumerateArray().Select(item => item.GetProperty("model").GetString()!)];

    private static readonly ModelSettings Small = new() { MaximumOperations = 5_000 };

    private static int Count => int.TryParse(Environment.GetEnvironmentVariable("FUZZ"), CultureInfo.InvariantCulture, out int count) ? count : 20_000;

    [Fact]
    public void No_text_breaks_the_reader()
    {
        var random = new Random(12345);
        (TimeSpan Time, string Text) slowest = default;
        for (int i = 0; i < Count; i++)
        {
            string text = (i % 4) switch
            {
                0 => Soup(random),
                1 => Garbage(random),
                2 => Truncated(random),
                _ => Mutated(random),
            };
            var watch = Stopwatch.StartNew();
            Read(text, random);
            if (watch.Elapsed > slowest.Time)
                slowest = (watch.Elapsed, text);
        }

        Assert.True(slowest.Time < TimeSpan.FromSeconds(5), $"{slowest.Time.TotalSeconds} s for:\n{slowest.Text}");
    }

    private static void Read(string text, Random random)
    {
        string[] overrides = random.Next(4) == 0 ? [Soup(random)] : [];
        try
        {
            Model model = Model.Parse(text, Small with { Overrides = overrides });
            Use(model.Graph);
        }
        catch (ModelException error)
        {
            Assert.NotEmpty(error.Diagnostics);
            Assert.All(error.Diagnostics, item => Assert.True(item.Span.Start >= 0 && item.Span.End <= item.Source.Text.Length && item.Line > 0));
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{error.GetType().Name} for:\n{string.Join('\n', overrides)}\n{text}", error);
        }
    }

    private static void Use(ComputationGraph graph)
    {
        NumericRun run = graph.RunNumbers();
        foreach (ModelVariable output in graph.Outputs.Take(2))
            run.GradientOf(output);
        int nodes = graph.View(Granularity.Operations).Hide(inputs: true, constants: true).Nodes.Count;
        GraphView operations = graph.View(Granularity.Operations);
        Assert.True(nodes <= operations.Nodes.Count);
        Assert.Equal(operations.Nodes.Count, operations.Nodes.Select(node => node.Id).Distinct().Count());
        GraphView variables = graph.View(Granularity.Variables);
        Assert.Equal(graph.Variables.Count, variables.Nodes.Select(node => node.Id).Distinct().Count());
    }

    private static string Soup(Random random)
    {
        var text = new StringBuilder();
        for (int i = random.Next(40); i > 0; i--)
            text.Append(Tokens[random.Next(Tokens.Length)]);
        return text.ToString();
    }

    private static string Garbage(Random random)
    {
        var bytes = new byte[random.Next(80)];
        random.NextBytes(bytes);
        return random.Next(2) == 0 ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    private static string Truncated(Random random)
    {
        string model = GoodModels[random.Next(GoodModels.Length)];
        int start = random.Next(3) == 0 ? random.Next(model.Length) : 0;
        return model[start..random.Next(start, model.Length + 1)];
    }

    private static string Mutated(Random random)
    {
        var text = new StringBuilder(GoodModels[random.Next(GoodModels.Length)]);
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            int at = random.Next(text.Length);
            int length = Math.Min(random.Next(4), text.Length - at);
            text.Remove(at, length).Insert(at, Tokens[random.Next(Tokens.Length)]);
        }

        return text.ToString();
    }
}
