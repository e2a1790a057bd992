using System.Text;
using System.Text.Json;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>Reads a text as JSON, or says where it is none.</summary>
internal static class JsonText
{
    private static readonly string[] NotNumbers = ["NaN", "-NaN", "Infinity", "-Infinity"];

    /// <summary>The document; dispose of it.</summary>
    /// <param name="text">The text; a byte order mark in front is skipped.</param>
    /// <param name="name">How messages name the file.</param>
    /// <exception cref="NetworkFileException">The text is not JSON.</exception>
    public static JsonDocument Parse(string text, string name)
    {
        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException cause)
        {
            throw new NetworkFileException(Wording(text, name, cause), cause);
        }
        catch (ArgumentException cause)
        {
            throw new NetworkFileException($"{name}: is not Unicode text; expected JSON", cause);
        }
    }

    private static string Wording(string text, string name, JsonException cause)
    {
        if (string.IsNullOrWhiteSpace(text))
            return $"{name}: is empty; expected JSON";
        string line = text.Split('\n').ElementAtOrDefault((int)(cause.LineNumber ?? 0)) ?? "";
        int column = CharactersIn(line, cause.BytePositionInLine ?? 0);
        // Python's json.dumps writes NaN and infinities bare; the reader stops behind their sign.
        if (column > 0 && line[column - 1] == '-')
            column--;
        string where = $"{name}:{cause.LineNumber + 1}:{column + 1}";
        string? notNumber = NotNumbers.FirstOrDefault(word => line.AsSpan(column).StartsWith(word, StringComparison.Ordinal));
        return notNumber is null
            ? $"{where}: is not JSON: {Reason(cause)}"
            : $"{where}: {notNumber} is no number of JSON; expected a finite number";
    }

    private static int CharactersIn(string line, long bytes)
    {
        int characters = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0)
                break;
            characters += rune.Utf16SequenceLength;
        }

        return characters;
    }

    private static string Reason(JsonException cause)
    {
        string reason = cause.Message;
        if (reason.Contains("maximum configured depth", StringComparison.Ordinal))
            return "lists and objects are nested more than 64 deep";
        int place = reason.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? reason : reason[..place]).ReplaceLineEndings(" ").TrimEnd('.');
    }
}
