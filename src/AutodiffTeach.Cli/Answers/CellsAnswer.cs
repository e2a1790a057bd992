using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Flow.Answers;
using static AutodiffTeach.Cli.Answers.AnswerBlock;

namespace AutodiffTeach.Cli.Answers;

/// <summary>RNN, LSTM, GRU and residual recurrence beside one another.</summary>
internal static class CellsAnswer
{
    private const int Steps = 50;
    private static readonly double[] ForgetBiases = [0, 1, 2, 5];

    public static WorkedAnswer Create(ulong seed)
    {
        var options = new FlowOptions { Length = Steps, Seed = seed };
        FlowResult[] cells = [.. Enum.GetValues<CellKind>().Select(kind => Measured.Run(new(kind), options).Result)];
        var forgetful = ForgetBiases.Select(bias => (Bias: bias, Run: Measured.Run(new(CellKind.Lstm), options with { ForgetBias = bias }))).ToArray();
        return new(
            "cells",
            "How far back do gradients reach in an RNN, an LSTM, a GRU and a residual recurrence?",
            "What counts is whether a step has a way for the state that no weights and no activation narrow: the cell of an LSTM behind its forget gate, the update gate of a GRU, the sum of a residual recurrence. A gate keeps gradients only as far as it is open.",
            [
                new Heading("What a step multiplies by"),
                new Table(
                    "The way straight through a step, from what is carried to what is carried.",
                    ["cell", "step", "factor of the straight way"],
                    [
                        ["RNN", "$h_t = tanh(z_t)$", "none: $diag(1 - h_t^2) W^h$ is all"],
                        ["LSTM", "$C_t = f_t ∘ C_{t-1} + i_t ∘ g_t$", "$diag(f_t)$"],
                        ["GRU", "$h_t = z_t ∘ h_{t-1} + (1 - z_t) ∘ n_t$", "$diag(z_t)$"],
                        ["residual", "$h_t = tanh(z_t) + h_{t-1}$", "$I$"],
                    ]),
                new Prose($"A gate is a sigmoid: with small weights and no bias it is near $1/2$, and a straight way with factor $1/2$ is as good as closed after a few steps. That is why the bias of the forget gate is often begun at 1 or more: $sigmoid(1)≈{Measured.Number(Sigmoid(1))}$, $sigmoid(5)≈{Measured.Number(Sigmoid(5))}$."),
                new Heading("Measured"),
                new Table(
                    $"16 units, {Steps} steps, the loss on the last, PyTorch's initialisation.",
                    ["cell", "$‖dL/dh_T‖$", "$‖dL/dh_1‖$", "factor a step backwards"],
                    [.. cells.Select(result => (IReadOnlyList<string>)[result.Cell.Name, Measured.Number(result.Flow.GradientNorms[^1]), Measured.Number(result.Flow.GradientNorms[0]), Measured.Factor(result)])]),
                new Figure(Measured.Gradients("Gradients of four cells", [.. cells.Select(result => new Series(result.Cell.Name, result.Flow.GradientNorms))]), "Smaller to the left is vanishing, larger to the left exploding: the straight way of the residual recurrence does not narrow, but the parts beside it add to it."),
                new Table(
                    "The LSTM again, its forget gate begun at different biases. The mean forget gate is that of the last step; the factor is that of $‖dL/dC_t‖$ over all steps.",
                    ["bias of the forget gate", "mean forget gate", "$‖dL/dC_T‖$", "$‖dL/dC_1‖$", "factor a step backwards"],
                    [.. forgetful.Select(item => Row(item.Bias, item.Run.Experiment, item.Run.Result))]),
                new Figure(
                    new LineChart("The cell of an LSTM by the bias of its forget gate", [.. forgetful.Select(item => new Series($"bias {Measured.Number(item.Bias)}", item.Run.Result.Flow.CellGradientNorms!))]) { X = new Axis("step $t$"), Y = Axis.Logarithmic("$‖dL/dC_t‖$") },
                    "The more open the forget gate, the flatter the line."),
            ]);
    }

    private static double Sigmoid(double value) => 1 / (1 + Math.Exp(-value));

    private static string[] Row(double bias, FlowExperiment experiment, FlowResult result)
    {
        IReadOnlyList<double> norms = result.Flow.CellGradientNorms!;
        return
        [
            Measured.Number(bias),
            Measured.Number(CellGradientTerms.Of(experiment).ForgetGate.Average()),
            Measured.Number(norms[^1]),
            Measured.Number(norms[0]),
            Measured.Number(FlowTrend.Of(norms).Factor),
        ];
    }
}
