using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Autoencoders;

public sealed class SyntheticFeaturesTests
{
    [Fact]
    public void The_rotation_is_orthogonal_and_the_covariance_has_the_variances_as_eigenvalues()
    {
        var features = new SyntheticFeatures(7, 2, new RandomStream(1));
        Matrix<double> rotation = features.Rotation, covariance = features.Covariance();
        for (int first = 0; first < 7; first++)
        {
            for (int second = 0; second < 7; second++)
                Assert.Equal(first == second ? 1 : 0, Dot(rotation, first, rotation, second), 1e-12);

            // C q = variance · q for each column q of the rotation.
            for (int row = 0; row < 7; row++)
            {
                double product = Enumerable.Range(0, 7).Sum(index => covariance[row, index] * rotation[index, first]);
                Assert.Equal((first < 2 ? 10 : 1) * rotation[row, first], product, 1e-12);
            }
        }
    }

    [Fact]
    public void Classes_are_the_sign_of_the_sum_of_the_directions_that_matter()
    {
        var features = new SyntheticFeatures(9, 4, new RandomStream(1));
        LabelledVectors<double> drawn = features.Draw<double>(600, new RandomStream(2));
        for (int row = 0; row < drawn.Count; row++)
        {
            double sum = 0;
            for (int direction = 0; direction < 4; direction++)
                sum += Enumerable.Range(0, 9).Sum(index => features.Rotation[index, direction] * drawn.Vectors[row, index]);
            Assert.Equal(sum > 0 ? 1 : 0, drawn.Labels.Span[row]);
        }
    }

    [Fact]
    public void Samples_have_the_covariance_of_the_distribution()
    {
        var features = new SyntheticFeatures(5, 2, new RandomStream(1), variance: 4);
        LabelledVectors<float> drawn = features.Draw<float>(20_000, new RandomStream(2));
        Matrix<double> covariance = features.Covariance();
        for (int first = 0; first < 5; first++)
        {
            for (int second = 0; second < 5; second++)
            {
                double mean = Enumerable.Range(0, drawn.Count).Average(row => (double)drawn.Vectors[row, first] * drawn.Vectors[row, second]);
                Assert.Equal(covariance[first, second], mean, 0.15);
            }
        }
    }

    [Fact]
    public void A_seed_gives_the_same_vectors_and_none_is_possible()
    {
        float[][] drawn = [.. Enumerable.Range(0, 2).Select(_ => new SyntheticFeatures(5, 5, new RandomStream(1)).Draw<float>(300, new RandomStream(2)).Vectors.Values.ToArray())];
        Assert.Equal(drawn[0], drawn[1]);
        Assert.Equal(0, new SyntheticFeatures(5, 1, new RandomStream(1)).Draw<float>(0, new RandomStream(2)).Count);
    }

    [Theory]
    [InlineData(0, 1, 10)]
    [InlineData(5, 0, 10)]
    [InlineData(5, 6, 10)]
    [InlineData(5, 2, 0)]
    [InlineData(5, 2, double.NaN)]
    public void Numbers_out_of_range_are_refused(int size, int informative, double variance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticFeatures(size, informative, new RandomStream(1), variance));

    private static double Dot(Matrix<double> left, int leftColumn, Matrix<double> right, int rightColumn) =>
        Enumerable.Range(0, left.Rows).Sum(row => left[row, leftColumn] * right[row, rightColumn]);
}
