using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Flow.Answers;
using AutodiffTeach.Networks.Numerics;
using static AutodiffTeach.Cli.Answers.AnswerBlock;

namespace AutodiffTeach.Cli.Answers;

/// <summary>Why a loss on every step keeps the plotted gradients large, and yet does not help long dependencies.</summary>
internal static class EveryStepAnswer
{
    private const int Steps = 10;
    private static readonly FlowCell Cell = new(CellKind.Rnn);

    public static WorkedAnswer Create(ulong seed)
    {
        (FlowExperiment all, FlowResult every) = Measured.Run(Cell, new() { Loss = FlowLoss.All, Length = Steps, Seed = seed });
        (FlowExperiment final, FlowResult last) = Measured.Run(Cell, new() { Loss = FlowLoss.Last, Length = Steps, Seed = seed });
        var parts = LossContributions.Of(all);
        return new(
            "every-step",
            "Why does a loss on every step keep the plotted gradients large, and why does it not help long dependencies?",
            "A state then gets a gradient from its own output, which no product of Jacobians makes smaller. What a late output tells an early state is as small as ever.",
            [
                new Heading("The gradient in parts"),
                new Prose("With a loss on every step $L = ∑_{k} L_k$, the part of step $k$ being $L_k = ‖ŷ_k - y_k‖^2/T$ (of several outputs the mean of the squares). A state $h_t$ acts on all outputs from step $t$ on, so"),
                new Formula("dL/dh_t = ∑_{k=t}^T dL_k/dh_t = dL_t/dh_t + ∑_{k=t+1}^T (∂h_k/∂h_t)^⊤ dL_k/dh_k"),
                new Prose("The first part has no product of Jacobians before it, $dL_t/dh_t = W^{f⊤} 2(ŷ_t - y_t)/T$, and does not depend on how far the step is from the end. It is what the curve shows. Whether the network can learn that an early input matters late is a question of the last part alone: $dL_T/dh_1 = (∂h_T/∂h_1)^⊤ dL_T/dh_T$, and that is, up to the factor $1/T$ of the mean, the gradient with the loss on the last step."),
                new Heading("Measured"),
                new Figure(
                    Measured.Gradients("A tanh RNN, its loss on every step or on the last", new Series("every step", every.Flow.GradientNorms), new Series("last step", last.Flow.GradientNorms), new Series("of every step, the part of the last", parts.Norms()[^1])),
                    "With a loss on every step the whole gradient stays large, but its part from the last step falls as it does with the loss on the last step alone."),
                new Figure(
                    new HeatMap("Where the gradient of each state comes from", parts.Norms())
                    {
                        RowLabel = "loss of step $k$",
                        ColumnLabel = "state $h_t$",
                        Colours = Axis.Logarithmic("$‖dL_k/dh_t‖$"),
                    },
                    "Along the diagonal, the loss of the same step, nothing vanishes: its size is that of the error of the step. Along a row, to the left, one and the same loss reaches ever earlier states, and less and less of it arrives."),
                new Table(
                    "Parts of the gradient of the first state.",
                    ["from the loss of step $k$", "$‖dL_k/dh_1‖$", "as a share of $‖dL_1/dh_1‖$"],
                    [.. parts.Norms().Select((row, k) => (IReadOnlyList<string>)[Measured.Number(k + 1), Measured.Number(row[0]), Measured.Number(row[0] / parts.Norms()[0][0])])]),
                new Prose($"Check: all parts together differ from the gradient of the backward pass by {Measured.Within(Measured.Deviation(every.Flow.GradientNorms.ToArray(), SumOf(parts)))} of the greatest, and $T · dL_T/dh_1$ from $dL/dh_1$ with the loss on the last step by {Measured.Within(Measured.Deviation(final.Layer.StateGradients.Step(0), Scaled(parts.From(Steps).Step(0))))}."),
            ]);
    }

    // The norms of the sum of all parts.
    private static double[] SumOf(LossContributions parts)
    {
        Sequence<double> first = parts.From(1);
        var sum = new double[first.Values.Length];
        for (int k = 1; k <= Steps; k++)
        {
            for (int i = 0; i < sum.Length; i++)
                sum[i] += parts.From(k).Values[i];
        }

        return [.. sum.Chunk(first.Features).Select(step => Measured.Length(step))];
    }

    private static double[] Scaled(ReadOnlySpan<double> values) => [.. values.ToArray().Select(value => Steps * value)];
}
