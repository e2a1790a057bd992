using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Flow.Answers;
using static AutodiffTeach.Cli.Answers.AnswerBlock;

namespace AutodiffTeach.Cli.Answers;

/// <summary>What the residual block does to gradients.</summary>
internal static class ResidualAnswer
{
    private const int Steps = 30;
    private static readonly double[] Scales = [0.1, 0.3, 1];

    public static WorkedAnswer Create(ulong seed)
    {
        var runs = Scales.Select(scale => (Scale: scale, Plain: Run(CellKind.Rnn, scale, seed), Residual: Run(CellKind.Residual, scale, seed))).ToArray();
        var unit = Measured.Run(new(CellKind.Residual), new() { HiddenSize = 1, Length = 3, Seed = seed }).Experiment;
        return new(
            "residual",
            "What does the residual block $h_{t+1} = σ(W_t h_t + b_t) + h_t$ do to gradients?",
            "Its Jacobian is $I + diag(σ′) W_t$: the identity carries the gradient of every later state back unchanged, whatever the weights are. With small weights a step changes gradients by little; large ones may still make them explode, or cancel the identity.",
            [
                new Heading("The Jacobian"),
                new Prose("The state enters the next one twice, through the activation and by itself. With $z_t = W_t h_t + b_t$"),
                new Formula("∂h_{t+1}/∂h_t = I + diag(σ′(z_t)) W_t = I + A_t"),
                new Formula("∂h_T/∂h_t = (I + A_{T-1}) … (I + A_{t+1}) (I + A_t)"),
                new Prose("Multiplied out, the product has one term for every choice of steps at which the gradient takes the weights, and the first of them takes none:"),
                new Formula("∂h_T/∂h_t = I + ∑_{k} A_k + ∑_{j>k} A_j A_k + …"),
                new Prose("Without the identity only the last term would be left, the product of all $A_k$, which vanishes where the weights are small. With it $dL/dh_t = dL/dh_T + …$: the gradient of the last state reaches every state. An eigenvalue $λ$ of $A$ becomes $1+λ$: only one whose real part is negative can shrink its direction, and a small one does by little. And since the norm of a factor is at most $1+‖A_t‖$, they may grow: at most like $(1+γ‖W‖_2)^{T-t}$. (In the block each step may have weights $W_t$ of its own. In the experiment all steps share one $W^h$ and there are inputs, as in a recurrent network; the derivation is the same.)"),
                new Heading("Measured"),
                new Table(
                    $"A tanh RNN and the residual recurrence with the same weights, 16 units, {Steps} steps; PyTorch's initialisation times a factor. The product of the formulas' Jacobians was multiplied out and compared with $∂h_T/∂h_1$ from backward passes.",
                    ["weights times", "$‖∂h_T/∂h_1‖$, RNN", "$‖∂h_T/∂h_1‖$, residual", "$(1+‖W^h‖_2)^{T-1}$", "factor a step, RNN", "factor a step, residual", "greatest distance"],
                    [.. runs.Select(run => Row(run.Scale, run.Plain, run.Residual))]),
                new Figure(
                    Measured.Gradients("Gradients with and without the sum", [.. runs.Select(run => new Series($"RNN, weights times {Measured.Number(run.Scale)}", run.Plain.Result.Flow.GradientNorms)), .. runs.Select(run => new Series($"residual, weights times {Measured.Number(run.Scale)}", run.Residual.Result.Flow.GradientNorms))]),
                    "The smaller the weights, the faster the RNN's gradients vanish, and the better the residual recurrence keeps them."),
                new Heading("With one unit, derived by the toolkit"),
                new Worked(UnitModel.Derive(unit, "A residual recurrence with one unit", "h_1")),
            ]);
    }

    private static (FlowExperiment Experiment, FlowResult Result) Run(CellKind kind, double scale, ulong seed) =>
        Measured.Run(new(kind), new() { WeightScale = scale, Length = Steps, Seed = seed });

    private static string[] Row(double scale, (FlowExperiment Experiment, FlowResult Result) plain, (FlowExperiment Experiment, FlowResult Result) residual)
    {
        var products = new[] { plain, residual }.Select(run => StepJacobians.Of(run.Experiment).Product(Steps, 1)).ToArray();
        var measured = new[] { plain, residual }.Select(run => StateJacobian.Of(run.Experiment.Layer, run.Experiment.Input).At(Steps, 1)).ToArray();
        double distance = products.Zip(measured).Max(pair => Measured.Deviation(pair.First.Values, pair.Second.Values));
        return
        [
            Measured.Number(scale),
            .. measured.Select(jacobian => Measured.Number(Spectrum.Norm(jacobian))),
            Measured.Number(Math.Pow(1 + residual.Result.Flow.Candidate.SpectralNorm, Steps - 1)),
            Measured.Factor(plain.Result),
            Measured.Factor(residual.Result),
            Measured.Within(distance),
        ];
    }
}
