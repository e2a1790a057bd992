using System.Globalization;
using System.Numerics;
using AutodiffTeach.Networks.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace AutodiffTeach.Networks.Autoencoders;

/// <summary>What is done to a vector x before the autoencoder reads it as x̃; it is to reconstruct x.</summary>
public abstract record Corruption
{
    private protected Corruption()
    {
    }

    /// <summary>Nothing: x̃ = x, the vanilla autoencoder.</summary>
    public static Corruption None { get; } = new NoCorruption();

    /// <summary>It in words, with its number.</summary>
    public abstract string Description { get; }

    /// <summary>Cov(x, x̃) = q Cov(x): the share of x that is expected to be left in x̃.</summary>
    internal virtual double Kept => 1;

    /// <summary>Makes x̃ of x.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="clean">x.</param>
    /// <param name="corrupted">Filled with x̃; as long, may be the same span.</param>
    /// <param name="random">Where chance comes from.</param>
    public abstract void Apply<T>(ReadOnlySpan<T> clean, Span<T> corrupted, RandomStream random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Cov(x̃).</summary>
    /// <param name="covariance">Cov(x).</param>
    /// <param name="mean">E x.</param>
    internal abstract DenseMatrix CovarianceOf(DenseMatrix covariance, DenseVector mean);

    private sealed record NoCorruption : Corruption
    {
        public override string Description => "no corruption";

        public override void Apply<T>(ReadOnlySpan<T> clean, Span<T> corrupted, RandomStream random) => clean.CopyTo(corrupted);

        internal override DenseMatrix CovarianceOf(DenseMatrix covariance, DenseVector mean) => covariance;
    }
}

/// <summary>x̃ = x + s n, n of the normal distribution N(0, I): the denoising autoencoder (Vincent and others 2010).</summary>
public sealed record GaussianNoise : Corruption
{
    /// <summary>Noise of a standard deviation.</summary>
    /// <param name="deviation">s, finite, 0 or more.</param>
    public GaussianNoise(double deviation = 0.5)
    {
        if (!(deviation >= 0 && double.IsFinite(deviation)))
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A finite number, 0 or more, was expected.");
        Deviation = deviation;
    }

    /// <summary>The standard deviation s.</summary>
    public double Deviation { get; }

    /// <inheritdoc/>
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"noise of deviation {Deviation:R}");

    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> clean, Span<T> corrupted, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int index = 0; index < clean.Length; index++)
            corrupted[index] = clean[index] + T.CreateChecked(Deviation * random.NextNormal());
    }

    // Cov(x̃) = Cov(x) + s² I
    internal override DenseMatrix CovarianceOf(DenseMatrix covariance, DenseVector mean) =>
        covariance + DenseMatrix.CreateDiagonal(mean.Count, mean.Count, Deviation * Deviation);
}

/// <summary>x̃ = k ∘ x, where each component of k is 0 with probability p, else 1: the masked autoencoder. What is kept is not rescaled.</summary>
public sealed record Masking : Corruption
{
    /// <summary>Masking with a probability.</summary>
    /// <param name="probability">p, the probability of a component to be dropped, from 0 to 1.</param>
    public Masking(double probability = 0.25)
    {
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability from 0 to 1 was expected.");
        Probability = probability;
    }

    /// <summary>The probability p of a component to be dropped.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public override string Description => string.Create(CultureInfo.InvariantCulture, $"masks that drop with probability {Probability:R}");

    internal override double Kept => 1 - Probability;

    /// <inheritdoc/>
    public override void Apply<T>(ReadOnlySpan<T> clean, Span<T> corrupted, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(random);
        for (int index = 0; index < clean.Length; index++)
            corrupted[index] = random.NextUniform() < Probability ? T.Zero : clean[index];
    }

    // With q = 1 - p: E k_i k_j = q² for i ≠ j and q for i = j, so Cov(x̃) = q² Cov(x) + q(1-q) diag(E x_i²).
    internal override DenseMatrix CovarianceOf(DenseMatrix covariance, DenseVector mean)
    {
        DenseMatrix result = Kept * Kept * covariance;
        for (int index = 0; index < mean.Count; index++)
            result[index, index] += Kept * Probability * (covariance[index, index] + (mean[index] * mean[index]));
        return result;
    }
}
