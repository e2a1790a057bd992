using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Components;

/// <summary>The minimum of <see cref="LinearAutoencoderLoss"/>, in closed form.</summary>
/// <remarks>
/// <para>With s_i the eigenvalues of S = XXᵀ/n (the σᵢ² of X/√n) and u_i their directions, the minimum is at W₂ = U diag(√(1 - λ/s_i)) Vᵀ and W₁ = W₂ᵀ, where U has those u_i
/// of the m greatest with s_i &gt; λ as columns, any other column is 0, and V is any orthogonal matrix; so W₂ᵀW₂ = V diag(1 - λ/s_i) Vᵀ. There L = Σ (2λ - λ²/s_i) over those, and Σ s_i over all others.</para>
/// <para>For λ = 0 the minimum is the sum of the discarded eigenvalues, taken at W₂ = U A and W₁ = A⁻¹Uᵀ for every invertible A. The weights here are then those for A = I, to which a small λ leads: a singular
/// value σ of A costs σ² + 1/σ², least at σ = 1.</para>
/// <para>Baldi and Hornik 1989 for λ = 0; Kunin, Bloom, Goeva and Seed 2019, theorem 1, for λ &gt; 0, there without the 1/n.</para>
/// </remarks>
public sealed class LinearAutoencoderOptimum
{
    private readonly PrincipalComponents _components;

    /// <summary>The minimum for data.</summary>
    /// <param name="components">Their components, of the same rows as the loss has: centred or as they are.</param>
    /// <param name="codeSize">The size of the code m, at least 1; may exceed the number of features.</param>
    /// <param name="penalty">λ, 0 or more.</param>
    public LinearAutoencoderOptimum(PrincipalComponents components, int codeSize, double penalty = 0)
    {
        ArgumentNullException.ThrowIfNull(components);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(codeSize);
        ArgumentOutOfRangeException.ThrowIfNegative(penalty);
        _components = components;
        (CodeSize, Penalty) = (codeSize, penalty);
        // Eigenvalues descend: those above λ come first.
        Kept = components.Eigenvalues.Take(codeSize).Count(eigenvalue => eigenvalue > penalty);
        SingularValues = [.. Enumerable.Range(0, codeSize).Select(index => index < Kept ? Math.Sqrt(1 - (penalty / components.Eigenvalues[index])) : 0)];
    }

    /// <summary>The size of the code, m.</summary>
    public int CodeSize { get; }

    /// <summary>λ.</summary>
    public double Penalty { get; }

    /// <summary>How many directions the code keeps: those of the m greatest eigenvalues that exceed λ.</summary>
    public int Kept { get; }

    /// <summary>The singular values of W₁, and of W₂: √(1 - λ/s_i), or 0 for what is not kept; m of them.</summary>
    public IReadOnlyList<double> SingularValues { get; }

    /// <summary>1/n ‖X - W₂W₁X‖²: Σ λ²/s_i over the kept directions, Σ s_i over the others.</summary>
    public double Reconstruction => _components.Eigenvalues.Take(Kept).Sum(eigenvalue => Penalty * (Penalty / eigenvalue)) + _components.Discarded(Kept);

    /// <summary>L: Σ (2λ - λ²/s_i) over the kept directions, Σ s_i over the others.</summary>
    public double Loss => _components.Eigenvalues.Take(Kept).Sum(eigenvalue => Penalty * (2 - (Penalty / eigenvalue))) + _components.Discarded(Kept);

    /// <summary>‖W₂ᵀW₂ - I‖_F = √Σ min(1, λ/s_i)² over the m greatest eigenvalues: in proportion to λ as it goes to 0, unless one of them is 0.</summary>
    public double DistanceFromIdentity => Math.Sqrt(SingularValues.Sum(value => Math.Pow(1 - (value * value), 2)));

    /// <summary>Weights at the minimum, those with V = I.</summary>
    public LinearAutoencoderWeights Weights() => Weights(MatrixAlgebra.Identity(CodeSize));

    /// <summary>Weights at the minimum.</summary>
    /// <param name="rotation">V, m × m and orthogonal.</param>
    /// <exception cref="ArgumentException">It is of another size.</exception>
    public LinearAutoencoderWeights Weights(Matrix<double> rotation)
    {
        ArgumentNullException.ThrowIfNull(rotation);
        if (rotation.Rows != CodeSize || rotation.Columns != CodeSize)
            throw new ArgumentException($"The rotation is {rotation.Rows}×{rotation.Columns}; expected {CodeSize}×{CodeSize}.", nameof(rotation));
        var scaled = new Matrix<double>(CodeSize, _components.Features);
        for (int index = 0; index < Kept; index++)
            TensorPrimitives.Multiply(_components.Directions.Row(index), SingularValues[index], scaled.Row(index));
        Matrix<double> encoder = MatrixAlgebra.Multiply(rotation, scaled);
        return new(encoder, MatrixAlgebra.Transpose(encoder));
    }
}
