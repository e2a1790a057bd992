using System.Globalization;
using System.Text.Json;
using AutodiffTeach.Formulas.Reading;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>A value of a JSON document with the way to it; what is wrong with it is noted as a problem.</summary>
/// <param name="Element">The value.</param>
/// <param name="Path">The way to it, <c>layers[1].weights</c>; empty for the whole.</param>
/// <param name="Problems">Where problems are noted.</param>
internal readonly record struct JsonPlace(JsonElement Element, string Path, Problems Problems)
{
    private const int MostListed = 20;

    public bool IsNull => Element.ValueKind == JsonValueKind.Null;

    public void Report(string problem) => Problems.Add(Path, problem);

    /// <summary>The item of a list.</summary>
    public JsonPlace Item(JsonElement item, int index) =>
        this with { Element = item, Path = string.Create(CultureInfo.InvariantCulture, $"{Path}[{index}]") };

    /// <summary>The items of a list; none, with a problem, where it is no list.</summary>
    public IReadOnlyList<JsonPlace> Items(string expected)
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            Report($"is {Shown()}; expected {expected}");
            return [];
        }

        JsonPlace place = this;
        return [.. Element.EnumerateArray().Select((item, index) => place.Item(item, index))];
    }

    /// <summary>The fields of an object in their order, each name once; none, with a problem, where it is no object.</summary>
    public IReadOnlyList<(string Name, JsonPlace Place)> Fields(string expected)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            Report($"is {Shown()}; expected {expected}");
            return [];
        }

        var fields = new List<(string Name, JsonPlace Place)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonProperty property in Element.EnumerateObject())
        {
            string name = Decoded(() => property.Name);
            JsonPlace field = this with { Element = property.Value, Path = PathOf(name) };
            if (seen.Add(name))
                fields.Add((name, field));
            else
                field.Report("is given twice; expected it once");
        }

        return fields;
    }

    /// <summary>The fields of an object by name; an unknown name is a problem.</summary>
    public Dictionary<string, JsonPlace> Fields(string expected, IReadOnlyList<string> known)
    {
        var fields = new Dictionary<string, JsonPlace>(StringComparer.Ordinal);
        foreach ((string name, JsonPlace place) in Fields(expected))
        {
            if (known.Contains(name))
                fields.Add(name, place);
            else
                place.ReportUnknown("is unknown", name, known);
        }

        return fields;
    }

    /// <summary>The fields of an object by name; one that is unknown or missing is a problem.</summary>
    public Dictionary<string, JsonPlace> Fields(string expected, IReadOnlyList<string> known, IEnumerable<(string Name, string Expected)> needed)
    {
        Dictionary<string, JsonPlace> fields = Fields(expected, known);
        if (Element.ValueKind != JsonValueKind.Object)
            return fields;
        foreach ((string name, string form) in needed.Where(field => !fields.ContainsKey(field.Name)))
            Report($"has no '{name}'; expected {form}");
        return fields;
    }

    /// <summary>Notes a name or word that is none of those known, with these and the nearest.</summary>
    public void ReportUnknown(string problem, string name, IReadOnlyList<string> known)
    {
        // The nearest of many takes time, which thousands of mistakes that are only counted have not.
        string hint = !Problems.IsFull && NearestName.Hint(name, known) is { } nearest ? $"; {nearest}" : "";
        Report(OnOneLine($"{problem}; expected {Listed(known)}{hint}"));
    }

    /// <summary>A text, or null with a problem.</summary>
    public string? Text(string expected)
    {
        if (Element.ValueKind == JsonValueKind.String)
            return TextValue();
        Report($"is {Shown()}; expected {expected}");
        return null;
    }

    /// <summary>One of the known words, or null with a problem.</summary>
    public string? Word(IReadOnlyList<string> known)
    {
        if (Text(Wording.Or(known)) is not { } word)
            return null;
        if (known.Contains(word))
            return word;
        ReportUnknown($"is {Shown()}", word, known);
        return null;
    }

    /// <summary>A whole number from 1 on, or null with a problem.</summary>
    public int? Count(int greatest = int.MaxValue)
    {
        if (Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out int count) && count > 0 && count <= greatest)
            return count;
        Report(string.Create(CultureInfo.InvariantCulture, $"is {Shown()}; expected a whole number from 1 to {greatest}"));
        return null;
    }

    /// <summary>The value in a few words, on one line.</summary>
    public string Shown() => Element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => $"\"{Wording.Escaped(TextValue())}\"",
        _ => Wording.Shortened(Element.GetRawText()),
    };

    private string TextValue()
    {
        JsonElement element = Element;
        return Decoded(() => element.GetString()!);
    }

    // An escape such as \ud800 alone is JSON, but no text.
    private static string Decoded(Func<string> text)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    private string PathOf(string name) => name.Length is > 0 and <= Wording.LongestShown && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
        ? $"{Path}{(Path.Length > 0 ? "." : "")}{name}"
        : $"{Path}[\"{Wording.Escaped(name)}\"]";

    private static string Listed(IReadOnlyList<string> known) =>
        known.Count <= MostListed ? Wording.Or(known) : string.Create(CultureInfo.InvariantCulture, $"one of {known.Count} such as {string.Join(", ", known.Take(3))}");

    // Names that are known come from files too.
    private static string OnOneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? $"\\u{(int)letter:X4}" : letter.ToString()));
}
