using System.Numerics;
using System.Text.Json;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>Reads one entry of <c>layers</c>.</summary>
internal static class LayerReader<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Expected = "a layer, such as {\"type\": \"rnn\", \"weights\": {...}}";

    private static readonly (string Word, Activation Meaning)[] Activations =
        [("tanh", Activation.Tanh), ("relu", Activation.Relu), ("identity", Activation.Identity)];

    /// <summary>The layer without weights, or null with problems.</summary>
    public static LayerDraft<T>? Read(JsonPlace place, out Dictionary<string, JsonPlace> fields)
    {
        fields = [];
        if (place.Fields(Expected) is not { Count: > 0 } all)
        {
            if (place.Element.ValueKind == JsonValueKind.Object)
                place.Report($"is empty; expected {Expected}");
            return null;
        }

        JsonPlace? type = all.Where(field => field.Name == "type").Select(field => (JsonPlace?)field.Place).FirstOrDefault();
        if (type is not { } given)
        {
            place.Report($"has no 'type'; expected {Wording.Or(LayerKind.Names)}");
            return null;
        }

        if (given.Word(LayerKind.Names) is not { } name)
            return null;
        LayerKind kind = LayerKind.All.First(item => item.Name == name);
        fields = Known(all, kind);
        return new(kind, place)
        {
            Activation = fields.TryGetValue("activation", out JsonPlace activation) ? ActivationOf(activation) : Activation.Tanh,
            Probability = fields.TryGetValue("probability", out JsonPlace probability) ? ProbabilityOf(probability) : 0.5,
            StatedInput = SizeOf(fields, kind.InputField),
            StatedOutput = SizeOf(fields, kind.OutputField),
        };
    }

    /// <summary>Reads the weights of a layer; what is missing or unknown is a problem.</summary>
    /// <param name="draft">The layer.</param>
    /// <param name="owner">Where a missing weight is reported.</param>
    /// <param name="given">The weights under their names; a suffix such as <c>_l0</c> is dropped.</param>
    public static void ReadWeights(LayerDraft<T> draft, JsonPlace owner, IEnumerable<(string Name, JsonPlace Place)> given)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach ((string full, JsonPlace place) in given)
        {
            string name = StateName.Parse(full).Parameter;
            if (!draft.Kind.WeightNames.Contains(name))
                place.ReportUnknown("is unknown", name, draft.Kind.WeightNames);
            else if (!names.Add(name))
                place.Report($"gives {name} a second time; expected it once; a stacked module is one layer for each of its levels");
            else if (Read(place, name) is { } weight)
                draft.Weights.Add(name, weight);
        }

        RequireWeights(draft, owner, names);
    }

    private static NumberArray<T>? Read(JsonPlace place, string name) => name.StartsWith("bias", StringComparison.Ordinal)
        ? NumberArrayReader<T>.Read(place, "a vector, as a list of numbers", 1)
        : NumberArrayReader<T>.Read(place, "a matrix, as a list of rows", 2);

    private static void RequireWeights(LayerDraft<T> draft, JsonPlace owner, HashSet<string> names)
    {
        foreach (string missing in draft.Kind.NeededWeights.Where(name => !names.Contains(name)))
            owner.Report($"has no '{missing}'; expected it ({draft.Kind.FormOf(missing)}) in the weights of layer type {draft.Kind.Name}");
        string[] pair = ["bias_ih", "bias_hh"];
        if (pair.Count(names.Contains) == 1)
            owner.Report($"has '{pair.First(names.Contains)}' without '{pair.First(name => !names.Contains(name))}'; expected both, or one 'bias', or none");
        if (draft.Kind.IsRecurrent && names.Contains("bias") && pair.Any(names.Contains))
            owner.Report($"has 'bias' beside '{pair.First(names.Contains)}'; expected 'bias_ih' and 'bias_hh', or one 'bias', or none");
    }

    private static Dictionary<string, JsonPlace> Known(IReadOnlyList<(string Name, JsonPlace Place)> all, LayerKind kind)
    {
        var fields = new Dictionary<string, JsonPlace>(StringComparer.Ordinal);
        foreach ((string name, JsonPlace place) in all)
        {
            if (kind.AllFields.Contains(name))
                fields.Add(name, place);
            else
                place.ReportUnknown($"is unknown in a layer of type {kind.Name}", name, kind.AllFields);
        }

        return fields;
    }

    private static int? SizeOf(Dictionary<string, JsonPlace> fields, string name) =>
        fields.TryGetValue(name, out JsonPlace place) ? place.Count() : null;

    private static Activation ActivationOf(JsonPlace place) =>
        place.Word([.. Activations.Select(item => item.Word)]) is { } word ? Activations.First(item => item.Word == word).Meaning : Activation.Tanh;

    private static double ProbabilityOf(JsonPlace place)
    {
        if (place.Element.ValueKind == JsonValueKind.Number && place.Element.TryGetDouble(out double probability) && probability is >= 0 and < 1)
            return probability;
        place.Report($"is {place.Shown()}; expected a number from 0 up to, but not, 1");
        return 0;
    }
}
