using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Graphs of networks beyond the course, in any size.</summary>
internal static class SampleGraphs
{
    public static Sketch Gru(int steps, bool parameters)
    {
        var g = new SketchMaker("GRU");
        string[] gates = ["z", "r", "n"];
        foreach (var gate in parameters ? gates : [])
            _ = (g.Parameter("W_" + gate), g.Parameter("U_" + gate));
        var h = g.State("h_0", 0);
        for (var t = 1; t <= steps; t++)
        {
            var x = g.Input($"x_{t}", t);
            string[] With(string gate, params string[] arguments) => parameters ? ["W_" + gate, "U_" + gate, .. arguments] : arguments;
            var z = g.Node($"z_{t}", t, With("z", x, h));
            var r = g.Node($"r_{t}", t, With("r", x, h));
            h = g.Node($"h_{t}", t, z, h, g.Node($"n_{t}", t, With("n", x, h, r)));
        }

        return g.Sketch;
    }

    /// <summary>Every layer reads all layers before it.</summary>
    public static Sketch DenseBlock(int layers)
    {
        var g = new SketchMaker("dense block");
        List<string> all = [g.Input("x")];
        for (var i = 1; i <= layers; i++)
            all.Add(g.Node($"h_{i}", null, [.. all]));
        g.Output("y", null, [.. all]);
        return g.Sketch;
    }

    /// <summary>Down and up again, each level also joined across.</summary>
    public static Sketch Ladder(int levels)
    {
        var g = new SketchMaker("U-net");
        List<string> down = [g.Input("x")];
        for (var i = 1; i <= levels; i++)
            down.Add(g.Node($"d_{i}", null, down[^1]));
        var up = g.Node("b", null, down[^1]);
        for (var i = levels; i > 0; i--)
            up = g.Node($"u_{i}", null, down[i], up);
        g.Output("y", null, up, down[0]);
        return g.Sketch;
    }

    /// <summary>Diamonds in a row, each with a number of branches.</summary>
    public static Sketch Diamonds(int count, int branches)
    {
        var g = new SketchMaker("diamonds");
        var x = g.Input("x");
        for (var i = 1; i <= count; i++)
        {
            var start = x;
            x = g.Node($"y_{i}", null, [.. Enumerable.Range(1, branches).Select(k => g.Node($"b_{{{i},{k}}}", null, start))]);
        }

        return g.Sketch;
    }

    /// <summary>Queries, keys and values of a sequence; every position looks at those before it.</summary>
    public static Sketch Attention(int length)
    {
        var g = new SketchMaker("attention");
        var (query, key, value) = (g.Parameter("Q"), g.Parameter("K"), g.Parameter("V"));
        var positions = Enumerable.Range(1, length).Select(i =>
        {
            var x = g.Input($"x_{i}");
            return (Query: g.Node($"q_{i}", null, query, x), Key: g.Node($"k_{i}", null, key, x), Value: g.Node($"v_{i}", null, value, x));
        }).ToArray();
        for (var i = 0; i < length; i++)
        {
            var weights = g.Node($"a_{i + 1}", null, [positions[i].Query, .. positions.Take(i + 1).Select(position => position.Key)]);
            g.Output($"y_{i + 1}", null, [weights, .. positions.Take(i + 1).Select(position => position.Value)]);
        }

        return g.Sketch;
    }

    /// <summary>A sum of products, added up in pairs or one after the other.</summary>
    public static Sketch Products(int terms, bool inPairs)
    {
        var g = new SketchMaker("sum of products");
        var rest = new Queue<string>(Enumerable.Range(1, terms).Select(i => g.Operation("×", null, [g.Parameter($"w_{i}"), g.Input($"x_{i}")])));
        var sum = rest.Dequeue();
        while (rest.TryDequeue(out var next))
        {
            var added = g.Operation("+", null, [sum, next]);
            if (inPairs)
                rest.Enqueue(added);
            sum = inPairs ? rest.Dequeue() : added;
        }

        g.Output("y", null, sum);
        return g.Sketch;
    }

    /// <summary>Convolution of a kernel with a sequence: every product has a weight and an input of its own neighbourhood.</summary>
    public static Sketch Convolution(int length, int kernel)
    {
        var g = new SketchMaker("convolution");
        string[] weights = [.. Enumerable.Range(1, kernel).Select(k => g.Parameter($"w_{k}"))];
        string[] inputs = [.. Enumerable.Range(1, length).Select(i => g.Input($"x_{i}"))];
        for (var i = 0; i + kernel <= length; i++)
            g.Output($"y_{i + 1}", null, [.. weights, .. inputs.Skip(i).Take(kernel)]);
        return g.Sketch;
    }

    /// <summary>A connected random graph: every node but the first reads one or more of those not far before it.</summary>
    public static Sketch Random(int seed, int nodes, double edgesPerNode)
    {
#pragma warning disable CA5394 // A seeded generator makes graphs, not secrets.
        var random = new Random(seed);
        var g = new SketchMaker("random graph");
        var window = 3 + random.Next(nodes);
        List<string> all = [g.Input("n_0")];
        for (var i = 1; i < nodes; i++)
        {
            var count = 1;
            while (count < i && random.NextDouble() < 1 - 1 / edgesPerNode)
                count++;
            var arguments = Enumerable.Range(0, count).Select(_ => all[i - 1 - random.Next(Math.Min(i, window))]).Distinct();
            all.Add(g.Node($"n_{i}", null, [.. arguments]));
        }
#pragma warning restore CA5394

        return g.Sketch;
    }
}
