using System.Text.Json;
using AutodiffTeach.Networks.Components;
using AutodiffTeach.Networks.Numerics;
using static AutodiffTeach.Networks.Tests.Components.LinearAutoencoderTests;
using static AutodiffTeach.Networks.Tests.Training.OptimiserOracle;

namespace AutodiffTeach.Networks.Tests.Components;

public sealed class PrincipalComponentsTests
{
    private static readonly JsonElement Oracle = Repository.ReadJson("tests", "oracles", "components.json");

    public static TheoryData<int> Decompositions => [.. Enumerable.Range(0, Oracle.GetProperty("components").GetArrayLength())];

    public static TheoryData<int> Angles => [.. Enumerable.Range(0, Oracle.GetProperty("angles").GetArrayLength())];

    // The numbers of the oracle are rounded to eleven decimals.
    private const double Rounded = 1e-11;

    [Theory]
    [MemberData(nameof(Decompositions))]
    public void Eigenvalues_directions_and_reconstructions_are_those_of_numpy(int index)
    {
        JsonElement one = Oracle.GetProperty("components")[index];
        Matrix<double> rows = MatrixOf(one.GetProperty("rows"));
        var components = PrincipalComponents.Of(rows, one.GetProperty("centred").GetBoolean());
        double[] eigenvalues = Numbers(one.GetProperty("eigenvalues"));
        AssertClose(eigenvalues, [.. components.Eigenvalues], Rounded);
        AssertClose(Numbers(one.GetProperty("mean")), [.. components.Mean], Rounded);
        AssertClose(Numbers(one.GetProperty("directions")), components.Directions.Values, Rounded);
        int count = one.GetProperty("count").GetInt32();
        Assert.Equal(one.GetProperty("share").GetDouble(), components.ExplainedShare(count), Rounded);
        Assert.Equal(one.GetProperty("discarded").GetDouble(), components.Discarded(count), Rounded);
        AssertClose(Numbers(one.GetProperty("reconstruction")), components.Reconstruct(components.Project(rows, count)).Values, Rounded);
    }

    [Theory]
    [MemberData(nameof(Angles))]
    public void Angles_between_subspaces_are_those_of_numpy(int index)
    {
        JsonElement one = Oracle.GetProperty("angles")[index];
        IReadOnlyList<double> angles = SubspaceAngles.Between(MatrixOf(one.GetProperty("first")), MatrixOf(one.GetProperty("second")));
        AssertClose(Numbers(one.GetProperty("angles")), [.. angles], Rounded);
    }

    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-5)]
    [InlineData(0.7)]
    [InlineData(1.5)]
    public void A_small_angle_keeps_its_digits(double angle)
    {
        var first = new Matrix<double>(3, 2, [1, 1, 0, 1, 0, 0]);
        var second = new Matrix<double>(3, 2, [1, 0, 0, Math.Cos(angle), 0, Math.Sin(angle)]);
        IReadOnlyList<double> angles = SubspaceAngles.Between(first, second);
        Assert.Equal(2, angles.Count);
        Assert.InRange(angles[0], 0, 1e-15);
        Assert.Equal(angle, angles[1], 2e-15);
    }

    [Fact]
    public void Angles_are_those_of_the_spaces_whatever_spans_them()
    {
        Matrix<double> first = Data(7, 3, 1), second = Data(7, 2, 2);
        IReadOnlyList<double> angles = SubspaceAngles.Between(first, second);
        Matrix<double> mixed = MatrixAlgebra.Multiply(first, new Matrix<double>(3, 4, [1, 2, 3, 4, 0, 1, -1, 2, 5, 0, 1, 1]));
        AssertClose([.. angles], [.. SubspaceAngles.Between(second, mixed)], 1e-12);
        Assert.Empty(SubspaceAngles.Between(first, new(7, 2)));
        Assert.Throws<ArgumentException>(() => SubspaceAngles.Between(first, Data(6, 2, 2)));
    }

    [Theory]
    [InlineData(60, 5)]
    [InlineData(5, 60)]
    [InlineData(1, 4)]
    [InlineData(4, 1)]
    [InlineData(6, 6)]
    public void Directions_are_orthonormal_and_what_is_lost_is_the_discarded_eigenvalues(int count, int features)
    {
        Matrix<double> rows = Data(count, features, 5);
        var components = PrincipalComponents.Of(rows);
        int directions = Math.Min(count, features);
        Assert.Equal((directions, directions, features), (components.Eigenvalues.Count, components.Directions.Rows, components.Features));
        Matrix<double> products = MatrixAlgebra.Multiply(components.Directions, MatrixAlgebra.Transpose(components.Directions));
        AssertClose(MatrixAlgebra.Identity(directions).Values, products.Values, 1e-12);
        for (int kept = 0; kept <= directions; kept++)
        {
            Matrix<double> lost = MatrixAlgebra.Add(rows, -1, components.Reconstruct(components.Project(rows, kept)));
            Assert.Equal(components.Discarded(kept), MatrixAlgebra.Dot(lost, lost) / count, 1e-10);
        }
    }

    [Fact]
    public void A_small_eigenvalue_beside_a_great_one_keeps_its_digits()
    {
        // Two features, uncorrelated, of deviations 1 and 1e-9: in S the smaller one would be 1e-18 beside 1.
        var rows = new Matrix<double>(4, 2, [1, 1e-9, 1, -1e-9, -1, 1e-9, -1, -1e-9]);
        Assert.InRange(PrincipalComponents.Of(rows).Eigenvalues[1] / 1e-18, 1 - 1e-6, 1 + 1e-6);
    }

    [Fact]
    public void The_greatest_component_of_a_direction_is_positive()
    {
        var components = PrincipalComponents.Of(Data(40, 9, 3));
        for (int index = 0; index < 9; index++)
            Assert.True(components.Directions.Row(index).ToArray().MaxBy(Math.Abs) > 0);
        Assert.Equal([Math.Sqrt(0.5), -Math.Sqrt(0.5)], [.. PrincipalComponents.Of(new(2, 2, [-1, 1, 1, -1])).Directions.Row(0).ToArray().Select(value => Math.Round(value, 15))], (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Data_without_variance_have_components()
    {
        var components = PrincipalComponents.Of(new(3, 2, [4, 5, 4, 5, 4, 5]));
        Assert.Equal([0, 0], components.Eigenvalues);
        Assert.Equal(double.NaN, components.ExplainedShare(1));
        Assert.Equal([4, 5], components.Mean);
    }

    [Fact]
    public void Data_that_have_no_components_are_refused()
    {
        Assert.Throws<ArgumentException>(() => PrincipalComponents.Of(new(0, 3)));
        Assert.Throws<ArgumentException>(() => PrincipalComponents.Of(new(1, 1, [double.NaN])));
        Assert.Throws<ArgumentException>(() => PrincipalComponents.Of(new(1, 1, [1e200])));
        var components = PrincipalComponents.Of(Data(4, 3, 1));
        Assert.Throws<ArgumentException>(() => components.Project(Data(4, 2, 1), 1));
        Assert.Throws<ArgumentException>(() => components.Basis(4));
    }

    private static Matrix<double> MatrixOf(JsonElement rows) => new(rows.GetArrayLength(), rows[0].GetArrayLength(), Numbers(rows));

    private static void AssertClose(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int index = 0; index < expected.Length; index++)
            Assert.Equal(expected[index], actual[index], tolerance);
    }
}
