using System.Globalization;
using System.Text.Json;
using AutodiffTeach.Networks.Decoding.Ngrams;
using AutodiffTeach.Networks.Files.Reading;

namespace AutodiffTeach.Networks.Decoding.Files;

/// <summary>Reads a bigram table: the vocabulary, the rows one by one, then how sequences begin and end.</summary>
internal sealed class BigramReader
{
    private const int MostWarnings = 10;
    private const string Expected = "an object with vocabulary and table";
    private const string ExpectedToken = "a token of at least one character, such as \"a\"";
    private static readonly string[] Fields = ["vocabulary", "table", "initial", "start", "end"];
    private static readonly (string, string)[] Needed = [("vocabulary", "a list of tokens"), ("table", "a list with the distribution of the next token for each token")];
    private static readonly VocabularyReader Tokens = new(BigramTable.MostTokens, ExpectedToken, token => token.Length > 0);

    private readonly string _name;
    private readonly Problems _problems;
    private readonly Dictionary<string, JsonPlace> _fields;
    private readonly List<string> _warnings = [];

    private BigramReader(JsonElement root, string name)
    {
        _name = name;
        _problems = new(name);
        _fields = new JsonPlace(root, "", _problems).Fields(Expected, Fields, Needed);
    }

    /// <exception cref="Networks.Files.NetworkFileException">The text is no table; all problems are in the exception.</exception>
    public static BigramFile Read(string text, string name)
    {
        using JsonDocument document = JsonText.Parse(text, name);
        return new BigramReader(document.RootElement, name).Read();
    }

    private BigramFile Read()
    {
        Vocabulary? vocabulary = _fields.TryGetValue("vocabulary", out JsonPlace list) ? Tokens.Read(list) : null;
        double[][]? rows = _fields.TryGetValue("table", out JsonPlace table) ? ReadRows(table, vocabulary) : null;
        double[]? initial = vocabulary is not null && _fields.TryGetValue("initial", out JsonPlace first) ? ReadDistribution(first, vocabulary.Count, isRow: false) : null;
        int? start = ReadToken("start", vocabulary), end = ReadToken("end", vocabulary);
        if (_fields.TryGetValue("start", out JsonPlace given) && _fields.ContainsKey("initial"))
            given.Report("stands beside 'initial'; expected one of the two to say how sequences begin");
        _problems.ThrowIfAny();

        BigramTable read = new BigramTable(vocabulary!, rows!, double.PositiveInfinity).WithEnd(end).WithInitial(initial, double.PositiveInfinity);
        IReadOnlyList<string> warnings = _warnings.Count <= MostWarnings ? _warnings : [.. _warnings.Take(MostWarnings), $"{_name}: and {_warnings.Count - MostWarnings} more like these"];
        return new(start is { } before ? read.WithStart(before) : read, warnings);
    }

    private int? ReadToken(string field, Vocabulary? vocabulary)
        => vocabulary is not null && _fields.TryGetValue(field, out JsonPlace place) ? VocabularyReader.Token(place, vocabulary) : null;

    // Without a vocabulary the table is as long as it is.
    private double[][]? ReadRows(JsonPlace place, Vocabulary? vocabulary)
    {
        IReadOnlyList<JsonPlace> items = place.Items("a list of rows");
        if (place.Element.ValueKind != JsonValueKind.Array || (vocabulary is null && _fields.ContainsKey("vocabulary")))
            return null;
        int count = vocabulary?.Count ?? items.Count;
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
}
