using System.Numerics;
using System.Text.Json;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>Reads a whole network file: the layers one by one, their weights, whether they chain, then the data.</summary>
internal sealed class NetworkReader<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string Expected = "an object with layers and input";
    private static readonly string[] Fields = ["layers", "stateDict", "input", "target", "loss", "initialStates", "initialCells"];

    private readonly Problems _problems;
    private readonly Dictionary<string, JsonPlace> _fields;
    private readonly bool _hasStateDict;
    private readonly List<(LayerDraft<T>? Draft, Dictionary<string, JsonPlace> Fields)> _layers = [];

    private NetworkReader(JsonElement root, string name)
    {
        _problems = new(name);
        _fields = new JsonPlace(root, "", _problems).Fields(Expected, Fields);
        _hasStateDict = _fields.ContainsKey("stateDict");
    }

    /// <exception cref="NetworkFileException">The text is no network; all problems are in the exception.</exception>
    public static NetworkFile<T> Read(string text, string name)
    {
        using JsonDocument document = Files.Reading.JsonText.Parse(text, name);
        return new NetworkReader<T>(document.RootElement, name).Read();
    }

    private NetworkFile<T> Read()
    {
        ReadLayers();
        ReadWeights();
        NumberArray<T>? input = ReadInput();
        Chain(input);
        var data = new DataReader<T>(_fields, _problems, [.. _layers.Select(layer => layer.Draft)], input);
        data.Read();
        _problems.ThrowIfAny();

        Layer<T>[] layers = [.. _layers.Select(layer => LayerMaker<T>.Make(layer.Draft!))];
        data.SetStarts(layers);
        return new(new Network<T>(layers), data.Input, data.Loss, data.LossName);
    }

    private void ReadLayers()
    {
        if (!_fields.TryGetValue("layers", out JsonPlace list))
        {
            _problems.Add("", "has no 'layers'; expected a list of layers");
            return;
        }

        IReadOnlyList<JsonPlace> items = list.Items("a list of layers");
        if (items.Count == 0 && list.Element.ValueKind == JsonValueKind.Array)
            list.Report("is empty; expected at least one layer");
        foreach (JsonPlace item in items)
            _layers.Add((LayerReader<T>.Read(item, out Dictionary<string, JsonPlace> fields), fields));
    }

    private void ReadWeights()
    {
        foreach ((LayerDraft<T>? draft, Dictionary<string, JsonPlace> fields) in _layers)
        {
            if (draft is null || !draft.Kind.HasWeights)
                continue;
            if (fields.TryGetValue("weights", out JsonPlace weights))
                ReadOwnWeights(draft, weights);
            else if (!_hasStateDict)
                draft.Place.Report($"has no 'weights'; expected them, with {Wording.And(draft.Kind.NeededWeights)}, or a 'stateDict' for all layers");
            if (!_hasStateDict && fields.TryGetValue("module", out JsonPlace module))
                module.Report("names a module, but there is no 'stateDict'; expected 'weights' or a 'stateDict'");
        }

        if (_hasStateDict)
            ReadStateDict(_fields["stateDict"]);
    }

    private void ReadOwnWeights(LayerDraft<T> draft, JsonPlace weights)
    {
        if (_hasStateDict)
            weights.Report("stands beside 'stateDict'; expected the weights in one of the two");
        else
            LayerReader<T>.ReadWeights(draft, weights, weights.Fields("an object of weights by name"));
    }

    private void ReadStateDict(JsonPlace place)
    {
        Dictionary<string, JsonPlace> entries = place.Fields("a state_dict: an object of weights by name").ToDictionary(entry => entry.Name, entry => entry.Place);
        if (_layers.Any(layer => layer.Draft is null) || place.Element.ValueKind != JsonValueKind.Object)
            return;
        var layers = _layers.Where(layer => layer.Draft!.Kind.HasWeights).ToList();
        string[] modules = [.. layers.Where(layer => layer.Fields.ContainsKey("module")).Select(layer => layer.Fields["module"].Text("the name of a module") ?? "")];
        if (modules.Length > 0 && modules.Length < layers.Count)
        {
            place.Report("goes to layers of which some name a 'module' and some do not; expected all or none to");
            return;
        }

        StateSlot[] slots = [.. layers.Select(layer => new StateSlot($"{layer.Draft!.Place.Path} ({layer.Draft.Kind.Name})", layer.Draft.Kind.WeightNames))];
        if (StateGroup.Assign(StateGroup.Of(entries.Keys), slots, modules, out string problem) is not { } groups)
        {
            place.Report(problem);
            return;
        }

        foreach ((LayerDraft<T>? draft, StateGroup group) in layers.Select(layer => layer.Draft).Zip(groups))
        {
            JsonPlace owner = place with { Path = $"{place.Path}, for {draft!.Place.Path}" };
            LayerReader<T>.ReadWeights(draft, owner, group.Names.Select(name => (name.FullName, entries[name.FullName])));
        }
    }

    private NumberArray<T>? ReadInput()
    {
        if (!_fields.TryGetValue("input", out JsonPlace place))
        {
            _problems.Add("", "has no 'input'; expected [batch][time][feature]");
            return null;
        }

        return _layers is [({ Kind.Name: "embedding" }, _), ..]
            ? NumberArrayReader<T>.Read(place, "indices, [batch][time] or [batch][time][1]", 2, 3)
            : NumberArrayReader<T>.Read(place, "[batch][time][feature]", 3);
    }

    // Each layer reads vectors of the size that the one before gives; the first those of the input.
    private void Chain(NumberArray<T>? input)
    {
        int? before = input is null ? null : input.Rank == 3 ? input.Shape[2] : 1;
        for (int index = 0; index < _layers.Count; index++)
        {
            if (_layers[index].Draft is not { } draft)
            {
                before = null;
                continue;
            }

            LayerSizes<T>.Resolve(draft, before);
            bool isEmbedding = draft.Kind.Name == "embedding";
            int? reads = isEmbedding ? 1 : draft.Input;
            if (isEmbedding && index > 0)
                draft.Place.Report("is an embedding after another layer; expected it first, for it reads indices");
            else if (before is { } given && reads is { } read && read != given)
                Disagree(draft, index, given, read, input!);
            before = draft.Output;
        }
    }

    private static void Disagree(LayerDraft<T> draft, int index, int given, int read, NumberArray<T> input)
    {
        if (index == 0)
            input.Place.Report($"has {Wording.Counted(given, "feature")} at each step; expected {read}, the input size of {draft.Place.Path}");
        else
            draft.Place.Report($"reads vectors of {read}, but layers[{index - 1}] gives vectors of {given}; expected the same size");
    }
}
