using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>The graphs of the course problems, and of usual networks.</summary>
internal static class Course
{
    /// <summary>Problem set 10, named variables: h_t = relu(U x_t + V h_{t-1}), o_t = W h_t, L = Σ (x_{t+1} - o_t)².</summary>
    public static Sketch ScalarRnn(int steps)
    {
        var g = new SketchMaker($"scalar RNN, {steps} steps");
        var (u, v, w) = (g.Parameter("U"), g.Parameter("V"), g.Parameter("W"));
        for (var t = 1; t <= steps + 1; t++)
            g.Input($"x_{t}", t);
        var h = g.State("h_0", 0);
        var losses = new List<string>();
        for (var t = 1; t <= steps; t++)
        {
            h = g.Node($"h_{t}", t, u, $"x_{t}", v, h);
            losses.AddRange([$"x_{t + 1}", g.Node($"o_{t}", t, w, h)]);
        }

        g.Output("L", null, [.. losses]);
        return g.Sketch;
    }

    /// <summary>The same with every operation a node, times only where the text gives one.</summary>
    public static Sketch ScalarRnnOperations(int steps, bool inputs = true)
    {
        var g = new SketchMaker($"operations of a scalar RNN, {steps} steps");
        var (u, v, w) = (g.Parameter("U"), g.Parameter("V"), g.Parameter("W"));
        for (var t = 1; t <= steps + 1 && inputs; t++)
            g.Input($"x_{t}", t);
        var h = inputs ? g.State("h_0", 0) : null;
        string? sum = null;
        for (var t = 1; t <= steps; t++)
        {
            var input = g.Operation("×", null, inputs ? [u, $"x_{t}"] : [u]);
            var recurrent = g.Operation("×", null, h is null ? [v] : [v, h]);
            h = g.Operation("relu", t, [g.Operation("+", null, [input, recurrent])], $"h_{t}");
            var output = g.Operation("×", t, [w, h], $"o_{t}");
            var error = g.Operation("square", null, [g.Operation("−", null, inputs ? [$"x_{t + 1}", output] : [output])]);
            sum = sum is null ? error : t == steps ? g.Output("L", null, sum, error) : g.Operation("+", null, [sum, error]);
        }

        return g.Sketch;
    }

    /// <summary>Problem set 1: p = u_1 + h_0, q = w p, ..., y = w t.</summary>
    public static Sketch LinearRnn(int steps) => LinearRnn(steps, isTimed: true);

    /// <summary>The same where only the inputs have an index, so that nothing says to which step p, q, ... belong.</summary>
    public static Sketch LinearRnnWithoutTimes(int steps) => LinearRnn(steps, isTimed: false);

    private static Sketch LinearRnn(int steps, bool isTimed)
    {
        var g = new SketchMaker($"linear RNN, {steps} steps");
        var w = g.Parameter("w");
        var h = g.State("h_0", 0);
        for (var t = 1; t <= steps; t++)
        {
            var name = (char)('p' + 2 * (t - 1));
            var sum = g.Node(steps > 5 ? $"p_{t}" : name.ToString(), isTimed ? t : null, g.Input($"u_{t}", t), h);
            h = t == steps ? g.Output("y", isTimed ? t : null, w, sum) : g.Node(steps > 5 ? $"q_{t}" : ((char)(name + 1)).ToString(), isTimed ? t : null, w, sum);
        }

        return g.Sketch;
    }

    /// <summary>Problem set 1 with h_t = w (u_t + h_{t-1}) in one piece.</summary>
    public static Sketch LinearRnnVariables(int steps)
    {
        var g = new SketchMaker($"linear RNN, {steps} steps");
        var w = g.Parameter("w");
        for (var t = 1; t <= steps; t++)
            g.Input($"u_{t}", t);
        var h = g.State("h_0", 0);
        for (var t = 1; t <= steps; t++)
            h = g.Node($"h_{t}", t, w, $"u_{t}", h);
        g.Output("y", null, h);
        return g.Sketch;
    }

    /// <summary>Problem set 9: vectors, every operation, two steps, softmax of each output.</summary>
    public static Sketch VectorRnnOperations(int steps)
    {
        var g = new SketchMaker("vector RNN");
        var (u, v, w) = (g.Parameter("U"), g.Parameter("V"), g.Parameter("W"));
        var h = g.State("h_0", 0);
        for (var t = 1; t <= steps; t++)
        {
            var input = g.Operation("@", t, [u, g.Input($"x_{t}", t)]);
            var recurrent = g.Operation("@", t, [v, h]);
            h = g.Operation("relu", t, [g.Operation("+", t, [input, recurrent])], $"h_{t}");
            g.Output($"o_{t}", t, w, h);
        }

        return g.Sketch;
    }

    public static Sketch TwoLayers(int steps)
    {
        var g = new SketchMaker("two recurrent layers");
        var parameters = new[] { "U", "V", "P", "Q", "W" }.Select(g.Parameter).ToArray();
        var (lower, upper) = (g.State("h_0", 0), g.State("k_0", 0));
        for (var t = 1; t <= steps; t++)
        {
            lower = g.Node($"h_{t}", t, parameters[0], g.Input($"x_{t}", t), parameters[1], lower);
            upper = g.Node($"k_{t}", t, parameters[2], lower, parameters[3], upper);
            g.Output($"o_{t}", t, parameters[4], upper);
        }

        return g.Sketch;
    }

