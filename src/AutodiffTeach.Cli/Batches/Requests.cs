using System.Text.Json;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;

namespace AutodiffTeach.Cli.Batches;

/// <summary>Reads the properties of a request.</summary>
internal static class Requests
{
    /// <summary>A text that must be there.</summary>
    /// <exception cref="InputException">It is not.</exception>
    public static string Text(this JsonElement request, string name) =>
        request.OptionalText(name) ?? throw new InputException($"'{name}' is missing; expected a text");

    /// <summary>A text, or null where there is none.</summary>
    /// <exception cref="InputException">It is something else.</exception>
    public static string? OptionalText(this JsonElement request, string name)
    {
        if (!request.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : throw new InputException($"'{name}' does not fit; expected a text");
    }

    /// <summary>A list of texts, or one text with commas; null where there is none.</summary>
    /// <exception cref="InputException">It is something else.</exception>
    public static IReadOnlyList<string>? Texts(this JsonElement request, string name)
    {
        if (!request.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => Split(value.GetString()!),
            JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(item => item.GetString()!)],
            _ => throw new InputException($"'{name}' does not fit; expected a list of texts"),
        };
    }

    /// <summary>A word of a list, or null where there is none.</summary>
    /// <exception cref="InputException">It is another word.</exception>
    public static string? Word(this JsonElement request, string name, IReadOnlyList<string> words) => request.OptionalText(name) is not { } word ? null
        : words.Contains(word) ? word
        : throw new InputException($"'{name}': unknown value '{word}'; expected {Wordings.Or(words)}");

    /// <summary>A whole number from 1, or null where there is none.</summary>
    /// <exception cref="InputException">It is something else.</exception>
    public static int? Count(this JsonElement request, string name, int maximum) =>
        !request.TryGetProperty(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int count) && count > 0 && count <= maximum ? count
        : throw new InputException($"'{name}' does not fit; expected a whole number from 1 to {maximum}");

    /// <summary>The names of a list with commas outside of braces: <c>w, a_{1,2}</c>.</summary>
    public static IReadOnlyList<string> Split(string list)
    {
        var names = new List<string>();
        int depth = 0, start = 0;
        for (int i = 0; i <= list.Length; i++)
        {
            if (i < list.Length && list[i] != ',')
                depth += list[i] is '{' or '[' ? 1 : list[i] is '}' or ']' ? -1 : 0;
            else if (i == list.Length || depth == 0)
            {
                names.Add(list[start..i].Trim());
                start = i + 1;
            }
        }

        return [.. names.Where(name => name.Length > 0)];
    }
}
