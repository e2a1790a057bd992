using AutodiffTeach.Networks.Components;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Components;

public sealed class LinearAutoencoderTests
{
    // Rows × features, size of the code, λ: tall and wide data, codes narrow and wider than the data, and penalties that shrink, that drop some directions, and that drop all.
    public static TheoryData<int, int, int, double> Cases => new()
    {
        { 40, 6, 3, 0 }, { 40, 6, 3, 0.01 }, { 40, 6, 6, 0.05 }, { 40, 6, 9, 0.05 }, { 40, 6, 2, 0.4 }, { 40, 6, 4, 100 }, { 4, 7, 2, 0 }, { 4, 7, 5, 0.02 }, { 1, 3, 2, 0.1 },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void At_the_optimum_the_gradient_is_zero_and_the_loss_is_that_of_the_theory(int rows, int features, int code, double penalty)
    {
        Matrix<double> data = Data(rows, features, 1);
        var loss = new LinearAutoencoderLoss(data, penalty);
        var optimum = new LinearAutoencoderOptimum(PrincipalComponents.Of(data, centred: false), code, penalty);
        var rotation = new Linear<double>(code, code, bias: false).Parameters[0];
        AutodiffTeach.Networks.Training.Filling.FillOrthogonal(rotation, new RandomStream(3));
        foreach (LinearAutoencoderWeights weights in new[] { optimum.Weights(), optimum.Weights(rotation.Value) })
        {
            Assert.Equal(optimum.Loss, loss.Of(weights), 1e-12);
            Assert.Equal(optimum.Reconstruction, loss.ReconstructionOf(weights), 1e-12);
            Assert.Equal(optimum.DistanceFromIdentity, weights.DistanceFromIdentity(), 1e-7);
            Assert.InRange(loss.Gradient(weights).Norm(), 0, 1e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_change_of_the_weights_lowers_the_loss(int rows, int features, int code, double penalty)
    {
        Matrix<double> data = Data(rows, features, 1);
        var loss = new LinearAutoencoderLoss(data, penalty);
        LinearAutoencoderWeights weights = new LinearAutoencoderOptimum(PrincipalComponents.Of(data, centred: false), code, penalty).Weights();
        double least = loss.Of(weights);
        var random = new RandomStream(9);
        foreach (double size in new[] { 1e-4, 1e-2, 0.3, 3 })
        {
            for (int time = 0; time < 50; time++)
                Assert.True(loss.Of(Perturbed(weights, size, random)) >= least - 1e-12);
        }
    }

    [Fact]
    public void The_first_principal_directions_satisfy_the_first_order_conditions_and_so_do_any_others_with_more_loss()
    {
        Matrix<double> data = Data(30, 5, 4);
        var components = PrincipalComponents.Of(data, centred: false);
        var loss = new LinearAutoencoderLoss(data);
        foreach (int[] chosen in new int[][] { [0, 1], [0, 2], [1, 4], [3, 4] })
        {
            var encoder = new Matrix<double>(2, 5, [.. components.Directions.Row(chosen[0]), .. components.Directions.Row(chosen[1])]);
            var weights = new LinearAutoencoderWeights(encoder, MatrixAlgebra.Transpose(encoder));
            Assert.InRange(loss.Gradient(weights).Norm(), 0, 1e-12);
            Assert.Equal(components.Eigenvalues.Where((_, index) => !chosen.Contains(index)).Sum(), loss.Of(weights), 1e-12);
        }
    }

    [Fact]
    public void The_optimum_is_the_sum_of_the_discarded_eigenvalues()
    {
        var components = PrincipalComponents.Of(Data(50, 8, 2));
        for (int code = 1; code <= 8; code++)
            Assert.Equal(components.Eigenvalues.Skip(code).Sum(), new LinearAutoencoderOptimum(components, code).Loss, 1e-14);
    }

    [Fact]
    public void Gradients_are_those_of_two_linear_layers()
    {
        const int Features = 6, Code = 4, Rows = 9;
        Matrix<double> data = Data(Rows, Features, 7);
        var weights = new LinearAutoencoderWeights(Data(Code, Features, 8), Data(Features, Code, 9));
        var network = new Network<double>(new Linear<double>(Features, Code, bias: false), new Linear<double>(Code, Features, bias: false));
        weights.Encoder.Values.CopyTo(network.Parameters[0].Parameter.Value.Values);
        weights.Decoder.Values.CopyTo(network.Parameters[1].Parameter.Value.Values);
        var examples = new Sequence<double>(1, Rows, Features);
        data.Values.CopyTo(examples.Values);
        var error = new MeanSquaredError<double>(examples);
        double value = error.Forward(network.Forward(examples));
        network.Backward(error.Backward());

        // The mean over the features too is L/d; the penalty adds 2λW.
        var loss = new LinearAutoencoderLoss(data, 0.3);
        LinearAutoencoderWeights gradient = loss.Gradient(weights);
        Assert.Equal(loss.ReconstructionOf(weights), Features * value, 1e-12);
        AssertGradient(gradient.Encoder, network.Parameters[0].Parameter, 0.6, Features);
        AssertGradient(gradient.Decoder, network.Parameters[1].Parameter, 0.6, Features);
    }

    [Fact]
    public void As_the_penalty_goes_to_zero_the_decoder_becomes_orthonormal_in_proportion()
    {
        var components = PrincipalComponents.Of(Data(50, 8, 2));
        double[] shares = [.. new[] { 1e-2, 1e-3, 1e-4, 1e-5 }.Select(penalty => new LinearAutoencoderOptimum(components, 3, penalty).DistanceFromIdentity / penalty)];
        Assert.All(shares, share => Assert.Equal(Math.Sqrt(components.Eigenvalues.Take(3).Sum(eigenvalue => 1 / (eigenvalue * eigenvalue))), share, 1e-6));
        Assert.Equal(0, new LinearAutoencoderOptimum(components, 3).DistanceFromIdentity);
    }

    [Fact]
    public void A_direction_whose_eigenvalue_is_no_greater_than_the_penalty_is_dropped()
    {
        var components = PrincipalComponents.Of(Data(50, 4, 2));
        double penalty = components.Eigenvalues[2];
        var optimum = new LinearAutoencoderOptimum(components, 4, penalty);
        Assert.Equal(2, optimum.Kept);
        Assert.Equal([0, 0], optimum.SingularValues.Skip(2));
        Assert.Equal(2 * (2 * penalty) - penalty * penalty * components.Eigenvalues.Take(2).Sum(eigenvalue => 1 / eigenvalue) + components.Eigenvalues.Skip(2).Sum(), optimum.Loss, 1e-14);
    }

    [Fact]
    public void Weight_decay_stands_for_the_penalty_of_the_mean_over_features_too()
    {
        Assert.Equal(0.06, LinearAutoencoderLoss.PenaltyOf(12, 0.01), 1e-15);
        Assert.Equal(0.01, LinearAutoencoderLoss.WeightDecayOf(12, 0.06), 1e-15);
    }

    internal static Matrix<double> Data(int rows, int columns, ulong seed)
    {
        var random = new RandomStream(seed);
        var data = new Matrix<double>(rows, columns);
        // Of spread that falls from feature to feature, so that eigenvalues differ.
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                data[row, column] = random.NextNormal() * Math.Pow(0.8, column);
        }

        return data;
    }

    private static LinearAutoencoderWeights Perturbed(LinearAutoencoderWeights weights, double size, RandomStream random) =>
        new(Perturbed(weights.Encoder, size, random), Perturbed(weights.Decoder, size, random));

    private static Matrix<double> Perturbed(Matrix<double> matrix, double size, RandomStream random)
    {
        Matrix<double> changed = matrix.Copy();
        foreach (ref double value in changed.Values)
            value += size * random.NextNormal();
        return changed;
    }

    private static void AssertGradient(Matrix<double> expected, Parameter<double> actual, double decay, int features)
    {
        for (int index = 0; index < expected.Values.Length; index++)
            Assert.Equal(expected.Values[index], (features * actual.Gradient.Values[index]) + (decay * actual.Value.Values[index]), 1e-12);
    }
}
