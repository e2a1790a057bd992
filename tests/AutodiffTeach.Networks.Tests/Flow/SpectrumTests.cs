using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Flow;

public sealed class SpectrumTests
{
    public static TheoryData<string, int, double[], double> Radii => new()
    {
        { "a number", 1, [-0.3], 0.3 },
        { "zero", 2, [0, 0, 0, 0], 0 },
        { "diagonal", 2, [0.5, 0, 0, -2], 2 },
        { "a rotation", 2, [0.6, -0.8, 0.8, 0.6], 1 },
        { "a rotation and a stretch", 2, [1, -1, 1, 1], Math.Sqrt(2) },
        { "a swap", 2, [0, 1, 1, 0], 1 },
        { "a swap of unlike sizes", 2, [0, 1e8, 1e-8, 0], 1 },
        { "a Jordan block", 3, [0.9, 1, 0, 0, 0.9, 1, 0, 0, 0.9], 0.9 },
        { "nilpotent", 3, [0, 1, 2, 0, 0, 3, 0, 0, 0], 0 },
        { "huge", 2, [1e300, 1e300, 1e300, 1e300], 2e300 },
        { "tiny", 2, [1e-300, 1e-300, 1e-300, 1e-300], 2e-300 },
        { "Fibonacci's", 2, [1, 1, 1, 0], (1 + Math.Sqrt(5)) / 2 },
    };

    [Theory]
    [MemberData(nameof(Radii))]
    public void The_spectral_radius_is_the_greatest_eigenvalue(string name, int size, double[] values, double expected)
    {
        double radius = Spectrum.Radius(new Matrix<double>(size, size, values));
        Assert.True(Math.Abs(radius - expected) <= 1e-12 * expected, $"{name}: {radius}, expected {expected}");
    }

    [Fact]
    public void The_spectral_norm_is_the_greatest_singular_value()
    {
        Assert.Equal(5, Spectrum.Norm(new Matrix<double>(1, 2, [3, -4])), 1e-14);
        Assert.Equal(5, Spectrum.Norm(new Matrix<double>(2, 1, [3, -4])), 1e-14);
        Assert.Equal((1 + Math.Sqrt(5)) / 2, Spectrum.Norm(new Matrix<double>(2, 2, [1, 1, 0, 1])), 1e-14);
        Assert.Equal(0, Spectrum.Norm(new Matrix<double>(2, 3)));
        Assert.Equal(2, Spectrum.Norm(new Matrix<double>(2, 2, [1e200, 1e200, 1e200, 1e200])) / 1e200, 1e-14);
    }

    [Fact]
    public void Random_matrices_have_the_radius_and_norm_that_their_eigenvalues_have()
    {
        var random = new RandomStream(7);
        for (int trial = 0; trial < 40; trial++)
        {
            int size = 1 + random.NextBelow(24);
            var matrix = new Matrix<double>(size, size);
            foreach (ref double value in matrix.Values)
                value = random.NextNormal();
            var dense = new MathNet.Numerics.LinearAlgebra.Double.DenseMatrix(size, size, matrix.Values.ToArray());
            double radius = dense.Evd().EigenValues.Max(value => value.Magnitude);
            Assert.Equal(1, Spectrum.Radius(matrix) / radius, 1e-11);
            Assert.Equal(1, Spectrum.Norm(matrix) / dense.L2Norm(), 1e-12);
        }
    }

    [Fact]
    public void What_is_not_finite_has_no_radius()
    {
        Assert.Equal(double.NaN, Spectrum.Radius(new Matrix<double>(2, 2, [1, double.NaN, 0, 1])));
        Assert.Equal(double.NaN, Spectrum.Radius(new Matrix<double>(2, 2, [1, double.PositiveInfinity, 0, 1])));
        Assert.Equal(double.NaN, Spectrum.Norm(new Matrix<double>(2, 2, [double.NaN, double.PositiveInfinity, 0, 1])));
        Assert.Equal(double.PositiveInfinity, Spectrum.Norm(new Matrix<double>(2, 2, [1, double.NegativeInfinity, 0, 1])));
        Assert.Equal(double.NaN, Spectrum.Norm(new Matrix<double>(1, 1, [double.NaN])));
    }

    [Fact]
    public void A_nilpotent_matrix_hidden_by_a_change_of_basis_has_no_radius_that_rounding_leaves()
    {
        // S N S^-1 with N = [[0, 1], [0, 0]]: all eigenvalues are 0, but those of the rounded elements are near 1e-8.
        var matrix = new Matrix<double>(2, 2, [0.3 * 0.7, 0.3 * 0.3, -(0.7 * 0.7), -(0.7 * 0.3)]);
        Assert.Equal(double.NaN, Spectrum.Radius(matrix));
    }

    [Fact]
    public void Only_a_square_matrix_has_a_radius() =>
        Assert.StartsWith("A 2×3 matrix has no eigenvalues; expected a square one.", Assert.Throws<ArgumentException>(() => Spectrum.Radius(new Matrix<double>(2, 3))).Message, StringComparison.Ordinal);
}
