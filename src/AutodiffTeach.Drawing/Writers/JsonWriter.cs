using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Writes a scene as JSON: size, nodes with their middle and size, edges with points along the drawn curve. A partial
/// is a number or a formula, as it is shown. What is unknown or not shown is null; NaN and the infinities are strings.
/// </summary>
public sealed class JsonWriter : ISceneWriter
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <inheritdoc/>
    public string Extension => "json";

    /// <inheritdoc/>
    public void Write(Scene scene, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(output);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Format))
            WriteScene(json, scene);
        output.Write(Encoding.UTF8.GetString(stream.ToArray()));
        output.Write('\n');
    }

    private static void WriteScene(Utf8JsonWriter json, Scene scene)
    {
        json.WriteStartObject();
        WriteCoordinate(json, "width", scene.Size.Width);
        WriteCoordinate(json, "height", scene.Size.Height);
        json.WriteStartArray("nodes");
        foreach (var node in scene.Nodes)
            WriteNode(json, node);
        json.WriteEndArray();
        json.WriteStartArray("edges");
        foreach (var edge in scene.Edges)
            WriteEdge(json, edge);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter json, SceneNode node)
    {
        json.WriteStartObject();
        json.WriteString("id", node.Id);
        json.WriteString("label", node.Source.Label);
        json.WriteString("kind", SvgStyleSheet.NameOf(node.Source.Role));
        WriteCoordinate(json, "x", node.Region.Center.X);
        WriteCoordinate(json, "y", node.Region.Center.Y);
        WriteCoordinate(json, "width", node.Region.Width);
        WriteCoordinate(json, "height", node.Region.Height);
        WriteQuantity(json, "value", node.Text(TextKind.Value) is null ? null : node.Source.Value);
        WriteQuantity(json, "gradient", node.Text(TextKind.Gradient) is null ? null : node.Source.Gradient);
        if (node.Time is { } time)
            json.WriteNumber("time", time);
        else
            json.WriteNull("time");
        json.WriteEndObject();
    }

    private static void WriteEdge(Utf8JsonWriter json, SceneEdge edge)
    {
        json.WriteStartObject();
        json.WriteString("from", edge.From);
        json.WriteString("to", edge.To);
        if (edge.ShowsNumber)
            WriteQuantity(json, "partial", edge.Source.PartialValue);
        else
            json.WriteString("partial", edge.Text(TextKind.Partial)?.Source);
        json.WriteStartArray("points");
        foreach (var point in edge.Curve.Flatten())
        {
            json.WriteStartArray();
            json.WriteNumberValue(Rounded(point.X));
            json.WriteNumberValue(Rounded(point.Y));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteQuantity(Utf8JsonWriter json, string name, Quantity? quantity)
    {
        json.WritePropertyName(name);
        if (quantity is null)
            json.WriteNullValue();
        else if (quantity.Rank == 0)
            WriteDouble(json, quantity.Rows[0][0]);
        else
            WriteRows(json, quantity);
    }

    private static void WriteRows(Utf8JsonWriter json, Quantity quantity)
    {
        json.WriteStartArray();
        foreach (var row in quantity.Rows)
        {
            if (quantity.Rank == 2)
                json.WriteStartArray();
            foreach (var value in row)
                WriteDouble(json, value);
            if (quantity.Rank == 2)
                json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteDouble(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    private static void WriteCoordinate(Utf8JsonWriter json, string name, double value) => json.WriteNumber(name, Rounded(value));

    private static double Rounded(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero) + 0.0;
}
