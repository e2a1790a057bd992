using System.Globalization;
using System.Text.Json;
using AutodiffTeach.Formulas.Reading;
using AutodiffTeach.Networks.Decoding.Ngrams;
using AutodiffTeach.Networks.Files.Reading;

namespace AutodiffTeach.Networks.Decoding.Files;

/// <summary>Reads a bigram table: the vocabulary, the rows one by one, then how sequences begin and end.</summary>
internal sealed class BigramReader
{
    private const int MostWarnings = 10;
    private const string Expected = "an object with vocabulary and table";
    private static readonly string[] Fields = ["vocabulary", "table", "initial", "start", "end"];

    private readonly string _name;
    private readonly Problems _problems;
    private readonly Dictionary<string, JsonPlace> _fields;
    private readonly List<string> _warnings = [];

    private BigramReader(JsonElement root, string name)
    {
        _name = name;
        _problems = new(name);
        _fields = new JsonPlace(root, "", _problems).Fields(Expected, Fields);
    }

    /// <exception cref="Networks.Files.NetworkFileException">The text is no table; all problems are in the exception.</exception>
    public static BigramFile Read(string text, string name)
    {
        using JsonDocument document = JsonText.Parse(text, name);
        return new BigramReader(document.RootElement, name).Read();
    }

    private BigramFile Read()
    {
        string[]? tokens = _fields.TryGetValue("vocabulary", out JsonPlace vocabulary) ? ReadVocabulary(vocabulary) : Missing("vocabulary", "a list of tokens");
        double[][]? rows = _fields.TryGetValue("table", out JsonPlace table) ? ReadRows(table, tokens) : null;
        if (!_fields.ContainsKey("table"))
            Missing("table", "a list with the distribution of the next token for each token");
        double[]? initial = _fields.TryGetValue("initial", out JsonPlace first) && tokens is not null ? ReadDistribution(first, tokens.Length, isRow: false) : null;
        int? start = ReadToken("start", tokens), end = ReadToken("end", tokens);
        if (_fields.TryGetValue("start", out JsonPlace given) && _fields.ContainsKey("initial"))
            given.Report("stands beside 'initial'; expected one of the two to say how sequences begin");
        _problems.ThrowIfAny();

        BigramTable read = new BigramTable(new Vocabulary(tokens!), rows!, double.PositiveInfinity).WithEnd(end).WithInitial(initial, double.PositiveInfinity);
        IReadOnlyList<string> warnings = _warnings.Count <= MostWarnings ? _warnings : [.. _warnings.Take(MostWarnings), $"{_name}: and {_warnings.Count - MostWarnings} more like these"];
        return new(start is { } before ? read.WithStart(before) : read, warnings);
    }

    private string[]? Missing(string field, string expected)
    {
        _problems.Add("", $"has no '{field}'; expected {expected}");
        return null;
    }

    private static string[]? ReadVocabulary(JsonPlace place)
    {
        IReadOnlyList<JsonPlace> items = place.Items("a list of tokens");
        if (place.Element.ValueKind != JsonValueKind.Array)
            return null;
        if (items.Count is 0 or > BigramTable.MostTokens)
        {
            place.Report($"has {Wording.Counted(items.Count, "token")}; expected 1 to {BigramTable.MostTokens}");
            return null;
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] tokens = new string[items.Count];
        bool isWhole = true;
        for (int index = 0; index < tokens.Length; index++)
            isWhole &= (tokens[index] = ReadNewToken(items[index], index, places)!) is not null;
        return isWhole ? tokens : null;
    }

    private static string? ReadNewToken(JsonPlace place, int index, Dictionary<string, int> places)
    {
        if (place.Text("a token, such as \"a\"") is not { } token)
            return null;
        if (token.Length == 0)
            place.Report("is empty; expected a token of at least one character");
        else if (!places.TryAdd(token, index))
            place.Report(string.Create(CultureInfo.InvariantCulture, $"is {place.Shown()}, which is token [{places[token]}] already; expected each token once"));
        else
            return token;
        return null;
    }

    // Without a vocabulary the table is as long as it is.
    private double[][]? ReadRows(JsonPlace place, string[]? tokens)
    {
        IReadOnlyList<JsonPlace> items = place.Items("a list of rows");
        if (place.Element.ValueKind != JsonValueKind.Array || (tokens is null && _fields.ContainsKey("vocabulary")))
            return null;
        int count = tokens?.Length ?? items.Count;
        if (items.Count != count)
            place.Report($"has {Wording.Counted(items.Count, "row")}; expected {count}, one for each token of the vocabulary");
        double[]?[] rows = [.. items.Select(item => ReadDistribution(item, count, isRow: true))];
        return rows.Any(row => row is null) ? null : [.. rows.OfType<double[]>()];
    }

    private double[]? ReadDistribution(JsonPlace place, int count, bool isRow)
    {
        if (NumberArrayReader<double>.Read(place, "a list of probabilities", 1) is not { } array)
            return null;
        if (array.Values.Length != count)
        {
            place.Report($"has {Wording.Counted(array.Values.Length, "item")}; expected {count}, one for each token of the vocabulary");
            return null;
        }

        int[] wrong = [.. Enumerable.Range(0, count).Where(index => array.Values[index] is not (>= 0 and <= 1))];
        foreach (JsonPlace item in wrong.Select(index => place.Item(place.Element[index], index)))
            item.Report($"is {item.Shown()}; expected a probability from 0 to 1");
        if (wrong.Length > 0)
            return null;
        CheckSum(place, array.Values.Sum(), isRow);
        return array.Values;
    }

    private void CheckSum(JsonPlace place, double sum, bool isRow)
    {
        if (Math.Abs(sum - 1) <= BigramTable.RowTolerance)
            return;
        _warnings.Add(sum == 0 && isRow
            ? $"{_name}: {place.Path}: is all zeros; nothing follows this token"
            : string.Create(CultureInfo.InvariantCulture, $"{_name}: {place.Path}: sums to {Math.Round(sum, 9)}, not 1; the numbers are taken as they are"));
    }

    private int? ReadToken(string field, string[]? tokens)
    {
        if (!_fields.TryGetValue(field, out JsonPlace place) || place.Text("a token of the vocabulary") is not { } token || tokens is null)
            return null;
        int index = Array.IndexOf(tokens, token);
        if (index >= 0)
            return index;
        string hint = NearestName.Hint(token, tokens) is { } nearest ? $"; {nearest}" : "";
        place.Report($"is {place.Shown()}; expected a token of the vocabulary{hint}");
        return null;
    }
}
