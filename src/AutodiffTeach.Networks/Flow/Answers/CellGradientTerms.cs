using AutodiffTeach.Networks.Layers;
using MathNet.Numerics.LinearAlgebra.Double;

namespace AutodiffTeach.Networks.Flow.Answers;

/// <summary>∂L/∂C_{T-1} of an LSTM with the loss on the last step, term by term: along the cell, and through h_{T-1} and each gate.</summary>
/// <remarks>
/// With δ_h = ∂L/∂h_T and δ_C = ∂L/∂C_T = δ_h ∘ o_T ∘ (1 - tanh² C_T): along the cell f_T ∘ δ_C, for ∂C_T/∂C_{T-1} = diag(f_T). Through h_{T-1}, with
/// ∂h_{T-1}/∂C_{T-1} = diag(o_{T-1} ∘ (1 - tanh² C_{T-1})) behind each: W_oᵀ(δ_h ∘ tanh C_T ∘ o(1 - o)), W_fᵀ(δ_C ∘ C_{T-1} ∘ f(1 - f)),
/// W_iᵀ(δ_C ∘ g ∘ i(1 - i)) and W_gᵀ(δ_C ∘ i ∘ (1 - g²)), all gates at step T.
/// </remarks>
public sealed record CellGradientTerms
{
    private CellGradientTerms(double[] alongCell, double[] outputGate, double[] forgetGate, double[] inputGate, double[] candidate, double[] forget) =>
        (AlongCell, ThroughOutputGate, ThroughForgetGate, ThroughInputGate, ThroughCandidate, ForgetGate) = (alongCell, outputGate, forgetGate, inputGate, candidate, forget);

    /// <summary>f_T ∘ ∂L/∂C_T.</summary>
    public IReadOnlyList<double> AlongCell { get; }

    /// <summary>Through h_{T-1} and the output gate o_T.</summary>
    public IReadOnlyList<double> ThroughOutputGate { get; }

    /// <summary>Through h_{T-1} and the forget gate f_T.</summary>
    public IReadOnlyList<double> ThroughForgetGate { get; }

    /// <summary>Through h_{T-1} and the input gate i_T.</summary>
    public IReadOnlyList<double> ThroughInputGate { get; }

    /// <summary>Through h_{T-1} and the candidate g_T.</summary>
    public IReadOnlyList<double> ThroughCandidate { get; }

    /// <summary>The forget gate f_T itself.</summary>
    public IReadOnlyList<double> ForgetGate { get; }

    /// <summary>The sum of all five terms, ∂L/∂C_{T-1}.</summary>
    public IReadOnlyList<double> Total =>
        [.. AlongCell.Select((value, unit) => value + ThroughOutputGate[unit] + ThroughForgetGate[unit] + ThroughInputGate[unit] + ThroughCandidate[unit])];

    /// <summary>Calculates the terms for the first sequence from weights, states and cells alone.</summary>
    /// <param name="experiment">An LSTM of at least two steps with the loss on the last, run already.</param>
    /// <exception cref="ArgumentException">The experiment is another one.</exception>
    public static CellGradientTerms Of(FlowExperiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (experiment is not { Layer: Lstm<double> lstm, Options: { Loss: FlowLoss.Last, Length: >= 2 } })
            throw new ArgumentException("The terms are those of an LSTM of at least two steps with the loss on the last.", nameof(experiment));
        int last = experiment.Input.Steps - 1;
        Gates now = Gates.At(experiment, last), before = Gates.At(experiment, last - 1);
        DenseVector cell = lstm.Cells.Vector(last, 0).ToArray(), cellBefore = lstm.Cells.Vector(last - 1, 0).ToArray();
        DenseVector content = Tanh(cell), contentBefore = Tanh(cellBefore);
        var stateGradient = (DenseVector)Algebra.LastOutputGradient(experiment).Row(0) * Algebra.Parameter(experiment.ReadOut, "weight").Single();
        DenseVector cellGradient = Times(stateGradient, now.Output, Slope(content));
        // What reaches h_{T-1} reaches C_{T-1} by this factor.
        DenseVector behind = Times(before.Output, Slope(contentBefore));
        DenseMatrix[] weights = [.. Algebra.Parameter(lstm, "weight_hh")];
        return new(
            alongCell: Times(now.Forget, cellGradient).Values,
            outputGate: Through(weights[3], Times(stateGradient, content, Sigmoid(now.Output)), behind),
            forgetGate: Through(weights[1], Times(cellGradient, cellBefore, Sigmoid(now.Forget)), behind),
            inputGate: Through(weights[0], Times(cellGradient, now.Candidate, Sigmoid(now.Input)), behind),
            candidate: Through(weights[2], Times(cellGradient, now.Input, Slope(now.Candidate)), behind),
            forget: now.Forget.Values);
    }

    private static double[] Through(DenseMatrix weight, DenseVector gateGradient, DenseVector behind) => Times((DenseVector)weight.TransposeThisAndMultiply(gateGradient), behind).Values;

    private static DenseVector Times(params ReadOnlySpan<DenseVector> factors)
    {
        DenseVector product = factors[0];
        foreach (DenseVector factor in factors[1..])
            product = (DenseVector)product.PointwiseMultiply(factor);
        return product;
    }

    private static DenseVector Tanh(DenseVector values) => (DenseVector)values.PointwiseTanh();

    // The slope of tanh where its value is known: 1 - y².
    private static DenseVector Slope(DenseVector values) => (DenseVector)(1 - values.PointwiseMultiply(values));

    // The slope of the sigmoid where its value is known: y (1 - y).
    private static DenseVector Sigmoid(DenseVector values) => (DenseVector)values.PointwiseMultiply(1 - values);

    /// <summary>The gates of one step, from x_t, h_{t-1} and the weights.</summary>
    private sealed record Gates(DenseVector Input, DenseVector Forget, DenseVector Candidate, DenseVector Output)
    {
        public static Gates At(FlowExperiment experiment, int step)
        {
            RecurrentLayer<double> layer = experiment.Layer;
            DenseVector input = experiment.Input.Vector(step, 0).ToArray();
            DenseVector state = step > 0 ? layer.States.Vector(step - 1, 0).ToArray() : new double[layer.HiddenSize];
            DenseVector[] sums = [.. Algebra.Parameter(layer, "weight_ih").Zip(Algebra.Parameter(layer, "weight_hh"), Algebra.Parameter(layer, "bias"))
                .Select(part => (part.First * input) + (part.Second * state) + (DenseVector)part.Third.Row(0))];
            return new(Logistic(sums[0]), Logistic(sums[1]), Tanh(sums[2]), Logistic(sums[3]));
        }

        private static DenseVector Logistic(DenseVector sums) => (DenseVector)sums.Map(sum => 1 / (1 + Math.Exp(-sum)));
    }
}
