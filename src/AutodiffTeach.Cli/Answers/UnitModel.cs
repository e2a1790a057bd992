using System.Globalization;
using System.Text;
using AutodiffTeach.Derivations;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Cli.Answers;

/// <summary>The model of an experiment with one unit and one input, in scalars, from whose equations the toolkit derives by itself.</summary>
internal static class UnitModel
{
    /// <summary>The derivative of the loss in one variable, step by step, with the experiment's numbers.</summary>
    /// <param name="experiment">An experiment with one unit, one input, one sequence and the loss on the last step.</param>
    /// <param name="title">What the model is called.</param>
    /// <param name="variable">The variable, such as <c>h_1</c>.</param>
    public static Derivation Derive(FlowExperiment experiment, string title, string variable) =>
        Derivation.Create(Model.Parse(Text(experiment, title)), "L", variable);

    /// <summary>The model.</summary>
    public static string Text(FlowExperiment experiment, string title)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"title {title}\nconst T = {experiment.Input.Steps}\n");
        Line(text, "input x[1..T]", experiment.Input.Values);
        string[] gates = experiment.Cell.Kind == CellKind.Lstm ? ["i", "f", "g", "o"] : ["h"];
        foreach ((string parameter, string letter) in new[] { ("weight_ih", "U"), ("weight_hh", "W"), ("bias", "b") })
        {
            Span<double> values = experiment.Layer.Parameters.Single(one => one.Name == parameter).Value.Values;
            for (int gate = 0; gate < gates.Length; gate++)
                Line(text, $"param {letter}_{gates[gate]}", values.Slice(gate, 1));
        }

        Line(text, "param W_y", experiment.ReadOut.Parameters[0].Value.Values);
        Line(text, "param b_y", experiment.ReadOut.Parameters[1].Value.Values);
        Line(text, "input y", experiment.Target.Step(experiment.Input.Steps - 1));
        text.Append(Equations(experiment.Cell)).Append("y_hat = W_y*h[T] + b_y\nL = (y_hat - y)^2\noutput L\n");
        return text.ToString();
    }

    private static string Equations(FlowCell cell) => cell.Kind switch
    {
        CellKind.Lstm => $"""
            state h[0] = 0
            state C[0] = 0
            i[t] = sigmoid({Sum("i")}) for t in 1..T
            f[t] = sigmoid({Sum("f")}) for t in 1..T
            g[t] = tanh({Sum("g")}) for t in 1..T
            o[t] = sigmoid({Sum("o")}) for t in 1..T
            C[t] = f[t]*C[t-1] + i[t]*g[t] for t in 1..T
            h[t] = o[t]*tanh(C[t]) for t in 1..T

            """,
        CellKind.Residual => $"state h[0] = 0\nh[t] = {Activated(cell)} + h[t-1] for t in 1..T\n",
        _ => $"state h[0] = 0\nh[t] = {Activated(cell)} for t in 1..T\n",
    };

    private static string Activated(FlowCell cell) => cell.Activation switch
    {
        Activation.Tanh => $"tanh({Sum("h")})",
        Activation.Relu => $"relu({Sum("h")})",
        _ => Sum("h"),
    };

    private static string Sum(string gate) => $"U_{gate}*x[t] + W_{gate}*h[t-1] + b_{gate}";

    private static void Line(StringBuilder text, string name, ReadOnlySpan<double> values)
    {
        text.Append(name).Append(" = ");
        for (int i = 0; i < values.Length; i++)
            text.Append(i > 0 ? ", " : "").Append(values[i].ToString("R", CultureInfo.InvariantCulture));
        text.Append('\n');
    }
}
