using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Losses;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Cells;

/// <summary>Writes the statements of a network layer by layer: its parameters, its initial states, its equations; then the loss.</summary>
internal sealed class CellModelWriter<T>(Network<T> network, Sequence<T> input, Loss<T>? loss, bool withValues)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ModelText _declared = new();
    private readonly List<string> _equations = [];
    private readonly ModelText _result = new();
    private readonly List<CellWeight> _weights = [];

    private int Steps => input.Steps;

    public CellModel Write()
    {
        string given = "x[t]";
        IReadOnlyList<LayerNames> names = LayerNames.Of(network.Layers);
        for (int index = 0; index < names.Count; index++)
        {
            if (names[index].Output.Length > 0)
                given = WriteLayer(index, names[index], given);
        }

        WriteLoss(given);
        var text = new ModelText();
        text.Line($"title {Title()}");
        text.Line($"const N = {ModelText.Count(Steps)}");
        WriteInput(text);
        text.Line($"{_declared}");
        if (_equations.Count > 0)
            text.ForEveryStep(_equations);
        return new($"{text}{_result}", _weights);
    }

    private string Title()
    {
        IEnumerable<string> layers = network.Layers.Where(layer => layer.Parameters.Count > 0)
            .Select(layer => $"{KindOf(layer)} {ModelText.Count(layer.InputSize)} to {ModelText.Count(layer.OutputSize)}");
        // dropout alone is the identity
        return $"{string.Join(", ", layers.DefaultIfEmpty("Identity"))}; {ModelText.Count(Steps)} {(Steps == 1 ? "step" : "steps")}";
    }

    private static string KindOf(Layer<T> layer) => layer switch
    {
        ResidualRecurrence<T> => "residual recurrence",
        Linear<T> or Embedding<T> => layer.GetType().Name.Split('`')[0].ToLowerInvariant(),
        _ => layer.GetType().Name.Split('`')[0].ToUpperInvariant(),
    };

    private void WriteInput(ModelText text)
    {
        int? count = (network.Layers[0] as Embedding<T>)?.Count;
        string shape = ModelText.Count(count ?? input.Features);
        text.Line(withValues
            ? $"input x[1..N] = {EachStep(step => count is { } size ? OneHot(int.CreateChecked(input[step, 0, 0]), size) : ModelText.Vector<T>(input.Vector(step, 0)))}"
            : $"input x[1..N] : {shape}");
    }

    private string WriteLayer(int index, LayerNames names, string given)
    {
        switch (network.Layers[index])
        {
            case RecurrentLayer<T> layer:
                WriteRecurrent(layer, index, names, given);
                break;
            case Embedding<T> embedding:
                Declare(embedding.Parameters[0], index, names, "E", 0, embedding.Count);
                _equations.Add($"e{names.Bracket}[t] = E{names.Bracket}' @ {given}");
                break;
            case Layer<T> linear:
                WriteLinear(linear, index, names, given);
                break;
        }

        return $"{names.Output}{names.Bracket}[t]";
    }

    private void WriteLinear(Layer<T> layer, int index, LayerNames names, string given)
    {
        string letter = names.Output[..1];
        string bias = layer.Parameters.Count > 1 ? $" + b_{letter}{names.Bracket}" : "";
        foreach (Parameter<T> parameter in layer.Parameters)
            Declare(parameter, index, names, parameter.Shape.Count == 1 ? $"b_{letter}" : $"W_{letter}", 0, layer.OutputSize);
        _equations.Add($"{names.Output}{names.Bracket}[t] = W_{letter}{names.Bracket} @ {given}{bias}");
    }

    private void WriteRecurrent(RecurrentLayer<T> layer, int index, LayerNames names, string given)
    {
        CellEquations cell = CellEquations.Of(layer);
        for (int gate = 0; gate < cell.Gates.Count; gate++)
        {
            foreach (Parameter<T> parameter in layer.Parameters)
                Declare(parameter, index, names, WeightName(parameter.Name, cell.Gates[gate]), gate * layer.HiddenSize, layer.HiddenSize);
        }

        DeclareState("h", names, layer.InitialState, layer.HiddenSize);
        if (layer is Lstm<T> lstm)
            DeclareState("C", names, lstm.InitialCell, layer.HiddenSize);
        IReadOnlyList<(string Variable, string Formula)> lines = cell.Lines(new CellTerms(names.Bracket, given, layer.Biases));
        _equations.AddRange(lines.Select(line => $"{line.Variable}{names.Bracket}[t] = {line.Formula}"));
    }

    // weight_ih of the gate f is W_if, bias_hh is b_hf, the only bias is b_f.
    private static string WeightName(string parameter, string gate) => parameter switch
    {
        "weight_ih" => $"W_i{gate}",
        "weight_hh" => $"W_h{gate}",
        "bias_ih" => $"b_i{gate}",
        "bias_hh" => $"b_h{gate}",
        _ => $"b_{gate}",
    };

    private void Declare(Parameter<T> parameter, int layer, LayerNames names, string name, int firstRow, int rows)
    {
        int columns = parameter.Value.Columns;
        bool isVector = parameter.Shape.Count == 1;
        ReadOnlySpan<T> values = isVector ? parameter.Value.Values.Slice(firstRow, rows) : parameter.Value.Values.Slice(firstRow * columns, rows * columns);
        string shape = isVector ? ModelText.Count(rows) : $"{ModelText.Count(rows)}x{ModelText.Count(columns)}";
        string value = withValues ? $" = {(isVector ? ModelText.Vector(values) : ModelText.Matrix(values, columns))}" : $" : {shape}";
        _declared.Line($"param {name}{names.Bracket}{value}");
        _weights.Add(new(names.Canonical(name), $"{ModelText.Count(layer)}.{parameter.Name}", firstRow, rows));
    }

    private void DeclareState(string letter, LayerNames names, Matrix<T>? start, int size)
    {
        string name = $"state {letter}{names.Bracket}[0]";
        _declared.Line(start is null || withValues
            ? $"{name} = {ModelText.Vector<T>(start is null ? new T[size] : start.Row(0))}"
            : $"{name} : {ModelText.Count(size)}");
    }

    private void WriteLoss(string output)
    {
        string last = output.Replace("[t]", "[N]", StringComparison.Ordinal);
        switch (loss)
        {
            case null:
                _result.Line($"output {string.Join(", ", Enumerable.Range(1, Steps).Select(step => output.Replace("[t]", $"[{ModelText.Count(step)}]", StringComparison.Ordinal)))}");
                return;
            case MeanSquaredError<T> { Target: var target }:
                DeclareTarget("y[1..N]", target.Features, () => EachStep(step => ModelText.Vector<T>(target.Vector(step, 0))));
                _result.Line($"L = sum(t in 1..N: sum(({output} - y[t])^2)) / {(target.Features == 1 ? "N" : $"({ModelText.Count(target.Features)}*N)")}");
                break;
            case LastStepMeanSquaredError<T> { Target: var target }:
                DeclareTarget("y", target.Columns, () => ModelText.Vector<T>(target.Values));
                _result.Line($"L = sum(({last} - y)^2){(target.Columns == 1 ? "" : $" / {ModelText.Count(target.Columns)}")}");
                break;
            case CrossEntropy<T> { Steps: null } entropy:
                DeclareTarget("y", network.Layers[^1].OutputSize, () => OneHot(entropy.Classes.Span[0], network.Layers[^1].OutputSize));
                _result.Line($"L = -dot(y, log(softmax({last})))");
                break;
            case CrossEntropy<T> entropy:
                DeclareTarget("y[1..N]", network.Layers[^1].OutputSize, () => EachStep(step => OneHot(entropy.Classes.Span[step], network.Layers[^1].OutputSize)));
                _result.Line($"L = -sum(t in 1..N: dot(y[t], log(softmax({output})))) / N");
                break;
            default:
                throw new ArgumentException($"The equation of {loss.GetType().Name} is not known.");
        }

        _result.Line("output L");
    }

    private void DeclareTarget(string name, int size, Func<string> value) =>
        _declared.Line(withValues ? $"input {name} = {value()}" : $"input {name} : {ModelText.Count(size)}");

    private string EachStep(Func<int, string> value) => string.Join(", ", Enumerable.Range(0, Steps).Select(value));

    private static string OneHot(int index, int count) =>
        $"[{string.Join(", ", Enumerable.Range(0, count).Select(other => other == index ? "1" : "0"))}]";
}
