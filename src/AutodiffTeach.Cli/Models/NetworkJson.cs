using System.Text.Json;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Cli.Models;

/// <summary>What a run of a network gave, as JSON: batch first, one entry for each recurrent layer.</summary>
internal static class NetworkJson
{
    public static void Write(TextWriter output, NetworkFile<double> file, NetworkRun<double> run)
    {
        RecurrentLayer<double>[] recurrent = [.. file.Network.Layers.OfType<RecurrentLayer<double>>()];
        bool hasCells = recurrent.Any(layer => layer is Lstm<double>);
        JsonText.Write(output, json =>
        {
            json.Sequence("outputs", run.Outputs);
            json.Sequences("states", [.. recurrent.Select(layer => layer.States)]);
            if (hasCells)
                json.Sequences("cells", [.. recurrent.Select(layer => (layer as Lstm<double>)?.Cells)]);
            if (run.Loss is { } loss)
                WriteGradients(json, loss, file.Network, recurrent, hasCells);
        });
    }

    private static void WriteGradients(Utf8JsonWriter json, double loss, Network<double> network, RecurrentLayer<double>[] recurrent, bool hasCells)
    {
        json.Number("loss", loss);
        json.WriteStartObject("gradients");
        foreach (NamedParameter<double> item in network.Parameters)
            json.Shaped(item.Name, ShapeOf(item.Parameter), item.Parameter.Gradient.Values);
        json.WriteEndObject();
        json.Sequences("stateGradients", [.. recurrent.Select(layer => layer.StateGradients)]);
        if (hasCells)
            json.Sequences("cellGradients", [.. recurrent.Select(layer => (layer as Lstm<double>)?.CellGradients)]);
        json.Matrices("initialStateGradients", [.. recurrent.Select(layer => layer.InitialStateGradient)]);
        if (hasCells)
            json.Matrices("initialCellGradients", [.. recurrent.Select(layer => (layer as Lstm<double>)?.InitialCellGradient)]);
    }

    /// <summary>The shape of a parameter as tables and JSON show it.</summary>
    public static Shape ShapeOf(Parameter<double> parameter) =>
        parameter.Shape is [var rows, var columns] ? Shape.Matrix(rows, columns) : Shape.Vector(parameter.Shape[0]);
}
