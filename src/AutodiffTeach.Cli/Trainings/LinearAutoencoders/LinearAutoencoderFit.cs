using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Components;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Trainings.LinearAutoencoders;

/// <summary>What training with one λ ended with, beside what theory says.</summary>
internal sealed class LinearAutoencoderFit
{
    /// <summary>Compares.</summary>
    /// <param name="data">What was trained on.</param>
    /// <param name="optimum">What theory says.</param>
    /// <param name="network">What was trained: encoder and decoder.</param>
    /// <param name="batches">How many batches it was trained.</param>
    public LinearAutoencoderFit(LinearAutoencoderData data, LinearAutoencoderOptimum optimum, Network<float> network, int batches)
    {
        var weights = new LinearAutoencoderWeights(WeightOf(network, 0), WeightOf(network, 1));
        var loss = new LinearAutoencoderLoss(data.Rows, optimum.Penalty);
        Optimum = optimum;
        Batches = batches;
        Loss = loss.Of(weights);
        Reconstruction = loss.ReconstructionOf(weights);
        Gradient = loss.Gradient(weights);
        SingularValues = weights.DecoderSingularValues();
        DistanceFromIdentity = weights.DistanceFromIdentity();
        Angles = SubspaceAngles.Between(weights.Decoder, data.Components.Basis(optimum.Kept));
    }

    public LinearAutoencoderOptimum Optimum { get; }

    public double Penalty => Optimum.Penalty;

    public int Batches { get; }

    public double Loss { get; }

    public double Reconstruction { get; }

    /// <summary>The first-order conditions: both parts are zero at the optimum.</summary>
    public LinearAutoencoderWeights Gradient { get; }

    /// <summary>Those of the decoder.</summary>
    public IReadOnlyList<double> SingularValues { get; }

    public double DistanceFromIdentity { get; }

    /// <summary>Between what the decoder's columns span and the principal directions that theory keeps, the smallest first, in radians.</summary>
    public IReadOnlyList<double> Angles { get; }

    /// <summary>Whether theory tells the singular values: without a penalty any are as good.</summary>
    public bool AreSingularValuesDetermined => Penalty > 0;

    private static Matrix<double> WeightOf(Network<float> network, int layer)
    {
        Matrix<float> weight = network.Parameters[layer].Parameter.Value;
        return new(weight.Rows, weight.Columns, weight.Values.ToArray().Select(value => (double)value).ToArray());
    }
}
