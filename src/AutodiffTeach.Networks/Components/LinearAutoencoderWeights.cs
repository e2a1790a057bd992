using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Components;

/// <summary>The weights of a linear autoencoder x̂ = W₂ W₁ x, or the gradients in them; m is the size of the code, d the number of features.</summary>
public sealed record LinearAutoencoderWeights
{
    /// <summary>Puts the two together.</summary>
    /// <param name="encoder">W₁, m × d.</param>
    /// <param name="decoder">W₂, d × m.</param>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public LinearAutoencoderWeights(Matrix<double> encoder, Matrix<double> decoder)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(decoder);
        if (encoder.Rows != decoder.Columns || encoder.Columns != decoder.Rows)
            throw new ArgumentException($"An encoder of {encoder.Rows}×{encoder.Columns} and a decoder of {decoder.Rows}×{decoder.Columns}; expected a decoder of {encoder.Columns}×{encoder.Rows}.", nameof(decoder));
        (Encoder, Decoder) = (encoder, decoder);
    }

    /// <summary>W₁, m × d.</summary>
    public Matrix<double> Encoder { get; }

    /// <summary>W₂, d × m.</summary>
    public Matrix<double> Decoder { get; }

    /// <summary>The size of the code, m.</summary>
    public int CodeSize => Encoder.Rows;

    /// <summary>The number of features, d.</summary>
    public int Features => Encoder.Columns;

    /// <summary>W₂ᵀW₂, m × m: the identity where the columns of the decoder are orthonormal.</summary>
    public Matrix<double> DecoderProducts() => MatrixAlgebra.TransposeMultiply(Decoder, Decoder);

    /// <summary>‖W₂ᵀW₂ - I‖_F.</summary>
    public double DistanceFromIdentity() => MatrixAlgebra.Norm(MatrixAlgebra.Add(DecoderProducts(), -1, MatrixAlgebra.Identity(CodeSize)));

    /// <summary>The singular values of the decoder, the greatest first, min(m, d) of them.</summary>
    public IReadOnlyList<double> DecoderSingularValues() => SingularValues.Of(Decoder);

    /// <summary>√(‖W₁‖² + ‖W₂‖²).</summary>
    public double Norm() => Math.Sqrt(SquaredNorm());

    internal double SquaredNorm() => MatrixAlgebra.Dot(Encoder, Encoder) + MatrixAlgebra.Dot(Decoder, Decoder);
}
