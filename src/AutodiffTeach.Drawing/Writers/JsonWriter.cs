using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Writes a scene as JSON: size, nodes with their middle and size, edges with points along the drawn curve. A partial
/// is a number or a formula, as it is shown. What is unknown or not shown is null; NaN and the infinities are strings. Behind these
/// stand title, description, time steps, notes, and every text of the picture with its place.
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
        json.WriteString("title", PrintableText.Of(scene.Title));
        json.WriteString("description", PrintableText.Of(scene.Description));
        json.WriteStartArray("bands");
        foreach (var band in scene.Bands)
            WriteBand(json, band);
        json.WriteEndArray();
        WriteTexts(json, "notes", scene.Notes);
        json.WriteEndObject();
    }

    private static void WriteBand(Utf8JsonWriter json, SceneBand band)
    {
        json.WriteStartObject();
        json.WriteNumber("time", band.Time);
        json.WriteString("label", band.Label.Text.Source);
        WriteRegion(json, band.Region);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<SceneText> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStartObject();
            json.WriteString("kind", SvgStyleSheet.NameOf(text.Kind));
            if (text.IsBlank)
                json.WriteNull("text");
            else
                json.WriteString("text", text.Source);
            WriteRegion(json, text.Placed.Region);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRegion(Utf8JsonWriter json, Region region)
    {
        WriteCoordinate(json, "x", region.Center.X);
        WriteCoordinate(json, "y", region.Center.Y);
        WriteCoordinate(json, "width", region.Width);
        WriteCoordinate(json, "height", region.Height);
    }

    private static void WriteNode(Utf8JsonWriter json, SceneNode node)
    {
        json.WriteStartObject();
        json.WriteString("id", node.Id);
        json.WriteString("label", node.Source.Label);
        json.WriteString("kind", SvgStyleSheet.NameOf(node.Source.Role));
        WriteRegion(json, node.Region);
        WriteQuantity(json, "value", node.Text(TextKind.Value) is null ? null : node.Source.Value);
        WriteQuantity(json, "gradient", node.Text(TextKind.Gradient) is null ? null : node.Source.Gradient);
        if (node.Time is { } time)
            json.WriteNumber("time", time);
        else
            json.WriteNull("time");
        WriteTexts(json, "texts", node.Texts);
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
        WriteTexts(json, "texts", edge.Texts);
        if (edge.IsDelayed)
            json.WriteNumber("delay", edge.Source.Delay);
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
