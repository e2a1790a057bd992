using System.Text.Json;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Flow;

/// <summary>A case of <c>gradient_flow.json</c>, and the same network made here.</summary>
internal sealed class FlowOracle
{
    private static readonly JsonElement[] Cases = [.. Repository.ReadJson("tests", "oracles", "gradient_flow.json").GetProperty("cases").EnumerateArray()];

    private readonly JsonElement _case;

    public FlowOracle(int index)
    {
        _case = Cases[index];
        Input = SequenceOf(_case.GetProperty("input"));
        JsonElement weights = _case.GetProperty("weights");
        int hidden = weights.GetProperty("weight_hh")[0].GetArrayLength();
        Layer = CreateLayer(_case.GetProperty("cell").GetString()!, _case.GetProperty("activation").GetString()!, Input.Features, hidden);
        ReadOut = new Linear<double>(hidden, Input.Features);
        foreach (Parameter<double> parameter in Layer.Parameters.Concat(ReadOut.Parameters))
            Numbers(weights.GetProperty(parameter.Name)).CopyTo(parameter.Value.Values);
        Network = new Network<double>(Layer, ReadOut);
        Loss = CreateLoss(_case.GetProperty("lossAt").GetString()!);
    }

    public static IEnumerable<int> Indices => Enumerable.Range(0, Cases.Length);

    public Sequence<double> Input { get; }

    public RecurrentLayer<double> Layer { get; }

    public Linear<double> ReadOut { get; }

    public Network<double> Network { get; }

    public Loss<double> Loss { get; }

    public bool Has(string name) => _case.TryGetProperty(name, out _);

    public double[] this[string name] => Numbers(_case.GetProperty(name));

    private static double[] Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().SelectMany(Numbers)] : [element.GetDouble()];

    private static Sequence<double> SequenceOf(JsonElement element)
    {
        var sequence = new Sequence<double>(element.GetArrayLength(), element[0].GetArrayLength(), element[0][0].GetArrayLength());
        Numbers(element).CopyTo(sequence.Values);
        return sequence;
    }

    private static RecurrentLayer<double> CreateLayer(string cell, string activation, int inputs, int hidden)
    {
        Activation function = Enum.Parse<Activation>(activation, ignoreCase: true);
        return cell switch
        {
            "lstm" => new Lstm<double>(inputs, hidden, Biases.Two),
            "gru" => new Gru<double>(inputs, hidden, Biases.Two),
            "residual" => new ResidualRecurrence<double>(inputs, hidden, function, Biases.Two),
            _ => new Rnn<double>(inputs, hidden, function, Biases.Two),
        };
    }

    private Loss<double> CreateLoss(string at)
    {
        var target = new Sequence<double>(Input.Steps, Input.Batch, Input.Features);
        for (int step = 0; step < Input.Steps; step++)
        {
            for (int past = 0; past <= step; past++)
            {
                for (int i = 0; i < target.Step(step).Length; i++)
                    target.Step(step)[i] += Input.Step(past)[i] / (step + 1);
            }
        }

        return at == "all" ? new MeanSquaredError<double>(target) : new LastStepMeanSquaredError<double>(new Matrix<double>(Input.Batch, Input.Features, target.Step(Input.Steps - 1)));
    }
}
