using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Flow.Answers;
using AutodiffTeach.Networks.Layers;
using static AutodiffTeach.Cli.Answers.AnswerBlock;

namespace AutodiffTeach.Cli.Answers;

/// <summary>The gradient of the loss in the cell C_{T-1} of an LSTM.</summary>
internal static class LstmAnswer
{
    private const int Steps = 10;
    private static readonly FlowCell Cell = new(CellKind.Lstm);

    public static WorkedAnswer Create(ulong seed)
    {
        (FlowExperiment experiment, FlowResult result) = Measured.Run(Cell, new() { Length = Steps, Seed = seed });
        var terms = CellGradientTerms.Of(experiment);
        double[] measured = ((Lstm<double>)experiment.Layer).CellGradients.Vector(Steps - 2, 0).ToArray();
        var unit = Measured.Run(Cell, new() { HiddenSize = 1, Length = 3, Seed = seed }).Experiment;
        return new(
            "lstm",
            "What is $∂L/∂C_{T-1}$ of an LSTM?",
            "Along the cell the gradient is multiplied by the forget gate alone, $f_T ∘ ∂L/∂C_T$; to this comes what leads through $h_{T-1}$ into the four gates of the last step.",
            [
                new Heading("Two ways out of a cell"),
                new Prose("The cell and the state of a step are"),
                new Formula("C_t = f_t ∘ C_{t-1} + i_t ∘ g_t"),
                new Formula("h_t = o_t ∘ tanh(C_t)"),
                new Prose("with the gates $i_t, f_t, o_t = sigmoid(W^x x_t + W^h h_{t-1} + b)$ and the candidate $g_t = tanh(W^x x_t + W^h h_{t-1} + b)$, each with weights of its own. So $C_{T-1}$ enters $C_T$ directly, and it enters $h_{T-1}$, on which all gates of step $T$ depend. With the loss on the last step $h_{T-1}$ enters nothing else."),
                new Heading("The last step"),
                new Prose("Write $δ_h = ∂L/∂h_T = W^{f⊤} 2(ŷ_T - y_T)$ with the weights $W^f$ of the read-out. The last cell enters the last state alone:"),
                new Formula("δ_C = ∂L/∂C_T = δ_h ∘ o_T ∘ (1 - tanh^2(C_T))"),
                new Prose("**Along the cell**: with the gates held, $∂C_T/∂C_{T-1} = diag(f_T)$, which gives $f_T ∘ δ_C$. No weight and no slope of an activation comes in: where the forget gate is near 1 the gradient goes back unchanged, step after step."),
                new Prose("**Through $h_{T-1}$**: the derivative of the sigmoid is $s(1-s)$, that of tanh $1-g^2$, so the four gates hand to $h_{T-1}$"),
                new Formula("∂L/∂h_{T-1} = W_o^⊤(δ_h ∘ tanh(C_T) ∘ o_T ∘ (1 - o_T)) + W_f^⊤(δ_C ∘ C_{T-1} ∘ f_T ∘ (1 - f_T))"),
                new Formula("+ W_i^⊤(δ_C ∘ g_T ∘ i_T ∘ (1 - i_T)) + W_g^⊤(δ_C ∘ i_T ∘ (1 - g_T^2))"),
                new Prose("and since $∂h_{T-1}/∂C_{T-1} = diag(o_{T-1} ∘ (1 - tanh^2(C_{T-1})))$, in all"),
                new Formula("∂L/∂C_{T-1} = f_T ∘ ∂L/∂C_T + o_{T-1} ∘ (1 - tanh^2(C_{T-1})) ∘ ∂L/∂h_{T-1}"),
                new Heading("Measured"),
                new Table(
                    $"An LSTM with 16 units after {Steps} steps: the length of every term, calculated from weights, states and cells by the formulas above.",
                    ["term", "length"],
                    [
                        ["along the cell, $f_T ∘ ∂L/∂C_T$", Length(terms.AlongCell)],
                        ["through $h_{T-1}$ and the output gate", Length(terms.ThroughOutputGate)],
                        ["through $h_{T-1}$ and the forget gate", Length(terms.ThroughForgetGate)],
                        ["through $h_{T-1}$ and the input gate", Length(terms.ThroughInputGate)],
                        ["through $h_{T-1}$ and the candidate", Length(terms.ThroughCandidate)],
                        ["the sum of the five", Length(terms.Total)],
                        ["$∂L/∂C_{T-1}$ of the backward pass", Measured.Number(result.Flow.CellGradientNorms![^2])],
                    ]),
                new Prose($"Check: the sum differs from the layer's own $∂L/∂C_{{T-1}}$ by {Measured.Within(Measured.Deviation(measured, terms.Total.ToArray()))} of its greatest element. The mean of the forget gate is {Measured.Number(terms.ForgetGate.Average())}."),
                new Heading("With one unit, derived by the toolkit"),
                new Prose("Here $T = 3$ and every number is that of an experiment with one unit; $∂L/∂C_2$ is the sum over the two edges out of $C_2$."),
                new Worked(UnitModel.Derive(unit, "An LSTM with one unit", "C_2")),
            ]);
    }

    private static string Length(IEnumerable<double> vector) => Measured.Number(Measured.Length(vector));
}
