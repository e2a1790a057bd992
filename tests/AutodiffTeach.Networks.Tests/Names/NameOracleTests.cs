using System.Text.Json;
using AutodiffTeach.Networks.Names;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tests.Training;

namespace AutodiffTeach.Networks.Tests.Names;

/// <summary>Small classifiers against PyTorch's packed sequences: tests/oracles/names.json.</summary>
public sealed class NameOracleTests
{
    private static readonly JsonElement Document = Repository.ReadJson("tests", "oracles", "names.json");

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Document.GetProperty("classifiers").GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_loss_and_gradients_are_those_of_PyTorch(int index)
    {
        JsonElement one = Document.GetProperty("classifiers")[index];
        Network<double> network = NetworkOf(one);
        LabelledName[] names = NamesOf(one);
        NameTask<double> task = InOrder(names, network);

        Sequence<double> scores = network.Forward(task.NextBatch());
        OptimiserOracle.AssertAgree(OptimiserOracle.Numbers(one.GetProperty("scores")), scores.Values);
        Assert.Equal(one.GetProperty("loss").GetDouble(), task.Loss.Forward(scores), 1e-12);
        network.Backward(task.Loss.Backward());
        foreach ((string name, var parameter) in network.Parameters)
            OptimiserOracle.AssertAgree(OptimiserOracle.Numbers(one.GetProperty("gradients").GetProperty(name)), parameter.Gradient.Values);
    }

    private static Network<double> NetworkOf(JsonElement one)
    {
        var cell = Enum.Parse<NameCell>(one.GetProperty("cell").GetString()!, ignoreCase: true);
        var model = new NameModel(cell, one.GetProperty("layers").GetInt32(), one.GetProperty("hidden").GetInt32(), one.GetProperty("embedding").GetInt32(), Dropout: 0, ["a", "b", "c"]);
        Network<double> network = model.Create<double>(new RandomStream(0));
        foreach ((string name, var parameter) in network.Parameters)
            OptimiserOracle.Numbers(one.GetProperty("parameters").GetProperty(name)).CopyTo(parameter.Value.Values);
        return network;
    }

    private static LabelledName[] NamesOf(JsonElement one) =>
        [.. one.GetProperty("names").EnumerateArray().Select(name => new LabelledName(name[0].GetString()!, name[0].GetString()!, name[1].GetInt32()))];

    // The task takes the names in the order of its stream; put so that this is the order of the oracle.
    private static NameTask<double> InOrder(LabelledName[] names, Network<double> network)
    {
        int[] order = [.. Enumerable.Range(0, names.Length)];
        new RandomStream(3).Shuffle(order.AsSpan());
        var placed = new LabelledName[names.Length];
        for (int index = 0; index < names.Length; index++)
            placed[order[index]] = names[index];
        return new(placed, names.Length, network, new RandomStream(3));
    }
}
