using System.Text.Json;
using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tests.Layers;
using AutodiffTeach.Networks.Tests.Training;
using MathNet.Numerics.LinearAlgebra.Double;

namespace AutodiffTeach.Networks.Tests.Autoencoders;

/// <summary>The optima of linear autoencoders: against published numbers, against a descent by PyTorch, and against what they are defined by.</summary>
public sealed class LinearOptimumTests
{
    private static readonly Dictionary<string, Corruption> Corruptions = new()
    {
        ["vanilla"] = Corruption.None,
        ["denoising"] = new GaussianNoise(),
        ["masked"] = new Masking(),
    };

    public static TheoryData<int> Optima => AutoencoderOracle.Optima;

    // d = 100, k = 20, variances 10 and 1. Of masking the optimum depends on the rotation a little, through the variances of the components; here all are 2.8.
    [Theory]
    [InlineData("vanilla", 230, 80, 0, 0)]
    [InlineData("denoising", 231.2, 84.9, 20.9, 20.9)]
    [InlineData("masked", 234.3, 97.1, 55.7, 55.7)]
    public void The_synthetic_set_has_the_optima_of_the_problem_set(string kind, double five, double twenty, double hundred, double moreThanFeatures)
    {
        var optimum = new LinearOptimum(EvenCovariance(), new double[100], Corruptions[kind]);
        Assert.Equal(five, optimum.ErrorAt(5), 0.051);
        Assert.Equal(twenty, optimum.ErrorAt(20), 0.051);
        Assert.Equal(hundred, optimum.ErrorAt(100), 0.051);
        Assert.Equal(moreThanFeatures, optimum.ErrorAt(500), 0.051);
    }

    [Theory]
    [InlineData("vanilla", 1e-9)]
    [InlineData("denoising", 1e-9)]
    [InlineData("masked", 0.01)]
    public void Random_rotations_have_nearly_the_same_optima(string kind, double tolerance)
    {
        for (ulong seed = 0; seed < 3; seed++)
        {
            var optimum = new LinearOptimum(new SyntheticFeatures(100, 20, new RandomStream(seed)).Covariance(), new double[100], Corruptions[kind]);
            var even = new LinearOptimum(EvenCovariance(), new double[100], Corruptions[kind]);
            foreach (int size in new[] { 5, 20, 100 })
                Assert.Equal(even.ErrorAt(size), optimum.ErrorAt(size), 1e-9 + (tolerance * even.ErrorAt(size)));
        }
    }

    [Theory]
    [MemberData(nameof(Optima))]
    public void Descent_finds_no_lower_error_and_finds_this_one(int index)
    {
        JsonElement one = AutoencoderOracle.Optimum(index);
        Matrix<double> covariance = AutoencoderOracle.MatrixOf(one.GetProperty("covariance"));
        double noise = one.GetProperty("noise").GetDouble(), keep = one.GetProperty("keep").GetDouble();
        Corruption corruption = noise > 0 ? new GaussianNoise(Math.Sqrt(noise)) : new Masking(1 - keep);
        var optimum = new LinearOptimum(covariance, new double[covariance.Rows], corruption);
        double[] errors = OptimiserOracle.Numbers(one.GetProperty("errors"));
        for (int size = 1; size <= errors.Length; size++)
            Assert.Equal(errors[size - 1], optimum.ErrorAt(size), 1e-6);
    }

    [Theory]
    [InlineData("vanilla")]
    [InlineData("denoising")]
    [InlineData("masked")]
    public void It_falls_with_the_size_and_clean_input_is_no_harder(string kind)
    {
        LinearOptimum optimum = LinearOptimum.OfData(Skewed(200), Corruptions[kind]);
        for (int size = 0; size <= 6; size++)
        {
            Assert.InRange(optimum.ErrorAt(size + 1), -1e-9, optimum.ErrorAt(size));
            Assert.InRange(optimum.CleanErrorAt(size), -1e-9, optimum.ErrorAt(size) + 1e-9);
        }

        Assert.Equal(optimum.ErrorAt(6), optimum.ErrorAt(1000));
    }

    // At p = 1/2 all masks are as likely: the expectation is the mean over every vector under every mask.
    [Fact]
    public void With_masks_it_is_the_mean_over_all_masks_of_the_best_affine_map()
    {
        Matrix<double> vectors = Skewed(40);
        var (corrupted, clean) = EveryMask(vectors);
        Assert.Equal(LeastSquaresErrors(corrupted, clean).Sum(), LinearOptimum.OfData(vectors, new Masking(0.5)).ErrorAt(6), 1e-9);
    }

    [Fact]
    public void Moments_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new LinearOptimum(new(2, 3), new double[3], Corruption.None));
        Assert.Throws<ArgumentException>(() => new LinearOptimum(new(3, 3), new double[2], Corruption.None));
        Assert.Throws<ArgumentException>(() => LinearOptimum.OfData(new Matrix<float>(0, 3), Corruption.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LinearOptimum(new(3, 3), new double[3], Corruption.None).ErrorAt(-1));
    }

    /// <summary>A covariance of 100 with variances 10 in 20 directions and 1 in the others: waves, a sine and a cosine of each of 10 frequencies, so that all components have the same variance.</summary>
    private static Matrix<double> EvenCovariance()
    {
        var covariance = new Matrix<double>(100, 100);
        for (int row = 0; row < 100; row++)
        {
            for (int column = 0; column < 100; column++)
                covariance[row, column] = (row == column ? 1 : 0) + (9 * 0.02 * Enumerable.Range(1, 10).Sum(frequency => Math.Cos(2 * Math.PI * frequency * (row - column) / 100)));
        }

        return covariance;
    }

    /// <summary>Vectors of 6 with a mean that is not 0, one component being constant.</summary>
    private static Matrix<double> Skewed(int count)
    {
        Matrix<double> vectors = Sample.Matrix(count, 6, seed: 3);
        for (int row = 0; row < count; row++)
        {
            vectors[row, 1] += 2 * vectors[row, 0];
            vectors[row, 2] = (vectors[row, 2] * vectors[row, 1]) + 3;
            vectors[row, 5] = 1.5;
        }

        return vectors;
    }

    private static (Matrix<double> Corrupted, Matrix<double> Clean) EveryMask(Matrix<double> vectors)
    {
        int masks = 1 << vectors.Columns;
        var (corrupted, clean) = (new Matrix<double>(vectors.Rows * masks, vectors.Columns), new Matrix<double>(vectors.Rows * masks, vectors.Columns));
        for (int row = 0; row < corrupted.Rows; row++)
        {
            for (int column = 0; column < vectors.Columns; column++)
            {
                clean[row, column] = vectors[row / masks, column];
                corrupted[row, column] = (row % masks >> column & 1) * clean[row, column];
            }
        }

        return (corrupted, clean);
    }

    /// <summary>For each component of the target the least mean squared error of an affine function of the input.</summary>
    private static double[] LeastSquaresErrors(Matrix<double> input, Matrix<double> target)
    {
        var x = DenseMatrix.Create(input.Rows, input.Columns + 1, (row, column) => column < input.Columns ? input[row, column] : 1);
        return [.. Enumerable.Range(0, target.Columns).Select(column =>
        {
            var y = DenseVector.Create(target.Rows, row => target[row, column]);
            double norm = (y - (x * x.Svd().Solve(y))).L2Norm();
            return norm * norm / target.Rows;
        })];
    }
}
