using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AutodiffTeach.Networks.Decoding.Ngrams;

namespace AutodiffTeach.Networks.Decoding.Files;

/// <summary>Writes a bigram table as JSON, a row a line, with the shortest numbers that read back the same.</summary>
internal static class BigramWriter
{
    public static string Write(BigramTable table)
    {
        var text = new StringBuilder("{\n");
        text.Append(CultureInfo.InvariantCulture, $"  \"vocabulary\": [{string.Join(", ", table.Vocabulary.Tokens.Select(Quoted))}],\n  \"table\": [\n");
        for (int token = 0; token < table.Count; token++)
            text.Append("    ").Append(List(table.Row(token))).Append(token + 1 < table.Count ? ",\n" : "\n");
        text.Append("  ]");
        if (table.HasInitial)
            text.Append(",\n  \"initial\": ").Append(List(table.Initial));
        if (table.EndToken is { } end)
            text.Append(",\n  \"end\": ").Append(Quoted(table.Vocabulary[end]));
        return text.Append("\n}\n").ToString();
    }

    private static string Quoted(string token) => $"\"{JsonEncodedText.Encode(token, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string List(ReadOnlySpan<double> values)
    {
        string[] items = new string[values.Length];
        for (int index = 0; index < items.Length; index++)
            items[index] = values[index].ToString("R", CultureInfo.InvariantCulture);
        return $"[{string.Join(", ", items)}]";
    }
}
