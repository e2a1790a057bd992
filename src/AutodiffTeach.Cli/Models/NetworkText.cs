using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Flow;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Models;

/// <summary>What a run of a network gave, for people: small values whole, of large ones their norms; long tables cut in the middle.</summary>
internal static class NetworkText
{
    private const int MostRows = 20;
    private const int MostNumbers = 12;

    public static void Write(TextWriter output, NetworkFile<double> file, NetworkRun<double> run)
    {
        WriteLayers(output, file.Network);
        if (run.Loss is { } loss)
            output.WriteLine($"\nloss ({file.LossName}): {NumberFormat.Short(loss)}");
        WriteOutputs(output, run.Outputs);
        foreach ((Layer<double> layer, int index) in file.Network.Layers.Select((layer, index) => (layer, index)))
        {
            if (layer is RecurrentLayer<double> recurrent)
                WriteStates(output, recurrent, index, run.Loss is not null);
        }

        if (run.Loss is not null && file.Network.Parameters.Count > 0)
            WriteGradients(output, file.Network);
    }

    private static void WriteLayers(TextWriter output, Network<double> network)
    {
        var table = new TextTable("layer", "type", "reads", "gives", "weights");
        foreach ((Layer<double> layer, int index) in network.Layers.Select((layer, index) => (layer, index)))
        {
            table.Add(
                Count(index),
                TypeOf(layer),
                layer is Embedding<double> embedding ? $"index below {embedding.Count}" : Count(layer.InputSize),
                Count(layer.OutputSize),
                string.Join(", ", layer.Parameters.Select(parameter => $"{parameter.Name} {string.Join('x', parameter.Shape.Select(Count))}")));
        }

        table.Write(output);
    }

    private static string TypeOf(Layer<double> layer) => layer switch
    {
        Rnn<double> rnn => $"rnn {Lower(rnn.Activation)}",
        ResidualRecurrence<double> residual => $"residual {Lower(residual.Activation)}",
        Dropout<double> dropout => $"dropout {NumberFormat.Short(dropout.Probability)} (off)",
        _ => layer.GetType().Name.Split('`')[0].ToLowerInvariant(),
    };

    private static void WriteOutputs(TextWriter output, Sequence<double> outputs)
    {
        output.WriteLine();
        var table = new TextTable("sequence", "step", "output");
        Cut(outputs.Batch * outputs.Steps, table, row =>
            [Count((row / outputs.Steps) + 1), Count((row % outputs.Steps) + 1), Vector(outputs.Vector(row % outputs.Steps, row / outputs.Steps))]);
        table.Write(output);
    }

    private static void WriteStates(TextWriter output, RecurrentLayer<double> layer, int index, bool hasGradients)
    {
        output.WriteLine($"\nlayer {Count(index)}, mean norms over the batch");
        List<(string Head, double[] Norms)> columns = [("‖h‖", VectorNorm.PerStep(layer.States))];
        if (layer is Lstm<double> cell)
            columns.Add(("‖C‖", VectorNorm.PerStep(cell.Cells)));
        if (hasGradients)
            columns.Add(("‖dL/dh‖", VectorNorm.PerStep(layer.StateGradients)));
        if (hasGradients && layer is Lstm<double> lstm)
            columns.Add(("‖dL/dC‖", VectorNorm.PerStep(lstm.CellGradients)));
        var table = new TextTable(["step", .. columns.Select(column => column.Head)]);
        Cut(layer.States.Steps, table, step => [Count(step + 1), .. columns.Select(column => NumberFormat.Short(column.Norms[step]))]);
        table.Write(output);
    }

    private static void WriteGradients(TextWriter output, Network<double> network)
    {
        output.WriteLine();
        var table = new TextTable("weight", "‖weight‖", "‖gradient‖", "gradient");
        foreach (NamedParameter<double> item in network.Parameters)
        {
            Span<double> gradient = item.Parameter.Gradient.Values;
            table.Add(
                item.Name,
                NumberFormat.Short(VectorNorm.Of(item.Parameter.Value.Values)),
                NumberFormat.Short(VectorNorm.Of(gradient)),
                gradient.Length > MostNumbers ? "…" : NumberFormat.Shaped(NetworkJson.ShapeOf(item.Parameter), gradient.ToArray()));
        }

        table.Write(output);
    }

    // The first and the last rows of a long table say more than the first alone.
    private static void Cut(int count, TextTable table, Func<int, IReadOnlyList<string>> row)
    {
        bool isLong = count > MostRows;
        for (int index = 0; index < count; index++)
        {
            if (!isLong || index < MostRows / 2 || index >= count - (MostRows / 2))
                table.Add(row(index));
            else if (index == MostRows / 2)
                table.Add([.. row(index).Select(_ => "…")]);
        }
    }

    private static string Vector(ReadOnlySpan<double> vector) => vector.Length <= MostNumbers
        ? NumberFormat.Shaped(Shape.Vector(vector.Length), vector.ToArray())
        : $"{NumberFormat.Shaped(Shape.Vector(MostNumbers), vector[..MostNumbers].ToArray())[..^1]}, …]";

    private static string Lower(Activation activation) => activation.ToString().ToLowerInvariant();

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
