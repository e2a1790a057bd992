using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Cells;

/// <summary>The parts that the equations of a cell are made of, under the names of one layer.</summary>
/// <param name="Layer">The index that its names carry, <c>[2]</c>; empty where it is the only recurrent layer.</param>
/// <param name="Input">What it reads at step t.</param>
/// <param name="Biases">How many biases it has.</param>
internal sealed record CellTerms(string Layer, string Input, Biases Biases)
{
    public string Now(string variable) => $"{variable}{Layer}[t]";

    public string Before(string variable) => $"{variable}{Layer}[t-1]";

    /// <summary>W_i x_t + b_i of a gate, the bias on the input's side.</summary>
    public string OfInput(string gate) => Biases switch
    {
        Biases.Two => $"W_i{gate}{Layer} @ {Input} + b_i{gate}{Layer}",
        Biases.One => $"W_i{gate}{Layer} @ {Input} + b_{gate}{Layer}",
        _ => $"W_i{gate}{Layer} @ {Input}",
    };

    /// <summary>W_h h_{t-1} + b_h of a gate.</summary>
    public string OfState(string gate) => $"W_h{gate}{Layer} @ {Before("h")}" + (Biases == Biases.Two ? $" + b_h{gate}{Layer}" : "");

    /// <summary>The argument of a gate's activation.</summary>
    public string Affine(string gate) => $"{OfInput(gate)} + {OfState(gate)}";
}
