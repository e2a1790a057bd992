using System.Text.Json;
using AutodiffTeach.Networks.Components;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;
using AutodiffTeach.Networks.Training;
using static AutodiffTeach.Networks.Tests.Training.OptimiserOracle;

namespace AutodiffTeach.Networks.Tests.Components;

/// <summary>Descent finds what the theory says, with this library's layers and with PyTorch's.</summary>
public sealed class LinearAutoencoderTrainingTests
{
    private static readonly JsonElement Oracle = Repository.ReadJson("tests", "oracles", "components.json").GetProperty("autoencoders");

    public static TheoryData<int> Autoencoders => [.. Enumerable.Range(0, Oracle.GetArrayLength())];

    [Theory]
    [MemberData(nameof(Autoencoders))]
    public void What_pytorch_learns_is_the_optimum(int index)
    {
        JsonElement one = Oracle[index];
        LinearAutoencoderOptimum optimum = OptimumOf(one);
        double[] products = Numbers(one.GetProperty("products"));
        Assert.Equal(one.GetProperty("loss").GetDouble(), optimum.Loss, 1e-7);
        Assert.Equal(products.Length, optimum.SingularValues.Count);
        foreach ((double product, double singular) in products.Zip(optimum.SingularValues))
            Assert.Equal(product, singular * singular, 2e-6);
    }

    public static TheoryData<string, double> Descents => new() { { "sgd", 0 }, { "sgd", 0.05 }, { "adam", 0 }, { "adam", 0.05 } };

    [Theory]
    [MemberData(nameof(Descents))]
    public void What_layers_learn_is_the_optimum(string optimiser, double penalty)
    {
        const int Features = 5, Code = 2;
        Matrix<double> raw = LinearAutoencoderTests.Data(30, Features, 3);
        var components = PrincipalComponents.Of(raw);
        Matrix<double> rows = components.Centre(raw);
        var network = new Network<double>(new Linear<double>(Features, Code, bias: false), new Linear<double>(Code, Features, bias: false));
        network.Initialise(Initialisation.PyTorch, new RandomStream(1));
        double decay = LinearAutoencoderLoss.WeightDecayOf(Features, penalty);
        Optimiser<double> steps = optimiser == "sgd"
            ? new Sgd<double>(network.Parameters, 0.1, momentum: 0.9, weightDecay: decay)
            : new Adam<double>(network.Parameters, 3e-3, weightDecay: decay);
        new Trainer<double>(network, new Reconstruction<double>(rows), steps).Run(8000, cancellation: TestContext.Current.CancellationToken);

        var weights = new LinearAutoencoderWeights(network.Parameters[0].Parameter.Value, network.Parameters[1].Parameter.Value);
        var loss = new LinearAutoencoderLoss(rows, penalty);
        var optimum = new LinearAutoencoderOptimum(components, Code, penalty);
        Assert.Equal(optimum.Loss, loss.Of(weights), 1e-8);
        Assert.InRange(loss.Gradient(weights).Norm(), 0, 1e-5);
        Assert.InRange(SubspaceAngles.Between(weights.Decoder, components.Basis(Code))[^1], 0, 1e-4);
        if (penalty > 0)
        {
            Assert.Equal(optimum.DistanceFromIdentity, weights.DistanceFromIdentity(), 1e-4);
            Assert.All(optimum.SingularValues.Zip(weights.DecoderSingularValues()), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        }
    }

    [Fact]
    public void The_task_is_told_apart_by_its_data()
    {
        var task = new Reconstruction<float>(new(2, 1, [1, 2]));
        Assert.NotEqual(task.Description, new Reconstruction<float>(new(2, 1, [1, 3])).Description);
        Assert.Equal([1f, 2f], task.NextBatch().Values.ToArray());
        task.Restore(task.State);
        Assert.Throws<ArgumentException>(() => task.Restore([1]));
    }

    private static LinearAutoencoderOptimum OptimumOf(JsonElement one)
    {
        JsonElement rows = one.GetProperty("rows");
        var components = PrincipalComponents.Of(new(rows.GetArrayLength(), rows[0].GetArrayLength(), Numbers(rows)), centred: false);
        return new(components, one.GetProperty("code").GetInt32(), one.GetProperty("penalty").GetDouble());
    }
}
