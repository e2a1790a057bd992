namespace AutodiffTeach.Networks.Flow;

/// <summary>What theory says of the gradients of an RNN with the loss on the last step.</summary>
/// <remarks>
/// dL/dh_t = (W^hᵀ D_{t+1}) ... (W^hᵀ D_T) dL/dh_T, D_k the diagonal matrix of σ'(z_k), whose elements are at most γ. So its length is at
/// most (γ‖W^h‖₂)^(T-t) ‖dL/dh_T‖, and where every slope is γ it falls or grows like (γρ)^(T-t) in the long run, ρ the spectral radius of W^h
/// (Pascanu, Mikolov and Bengio, On the difficulty of training recurrent neural networks, 2013, section 2.1).
/// </remarks>
/// <param name="Bound">(γ‖W^h‖₂)^(T-t) ‖dL/dh_T‖ for t = 1..T.</param>
/// <param name="Rate">(γρ)^(T-t) ‖dL/dh_T‖ for t = 1..T.</param>
public sealed record FlowTheory(IReadOnlyList<double> Bound, IReadOnlyList<double> Rate)
{
    // The greatest slope of tanh, of relu and of no activation.
    private const double Slope = 1;

    /// <summary>Bound and rate of an RNN that was measured with its loss on the last step.</summary>
    /// <param name="flow">What was measured.</param>
    public static FlowTheory Of(LayerFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return new(Powers(flow, flow.Candidate.SpectralNorm), Powers(flow, flow.Candidate.SpectralRadius));
    }

    private static double[] Powers(LayerFlow flow, double factor)
    {
        int steps = flow.GradientNorms.Count;
        return [.. Enumerable.Range(1, steps).Select(t => t == steps ? flow.GradientNorms[^1] : Math.Pow(Slope * factor, steps - t) * flow.GradientNorms[^1])];
    }
}
