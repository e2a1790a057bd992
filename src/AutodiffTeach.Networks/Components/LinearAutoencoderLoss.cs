using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Components;

/// <summary>The loss of a linear autoencoder on data, L = 1/n ‖X - W₂W₁X‖²_F + λ (‖W₁‖²_F + ‖W₂‖²_F), the examples being the n columns of X, and its first-order conditions.</summary>
/// <remarks>
/// <para>All depends on the data through S = XXᵀ/n alone: L = tr((I - W₂W₁) S (I - W₂W₁)ᵀ) + λ (...).</para>
/// <para>The mean is over the examples and the sum over the d features. A mean over both, as PyTorch's MSELoss takes it, is L/d; with it, a weight decay w (added to the gradient as wθ,
/// the gradient of w/2 ‖θ‖²) is λ = d·w/2.</para>
/// </remarks>
public sealed class LinearAutoencoderLoss
{
    /// <summary>The loss on data.</summary>
    /// <param name="rows">Examples × features, taken as they are: rows that are not centred give components that are not.</param>
    /// <param name="penalty">λ, 0 or more.</param>
    public LinearAutoencoderLoss(Matrix<double> rows, double penalty = 0)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(penalty);
        ArgumentOutOfRangeException.ThrowIfZero(rows.Rows);
        Penalty = penalty;
        SecondMoments = MatrixAlgebra.TransposeMultiply(rows, rows);
        foreach (ref double value in SecondMoments.Values)
            value /= rows.Rows;
    }

    /// <summary>λ.</summary>
    public double Penalty { get; }

    /// <summary>S = XXᵀ/n, d × d; of centred data the covariances.</summary>
    public Matrix<double> SecondMoments { get; }

    /// <summary>λ where the loss is a mean over examples and features, and the weight decay is that of an optimiser: λ = d·w/2.</summary>
    /// <param name="features">The number of features, d.</param>
    /// <param name="weightDecay">w.</param>
    public static double PenaltyOf(int features, double weightDecay) => features * weightDecay / 2;

    /// <summary>The weight decay that stands for λ where the loss is a mean over examples and features: w = 2λ/d.</summary>
    /// <param name="features">The number of features, d.</param>
    /// <param name="penalty">λ.</param>
    public static double WeightDecayOf(int features, double penalty) => 2 * penalty / features;

    /// <summary>L.</summary>
    /// <param name="weights">W₁ and W₂.</param>
    /// <exception cref="ArgumentException">They have another number of features than the data.</exception>
    public double Of(LinearAutoencoderWeights weights) => ReconstructionOf(weights) + (Penalty * weights.SquaredNorm());

    /// <summary>L without the penalty: 1/n ‖X - W₂W₁X‖².</summary>
    /// <param name="weights">W₁ and W₂.</param>
    /// <exception cref="ArgumentException">They have another number of features than the data.</exception>
    public double ReconstructionOf(LinearAutoencoderWeights weights)
    {
        Matrix<double> residual = Residual(weights);
        // tr(R S Rᵀ)
        return MatrixAlgebra.Dot(MatrixAlgebra.Multiply(residual, SecondMoments), residual);
    }

    /// <summary>dL/dW₁ = -2 W₂ᵀ(I - W₂W₁)S + 2λW₁ and dL/dW₂ = -2 (I - W₂W₁)SW₁ᵀ + 2λW₂; the first-order conditions are that both are zero.</summary>
    /// <param name="weights">W₁ and W₂.</param>
    /// <exception cref="ArgumentException">They have another number of features than the data.</exception>
    public LinearAutoencoderWeights Gradient(LinearAutoencoderWeights weights)
    {
        Matrix<double> missing = MatrixAlgebra.Multiply(Residual(weights), SecondMoments);
        Matrix<double> ofEncoder = MatrixAlgebra.TransposeMultiply(weights.Decoder, missing);
        Matrix<double> ofDecoder = MatrixAlgebra.Multiply(missing, MatrixAlgebra.Transpose(weights.Encoder));
        return new(Gradient(ofEncoder, weights.Encoder), Gradient(ofDecoder, weights.Decoder));
    }

    private Matrix<double> Gradient(Matrix<double> missing, Matrix<double> weight)
    {
        // -2 M + 2λW
        Matrix<double> gradient = MatrixAlgebra.Add(missing, -Penalty, weight);
        foreach (ref double value in gradient.Values)
            value *= -2;
        return gradient;
    }

    // I - W₂W₁
    private Matrix<double> Residual(LinearAutoencoderWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Features != SecondMoments.Rows)
            throw new ArgumentException($"The weights are for {weights.Features} features; the data have {SecondMoments.Rows}.", nameof(weights));
        return MatrixAlgebra.Add(MatrixAlgebra.Identity(weights.Features), -1, MatrixAlgebra.Multiply(weights.Decoder, weights.Encoder));
    }
}