    public static Sketch Lstm(int steps, bool parameters = false)
    {
        var g = new SketchMaker("LSTM");
        var gates = new[] { "f", "i", "g", "o" };
        if (parameters)
        {
            foreach (var gate in gates)
                _ = (g.Parameter("U^" + gate), g.Parameter("W^" + gate), g.Parameter("b_" + gate));
        }

        var (cell, h) = (g.State("C_0", 0), g.State("h_0", 0));
        for (var t = 1; t <= steps; t++)
        {
            var x = g.Input($"x_{t}", t);
            var of = gates.ToDictionary(gate => gate, gate => g.Node($"{gate}_{t}", t, parameters ? ["U^" + gate, x, "W^" + gate, h, "b_" + gate] : [x, h]));
            cell = g.Node($"C_{t}", t, of["f"], cell, of["i"], of["g"]);
            h = g.Node($"h_{t}", t, of["o"], cell);
        }

        return g.Sketch;
    }

    public static Sketch Perceptron(params int[] widths)
    {
        var g = new SketchMaker("multilayer perceptron");
        string[] layer = [.. Enumerable.Range(1, widths[0]).Select(i => g.Input($"x_{i}"))];
        for (var l = 1; l < widths.Length; l++)
            layer = [.. Enumerable.Range(1, widths[l]).Select(i => g.Node($"a_{{{l},{i}}}", null, layer))];
        g.Output("L", null, layer);
        return g.Sketch;
    }

    public static Sketch Diamond()
    {
        var g = new SketchMaker("diamond");
        var x = g.Input("x");
        g.Output("y", null, g.Node("a", null, x), g.Node("b", null, x));
        return g.Sketch;
    }

    public static Sketch Residual(int blocks)
    {
        var g = new SketchMaker("residual blocks");
        var h = g.Input("x");
        for (var i = 1; i <= blocks; i++)
        {
            var z = g.Operation("σ", null, [g.Operation("+", null, [g.Operation("×", null, [g.Parameter($"W_{i}"), h]), g.Parameter($"b_{i}")])]);
            h = g.Operation("+", null, [z, h], $"h_{i}");
        }

        return g.Sketch;
    }

    public static Sketch Single()
    {
        var g = new SketchMaker("single node");
        g.Output("y", null);
        return g.Sketch;
    }

    public static Sketch TwoParts()
    {
        var g = new SketchMaker("two parts");
        g.Output("y", null, g.Input("x"), g.Input("z"));
        g.Output("v", null, g.Node("u", null, g.Input("s"), g.Input("t")));
        return g.Sketch;
    }

    /// <summary>Labels of every kind: accents, Greek, scripts, matrices, very small and very large numbers.</summary>
    public static Sketch Notation()
    {
        Quantity matrix = Quantity.Matrix([[-0.3, 0.6], [0.2, 0.1]]), vector = Quantity.Vector([0.6, 0.1]);
        SketchNode[] nodes =
        [
            new("U", "U^f", BoxRole.Parameter) { Value = matrix, Gradient = matrix },
            new("w", "w_hh", BoxRole.Parameter) { Value = Quantity.Scalar(1e-6), Gradient = Quantity.Scalar(-2.5e-7) },
            new("alpha", "alpha", BoxRole.Constant) { Value = Quantity.Scalar(1234567) },
            new("x", "x_t^{(i)}", BoxRole.Input) { Value = vector, Gradient = vector },
            new("h", "h_{t-1}", BoxRole.State) { Value = vector, Gradient = vector },
            new("C", "C_tilde_t", BoxRole.Intermediate) { Value = vector, Gradient = vector },
            new("z", "tanh", BoxRole.Operation) { Value = Quantity.Scalar(58), Gradient = Quantity.Scalar(double.NaN) },
            new("y", "y_hat_t", BoxRole.Output) { Value = Quantity.Scalar(0.1 + 0.2), Gradient = Quantity.Scalar(1) },
            new("odd", "a<b & \"c\" with a very long name of sixty characters or more", BoxRole.Output),
        ];
        SketchEdge[] edges =
        [
            new("U", "C") { Partial = "diag(x_t)" }, new("x", "C") { Partial = "(U^f)^⊤" }, new("h", "C") { Partial = "∂⁺C_tilde_t/∂⁺h_{t-1}" },
            new("w", "z") { Partial = "3w^2*u_1 + 2*w*u_2", Position = 1 }, new("C", "z") { PartialValue = Quantity.Scalar(-0.46068) }, new("alpha", "z") { Partial = "1" },
            new("z", "y") { Partial = "1 − tanh²(z)" }, new("z", "odd") { Partial = "[[1, 0], [0, 1]]" },
        ];
        return new Sketch("notation", "Labels of every kind.", nodes, edges);
    }
}
