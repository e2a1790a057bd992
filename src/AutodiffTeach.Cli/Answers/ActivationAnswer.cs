using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Flow.Answers;
using AutodiffTeach.Networks.Layers;
using static AutodiffTeach.Cli.Answers.AnswerBlock;

namespace AutodiffTeach.Cli.Answers;

/// <summary>What tanh and ReLU do to gradients.</summary>
internal static class ActivationAnswer
{
    private const int Steps = 30;
    private const double Drawn = 1;
    private static readonly double[] Radii = [0.5, 1, 2, 4];
    private static readonly FlowCell[] Cells = [new(CellKind.Rnn, Activation.Identity), new(CellKind.Rnn, Activation.Tanh), new(CellKind.Rnn, Activation.Relu)];

    public static WorkedAnswer Create(ulong seed)
    {
        FlowResult[] drawn = [.. Cells.Select(cell => Run(cell, Drawn, seed).Result)];
        var unit = Measured.Run(new(CellKind.Rnn), new() { HiddenSize = 1, Length = 3, Seed = seed }).Experiment;
        return new(
            "activation",
            "How do tanh and ReLU change the gradients of an RNN?",
            "Every step back multiplies by the slopes of the activation as well. Those of tanh are at most 1 and near 0 where units saturate: it makes gradients smaller, the more so the larger the weights. Those of ReLU are exactly 1 or 0: active units pass gradients on unchanged, the others cut them off.",
            [
                new Heading("One more factor a step"),
                new Prose("With $h_t = σ(z_t)$, $z_t = W^h h_{t-1} + W^x x_t + b$, the derivative of a state in the one before is no longer the same at every step:"),
                new Formula("∂h_t/∂h_{t-1} = diag(σ′(z_t)) W^h"),
                new Formula("∂h_T/∂h_t = diag(σ′(z_T)) W^h diag(σ′(z_{T-1})) W^h … diag(σ′(z_{t+1})) W^h"),
                new Prose("With $γ$ the greatest slope each factor has a norm of at most $γ‖W^h‖_2$, so that $‖dL/dh_t‖≤(γ‖W^h‖_2)^{T-t}‖dL/dh_T‖$. Both tanh and ReLU have $γ=1$. Where $‖W^h‖_2<1$ gradients must vanish under either; where the spectral radius is above 1, the activation decides."),
                new Prose("**tanh**: $tanh′(z) = 1 - tanh^2(z) = 1 - h^2$ is 1 at $z=0$ alone, and goes to 0 as a unit saturates. Larger weights make larger $z$, and so smaller slopes: tanh holds back what the weights would make explode. A unit that is saturated passes next to nothing on, whatever its weights."),
                new Prose("**ReLU**: the slope is 1 where $z>0$ and 0 elsewhere. Active units do not shrink gradients at all, so a ReLU network can carry them far, for instance where $W^h$ is near the identity; but nothing holds back weights that are too large, and a unit that is not active cuts its path. Its states explode together with its gradients."),
                new Heading("Measured"),
                new Table(
                    $"The same random weights, inputs and 16 units over {Steps} steps under each activation, $W^h$ scaled to a spectral radius $ρ$. The mean slope is that of all units at all steps; of ReLU it is the share of units that are active.",
                    ["$ρ$", "factor a step, none", "mean slope, tanh", "factor a step, tanh", "mean slope, ReLU", "factor a step, ReLU"],
                    [.. Radii.Select(radius => Row(radius, seed))]),
                new Figure(
                    Measured.Gradients("Gradients by activation, $ρ = 1$", [.. drawn.Select(result => new Series(NameOf(result.Cell), result.Flow.GradientNorms))]),
                    "The same weights, inputs and spectral radius 1: without activation gradients neither vanish nor explode, the slopes of tanh and the units that ReLU cuts off make them smaller."),
                new Heading("With one unit, derived by the toolkit"),
                new Worked(UnitModel.Derive(unit, "An RNN with one tanh unit", "h_1")),
            ]);
    }

    private static (FlowExperiment Experiment, FlowResult Result) Run(FlowCell cell, double radius, ulong seed) =>
        Measured.Run(cell, new() { SpectralRadius = radius, Length = Steps, Seed = seed });

    private static string[] Row(double radius, ulong seed)
    {
        var runs = Cells.Select(cell => Run(cell, radius, seed)).ToArray();
        return
        [
            Measured.Number(radius),
            Measured.Factor(runs[0].Result),
            .. runs.Skip(1).SelectMany(run => new[] { Measured.Number(StepJacobians.Of(run.Experiment).MeanSlope), Measured.Factor(run.Result) }),
        ];
    }

    private static string NameOf(FlowCell cell) => cell.Activation switch
    {
        Activation.Tanh => "tanh",
        Activation.Relu => "ReLU",
        _ => "none",
    };
}
