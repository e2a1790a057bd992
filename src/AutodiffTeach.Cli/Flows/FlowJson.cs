using System.Text.Json;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks.Flow;

namespace AutodiffTeach.Cli.Flows;

/// <summary>Gradient flow as JSON.</summary>
internal static class FlowJson
{
    /// <summary>The document.</summary>
    public static string Write(IReadOnlyList<FlowSubject> subjects) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("cells");
        foreach (FlowSubject subject in subjects)
            WriteSubject(json, subject);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteSubject(Utf8JsonWriter json, FlowSubject subject)
    {
        LayerFlow flow = subject.Flow;
        json.WriteStartObject();
        json.WriteString("cell", subject.Name);
        json.Counts("steps", Enumerable.Range(1, subject.Steps));
        Array(json, "stateNorm", flow.StateNorms);
        Array(json, "gradientNorm", flow.GradientNorms);
        Array(json, "cellNorm", flow.CellNorms);
        Array(json, "cellGradientNorm", flow.CellGradientNorms);
        json.Number("spectralRadius", flow.Candidate.SpectralRadius);
        json.Number("spectralNorm", flow.Candidate.SpectralNorm);
        if (flow.Gates.Count > 1)
            WriteGates(json, flow);
        Array(json, "bound", subject.Theory?.Bound);
        Array(json, "rate", subject.Theory?.Rate);
        json.Number("loss", subject.Loss);
        if (subject.Jacobian is { } rows)
            json.Shaped("stateJacobianNorm", Shape.Matrix(rows.Count, rows.Count), rows.SelectMany(row => row).ToArray());
        json.WriteEndObject();
    }

    private static void WriteGates(Utf8JsonWriter json, LayerFlow flow)
    {
        json.WriteStartObject("gates");
        foreach (RecurrentGate gate in flow.Gates)
        {
            json.WriteStartObject(gate.Name);
            json.Number("spectralRadius", gate.SpectralRadius);
            json.Number("spectralNorm", gate.SpectralNorm);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Array(Utf8JsonWriter json, string name, IReadOnlyList<double>? values)
    {
        if (values is not null)
            json.Shaped(name, Shape.Vector(values.Count), values.ToArray());
    }
}
