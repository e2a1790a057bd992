using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Flow.Answers;
using AutodiffTeach.Networks.Layers;
using static AutodiffTeach.Cli.Answers.AnswerBlock;

namespace AutodiffTeach.Cli.Answers;

/// <summary>When the gradients of a linear RNN vanish or explode.</summary>
internal static class LinearAnswer
{
    private const int Steps = 30;
    private static readonly double[] Radii = [0.5, 1, 1.5];
    private static readonly FlowCell Cell = new(CellKind.Rnn, Activation.Identity);

    public static WorkedAnswer Create(ulong seed)
    {
        var runs = Radii.Select(radius => (Radius: radius, Run: Measured.Run(Cell, new() { SpectralRadius = radius, Length = Steps, Seed = seed }))).ToArray();
        var unit = Measured.Run(Cell, new() { HiddenSize = 1, Length = 3, Seed = seed }).Experiment;
        return new(
            "linear",
            "When do the gradients of a linear RNN vanish, when do they explode?",
            "They vanish where the spectral radius of $W^h$ is below 1; where it is above 1 they explode, unless the gradient of the last state happens to lie in directions that shrink.",
            [
                new Heading("The gradient in closed form"),
                new Prose("Without an activation $h_t = W^h h_{t-1} + W^x x_t + b$ and $ŷ_t = W^f h_t + b^f$. The loss compares the last output alone, $L = ‖ŷ_T - y_T‖^2$ (of several outputs the mean of the squares), so the last state gets"),
                new Formula("dL/dh_T = W^{f⊤} 2(ŷ_T - y_T)"),
                new Prose("An earlier state enters the next state and nothing else, and it enters in the same way at every step, whatever the inputs: $∂h_{t+1}/∂h_t = W^h$. The chain rule multiplies by its transpose once a step:"),
                new Formula("dL/dh_t = W^{h⊤} dL/dh_{t+1} = (W^{h⊤})^{T-t} W^{f⊤} 2(ŷ_T - y_T)"),
                new Heading("What a power of a matrix does"),
                new Prose("Let $W^{h⊤} = Q Λ Q^{-1}$ with eigenvalues $λ_i$ and eigenvectors $q_i$, and write the last gradient in these directions, $dL/dh_T = ∑_{i} c_i q_i$. A power of the matrix is a power of its eigenvalues, so"),
                new Formula("dL/dh_t = ∑_{i} c_i λ_i^{T-t} q_i"),
                new Prose("Let $ρ = max|λ_i|$ be the spectral radius. Where $ρ<1$ every term goes to 0, and the gradient vanishes like $ρ^{T-t}$ whatever the last gradient is. Where $ρ>1$ the terms with $|λ_i|>1$ grow without end, and the gradient explodes as soon as one of their $c_i$ is not 0, which random numbers see to. At $ρ=1$ the gradient neither vanishes nor explodes (where eigenvalues on the unit circle have as many eigenvectors as their multiplicity, as those of random matrices do)."),
                new Prose("The spectral norm alone does not decide: $‖dL/dh_t‖≤‖W^h‖_2^{T-t}‖dL/dh_T‖$ is a bound, and where the norm is above 1 and the radius below, gradients may grow over some steps, but in the end they vanish."),
                new Heading("Measured"),
                new Table(
                    $"One random $W^h$ with 16 units, scaled to three spectral radii, {Steps} steps. The closed form above was calculated from the weights alone; its distance is the greatest one to the gradients of the backward pass, relative to the greatest gradient.",
                    ["$ρ$", "$‖W^h‖_2$", "$‖dL/dh_T‖$", "$‖dL/dh_1‖$", "factor a step backwards", "distance of the closed form"],
                    [.. runs.Select(item => Row(item.Run.Experiment, item.Run.Result))]),
                new Figure(
                    Measured.Gradients("Gradients of a linear RNN by spectral radius", [.. runs.Select(item => new Series($"$ρ = {Measured.Number(item.Radius)}$", item.Run.Result.Flow.GradientNorms))]),
                    "On a logarithmic axis powers are straight lines: in the long run every step to the left multiplies by $ρ$."),
                new Heading("The same with one unit, derived by the toolkit"),
                new Prose("With one unit $W^h$ is a number, its own eigenvalue. The numbers are those of an experiment with three steps."),
                new Worked(UnitModel.Derive(unit, "A linear RNN with one unit", "h_1")),
            ]);
    }

    private static string[] Row(FlowExperiment experiment, FlowResult result) =>
    [
        Measured.Number(result.Flow.Candidate.SpectralRadius),
        Measured.Number(result.Flow.Candidate.SpectralNorm),
        Measured.Number(result.Flow.GradientNorms[^1]),
        Measured.Number(result.Flow.GradientNorms[0]),
        Measured.Factor(result),
        Measured.Within(Measured.Deviation(experiment.Layer.StateGradients.Values, LinearGradient.Of(experiment).Values)),
    ];
}
