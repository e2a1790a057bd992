using System.Globalization;
using System.Numerics;
using System.Text.Json;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>Reads what a network is run on: input, target, loss and initial states.</summary>
internal sealed class DataReader<T>(Dictionary<string, JsonPlace> fields, Problems problems, IReadOnlyList<LayerDraft<T>?> layers, NumberArray<T>? input)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const long MostNumbers = 1L << 28;
    private static readonly string[] Losses = ["mse", "mse-last", "cross-entropy"];

    private readonly LayerDraft<T>?[] _recurrent = [.. layers.Where(layer => layer is null || layer.Kind.IsRecurrent)];
    private Matrix<T>?[] _states = [];
    private Matrix<T>?[] _cells = [];

    public Sequence<T> Input { get; private set; } = new(0, 0, 0);

    public Loss<T>? Loss { get; private set; }

    public string? LossName { get; private set; }

    private bool AllRead => layers.All(layer => layer is not null);

    private int Batch => input!.Shape[0];

    private int Steps => input!.Shape[1];

    public void Read()
    {
        ReadLossName();
        if (input is null)
            return;
        RequireIndices();
        if (problems.Any && !AllRead)
            return;
        _states = ReadStarts("initialStates", _recurrent);
        _cells = ReadCells();
        if (layers is [.., { Output: { } outputs }])
            ReadTarget(outputs);
        if (!problems.Any)
            RequireRoom();
        if (!problems.Any)
            Input = SequenceOf(input.Values, Batch, Steps, input.Rank == 3 ? input.Shape[2] : 1);
    }

    public void SetStarts(IReadOnlyList<Layer<T>> made)
    {
        foreach ((RecurrentLayer<T> layer, int index) in made.OfType<RecurrentLayer<T>>().Select((layer, index) => (layer, index)))
        {
            layer.InitialState = _states.ElementAtOrDefault(index);
            if (layer is Lstm<T> lstm)
                lstm.InitialCell = _cells.ElementAtOrDefault(index);
        }
    }

    private void ReadLossName()
    {
        if (fields.TryGetValue("loss", out JsonPlace place))
            LossName = place.Word(Losses);
        else if (fields.ContainsKey("target"))
            problems.Add("", $"has a 'target' but no 'loss'; expected {Wording.Or(Losses)}");
    }

    private void RequireRoom()
    {
        decimal numbers = layers.OfType<LayerDraft<T>>().Sum(layer => (decimal)(layer.Output ?? 0) * (2 + (2 * layer.Kind.Gates))) * Batch * Steps;
        if (numbers > MostNumbers)
            problems.Add("", $"needs about {numbers:0} numbers for its states; expected at most {MostNumbers}; try fewer sequences, steps or units");
    }

    // An embedding reads whole numbers below the number of its vectors.
    private void RequireIndices()
    {
        if (layers is [{ Kind.Name: "embedding", Input: { } count }, ..] && (input!.Rank == 2 || input.Shape[2] == 1))
            RequireIntegers(input, count, $"an index from 0 to {count - 1}");
    }

    private static void RequireIntegers(NumberArray<T> array, int count, string expected)
    {
        int last = array.Shape[^1];
        for (int index = 0; index < array.Values.Length; index++)
        {
            T value = array.Values[index];
            if (!T.IsInteger(value) || value < T.Zero || value >= T.CreateChecked(count))
                array.Place.Problems.Add(PathOf(array, index), $"is {value.ToString(null, CultureInfo.InvariantCulture)}; expected {expected}");
        }
    }

    private static string PathOf(NumberArray<T> array, int index)
    {
        string path = "";
        for (int level = array.Rank - 1; level >= 0; level--)
        {
            path = $"[{index % array.Shape[level]}]{path}";
            index /= array.Shape[level];
        }

        return array.Place.Path + path;
    }

    // One for each recurrent layer; for the LSTMs alone where there are others beside them.
    private Matrix<T>?[] ReadCells()
    {
        LayerDraft<T>?[] lstms = [.. _recurrent.Where(layer => layer?.Kind.Name == "lstm")];
        if (!fields.TryGetValue("initialCells", out JsonPlace place) || place.Element.ValueKind != JsonValueKind.Array
            || place.Element.GetArrayLength() != lstms.Length || lstms.Length == _recurrent.Length)
        {
            return ReadStarts("initialCells", _recurrent);
        }

        var cells = new Queue<Matrix<T>?>(ReadStarts("initialCells", lstms));
        return [.. _recurrent.Select(layer => layer?.Kind.Name == "lstm" && cells.TryDequeue(out Matrix<T>? cell) ? cell : null)];
    }

    private Matrix<T>?[] ReadStarts(string field, LayerDraft<T>?[] of)
    {
        if (!fields.TryGetValue(field, out JsonPlace place) || place.IsNull)
            return [];
        IReadOnlyList<JsonPlace> items = place.Items("a list with [batch][hidden] or null for each recurrent layer");
        if (items.Count != of.Length)
        {
            if (place.Element.ValueKind == JsonValueKind.Array)
                place.Report($"has {Wording.Counted(items.Count, "item")}; expected {of.Length}, one for each recurrent layer");
            return [];
        }

        return [.. items.Zip(of, (item, layer) => ReadStart(item, field, layer))];
    }

    private Matrix<T>? ReadStart(JsonPlace place, string field, LayerDraft<T>? layer)
    {
        if (place.IsNull || layer is null)
            return null;
        if (field == "initialCells" && layer.Kind.Name != "lstm")
        {
            place.Report($"is for {layer.Place.Path}, which has no cell; expected null");
            return null;
        }

        if (NumberArrayReader<T>.Read(place, "[batch][hidden]", 2) is not { } start || layer.Output is not { } hidden)
            return null;
        return HasShape(start, [Batch, hidden], "[batch][hidden]") ? new(Batch, hidden, start.Values) : null;
    }

    private static bool HasShape(NumberArray<T> array, int[] expected, string form)
    {
        bool fits = array.Shape.SequenceEqual(expected);
        if (!fits)
            array.Place.Report($"is {Wording.Sizes(array.Shape)}; expected {Wording.Sizes(expected)}, {form}");
        return fits;
    }

    private void ReadTarget(int outputs)
    {
        if (LossName is null || !fields.TryGetValue("target", out JsonPlace place))
        {
            LossName = null;
            return;
        }

        Loss = LossName switch
        {
            "mse" => ReadSequence(place, outputs) is { } target ? new MeanSquaredError<T>(target) : null,
            "mse-last" => NumberArrayReader<T>.Read(place, "[batch][feature], the target of the last step", 2) is { } last && HasShape(last, [Batch, outputs], "[batch][feature]")
                ? new LastStepMeanSquaredError<T>(new Matrix<T>(Batch, outputs, last.Values)) : null,
            _ => ReadClasses(place, outputs),
        };
    }

    private Sequence<T>? ReadSequence(JsonPlace place, int outputs) =>
        NumberArrayReader<T>.Read(place, "[batch][time][feature]", 3) is { } target && HasShape(target, [Batch, Steps, outputs], "[batch][time][feature]")
            ? SequenceOf(target.Values, Batch, Steps, outputs)
            : null;

    private CrossEntropy<T>? ReadClasses(JsonPlace place, int outputs)
    {
        if (NumberArrayReader<T>.Read(place, "class indices, [batch] for the last step or [batch][time]", 1, 2) is not { } classes)
            return null;
        RequireIntegers(classes, outputs, $"a class from 0 to {outputs - 1}");
        if (!HasShape(classes, classes.Rank == 1 ? [Batch] : [Batch, Steps], classes.Rank == 1 ? "[batch]" : "[batch][time]") || problems.Any)
            return null;
        int[] indices = [.. classes.Values.Select(int.CreateChecked)];
        return classes.Rank == 1
            ? new CrossEntropy<T>(indices)
            : new CrossEntropy<T>(Steps, Enumerable.Range(0, indices.Length).Select(index => indices[(index % Batch * Steps) + (index / Batch)]).ToArray());
    }

    // Files have the batch outside, the engine the time.
    private static Sequence<T> SequenceOf(T[] values, int batch, int steps, int features)
    {
        var sequence = new Sequence<T>(steps, batch, features);
        for (int row = 0; row < batch * steps; row++)
            values.AsSpan(row * features, features).CopyTo(sequence.Vector(row % steps, row / steps));
        return sequence;
    }
}
