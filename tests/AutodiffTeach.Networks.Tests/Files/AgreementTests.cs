using System.Text.Json;
using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Files;

/// <summary>Every case of PyTorch's numbers: a vector of a state at a step, or a whole parameter, agrees to 1e-10 of its largest component.</summary>
public sealed class AgreementTests
{
    private const double Tolerance = 1e-10;

    public static TheoryData<string> Cases => [.. Oracle.Cases.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_network_agrees_with_PyTorch(string name)
    {
        JsonElement item = Oracle.Cases[name], expected = item.GetProperty("expected");
        NetworkFile<double> file = NetworkFile<double>.Parse(item.GetProperty("network").GetRawText());
        NetworkRun<double> run = file.Run();
        RecurrentLayer<double>[] recurrent = [.. file.Network.Layers.OfType<RecurrentLayer<double>>()];

        AssertSteps(expected.GetProperty("outputs"), run.Outputs, "outputs");
        AssertLists(expected.GetProperty("states"), recurrent, layer => layer.States, "states");
        if (expected.TryGetProperty("cells", out JsonElement cells))
            AssertLists(cells, recurrent, layer => ((Lstm<double>)layer).Cells, "cells");
        Assert.Equal(expected.TryGetProperty("loss", out JsonElement loss), run.Loss is not null);
        if (run.Loss is { } found)
            AssertGradients(expected, file, recurrent, (loss.GetDouble(), found));
    }

    [Fact]
    public void The_cases_cover_every_cell_and_every_loss()
    {
        string[] types = [.. Oracle.Cases.Values.SelectMany(item => item.GetProperty("network").GetProperty("layers").EnumerateArray())
            .Select(layer => layer.GetProperty("type").GetString()!).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(["dropout", "embedding", "gru", "linear", "lstm", "residual", "rnn"], types);
        Assert.True(Oracle.Cases.Count > 100);
    }

    private static void AssertGradients(JsonElement expected, NetworkFile<double> file, RecurrentLayer<double>[] recurrent, (double Expected, double Found) loss)
    {
        AssertClose([loss.Expected], [loss.Found], "loss");
        JsonElement gradients = expected.GetProperty("gradients");
        Assert.Equal(gradients.EnumerateObject().Select(gradient => gradient.Name), file.Network.Parameters.Select(parameter => parameter.Name));
        foreach (NamedParameter<double> parameter in file.Network.Parameters)
            AssertClose(Oracle.Flat(gradients.GetProperty(parameter.Name)), parameter.Parameter.Gradient.Values, parameter.Name);
        AssertLists(expected.GetProperty("stateGradients"), recurrent, layer => layer.StateGradients, "stateGradients");
        AssertStarts(expected.GetProperty("initialStateGradients"), recurrent, layer => layer.InitialStateGradient, "initialStateGradients");
        if (!expected.TryGetProperty("cellGradients", out JsonElement cells))
            return;
        AssertLists(cells, recurrent, layer => ((Lstm<double>)layer).CellGradients, "cellGradients");
        AssertStarts(expected.GetProperty("initialCellGradients"), recurrent, layer => ((Lstm<double>)layer).InitialCellGradient, "initialCellGradients");
    }

    private static void AssertLists(JsonElement expected, RecurrentLayer<double>[] layers, Func<RecurrentLayer<double>, Sequence<double>> found, string where)
    {
        Assert.Equal(layers.Length, expected.GetArrayLength());
        for (int index = 0; index < layers.Length; index++)
        {
            if (expected[index].ValueKind != JsonValueKind.Null)
                AssertSteps(expected[index], found(layers[index]), $"{where}[{index}]");
        }
    }

    private static void AssertStarts(JsonElement expected, RecurrentLayer<double>[] layers, Func<RecurrentLayer<double>, Matrix<double>> found, string where)
    {
        for (int index = 0; index < layers.Length; index++)
        {
            if (expected[index].ValueKind != JsonValueKind.Null)
                AssertClose(Oracle.Flat(expected[index]), found(layers[index]).Values, $"{where}[{index}]");
        }
    }

    private static void AssertSteps(JsonElement expected, Sequence<double> found, string where)
    {
        Assert.Equal((expected.GetArrayLength(), expected[0].GetArrayLength(), expected[0][0].GetArrayLength()), (found.Batch, found.Steps, found.Features));
        for (int sequence = 0; sequence < found.Batch; sequence++)
        {
            for (int step = 0; step < found.Steps; step++)
                AssertClose(Oracle.Flat(expected[sequence][step]), found.Vector(step, sequence), $"{where}[{sequence}][{step}]");
        }
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<double> found, string where)
    {
        Assert.Equal(expected.Length, found.Length);
        double scale = expected.Max(Math.Abs);
        for (int index = 0; index < expected.Length; index++)
            Assert.True(Math.Abs(expected[index] - found[index]) <= Tolerance * scale, $"{where}: {found[index]:R} instead of {expected[index]:R}");
    }
}
