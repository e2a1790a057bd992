using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers.Html;

/// <summary>Writes a walk as the data that the page's script steps through: one entry a moment, never a picture of its own.</summary>
internal sealed class WalkData(WalkPicture picture, string prefix)
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FormulaData _formulas = new();

    /// <summary>The data as JSON in which no end of a script, no comment and no line separator can stand.</summary>
    public string Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartObject();
            json.WriteString("prefix", prefix);
            if (picture.Walk.IsGrowing)
                json.WriteBoolean("grows", true);
            WriteNodes(json);
            WriteEdges(json);
            json.WriteStartArray("moments");
            foreach (var moment in picture.Walk.Moments)
                WriteMoment(json, moment);
            json.WriteEndArray();
            _formulas.WriteTable(json, "fractions");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()).Replace("<", "\\u003C", StringComparison.Ordinal)
            .Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);
    }

    private void WriteNodes(Utf8JsonWriter json)
    {
        json.WriteStartArray("nodes");
        for (var i = 0; i < picture.Scene.Nodes.Count; i++)
        {
            json.WriteStartArray();
            json.WriteStringValue(SvgIds.Of(picture.Scene.Nodes[i], prefix));
            json.WriteNumberValue(picture.Born[i]);
            if (picture.Gone[i] < int.MaxValue)
                json.WriteNumberValue(picture.Gone[i]);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void WriteEdges(Utf8JsonWriter json)
    {
        json.WriteStartArray("edges");
        for (var i = 0; i < picture.Scene.Edges.Count; i++)
        {
            json.WriteStartArray();
            json.WriteStringValue(SvgIds.Of(picture.Scene.Edges[i], prefix));
            json.WriteNumberValue(picture.BornAtEndOf(i));
            json.WriteNumberValue(picture.Used[i]);
            if (picture.Gone[picture.EndOf(i)] is < int.MaxValue and var gone)
                json.WriteNumberValue(gone);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartArray("texts");
        for (var i = 0; i < picture.Scene.Edges.Count; i++)
        {
            if (picture.NumbersOf(i) is not { Count: > 0 } texts)
                continue;
            json.WriteStartArray();
            json.WriteNumberValue(i);
            json.WriteStringValue(WalkTexts.Edge(texts));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void WriteMoment(Utf8JsonWriter json, WalkMoment moment)
    {
        json.WriteStartObject();
        json.WriteNumber("p", (int)moment.Phase);
        if (moment.Heading is { } heading)
            json.WriteString("h", PrintableText.Of(heading));
        WriteIndices(json, "n", picture.NodesOf(moment));
        WriteIndices(json, "e", picture.EdgesOf(moment));
        json.WriteString("t", moment.Text);
        json.WriteStartArray("w");
        foreach (var piece in moment.Words)
            _formulas.Write(json, piece);
        json.WriteEndArray();
        json.WriteStartArray("l");
        foreach (var line in moment.Lines)
            WriteLine(json, line);
        json.WriteEndArray();
        json.WriteStartArray("c");
        foreach (var (node, text) in picture.TextsOf(moment))
            WriteText(json, node, text);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteLine(Utf8JsonWriter json, WalkLine line)
    {
        json.WriteStartArray();
        json.WriteNumberValue(line.Kind == WalkLineKind.Numbers ? 1 : 0);
        _formulas.Write(json, line.Formula);
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, int node, SceneText text)
    {
        json.WriteStartArray();
        json.WriteNumberValue(node);
        json.WriteStringValue(text.Kind == TextKind.Value ? "v" : "g");
        json.WriteStringValue(WalkTexts.Node(text));
        json.WriteEndArray();
    }

    private static void WriteIndices(Utf8JsonWriter json, string name, IEnumerable<int> indices)
    {
        json.WriteStartArray(name);
        foreach (var index in indices)
            json.WriteNumberValue(index);
        json.WriteEndArray();
    }
}
