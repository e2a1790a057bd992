using System.Text.Json;
using AutodiffTeach.Networks.Autoencoders;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tests.Training;

namespace AutodiffTeach.Networks.Tests.Autoencoders;

/// <summary>What PyTorch makes of small autoencoders: tests/oracles/autoencoders.json.</summary>
internal static class AutoencoderOracle
{
    private static readonly JsonElement Document = Repository.ReadJson("tests", "oracles", "autoencoders.json");

    public static TheoryData<int> Networks => [.. Enumerable.Range(0, Document.GetProperty("networks").GetArrayLength())];

    public static TheoryData<int> Optima => [.. Enumerable.Range(0, Document.GetProperty("optima").GetArrayLength())];

    public static JsonElement Network(int index) => Document.GetProperty("networks")[index];

    public static JsonElement Optimum(int index) => Document.GetProperty("optima")[index];

    /// <summary>The autoencoder of a case with its weights.</summary>
    public static Autoencoder<double> AutoencoderOf(JsonElement one)
    {
        int[] sizes = [.. one.GetProperty("sizes").EnumerateArray().Select(size => size.GetInt32())];
        var autoencoder = new Autoencoder<double>(sizes, Enum.Parse<Activation>(one.GetProperty("activation").GetString()!, ignoreCase: true));
        foreach ((string name, Parameter<double> parameter) in autoencoder.Network.Parameters)
            OptimiserOracle.Numbers(one.GetProperty("weights").GetProperty(name)).CopyTo(parameter.Value.Values);
        return autoencoder;
    }

    /// <summary>A batch of vectors, a row each.</summary>
    public static Matrix<double> MatrixOf(JsonElement rows) => new(rows.GetArrayLength(), rows[0].GetArrayLength(), OptimiserOracle.Numbers(rows));

    /// <summary>A batch of vectors as the one step of a sequence.</summary>
    public static Sequence<double> SequenceOf(JsonElement rows)
    {
        var sequence = new Sequence<double>(1, rows.GetArrayLength(), rows[0].GetArrayLength());
        OptimiserOracle.Numbers(rows).CopyTo(sequence.Values);
        return sequence;
    }
}
