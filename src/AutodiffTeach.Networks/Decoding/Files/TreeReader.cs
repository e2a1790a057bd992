using System.Globalization;
using System.Numerics;
using System.Text.Json;
using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Files.Reading;

namespace AutodiffTeach.Networks.Decoding.Files;

/// <summary>Reads a tree file: the vocabulary, the length, then the rows, and whether any is missing.</summary>
internal sealed class TreeReader
{
    /// <summary>The most sequences of a tree: a file cannot hold more rows anyway.</summary>
    public const int MostSequences = 1_000_000;

    private const int GreatestLength = 1_000;
    private const int LongestToken = 200;
    private const string Expected = "an object with vocabulary, length and logProbabilities";
    private const string ExpectedToken = "a text that is not empty, has no spaces (they separate the tokens of a beginning) and at most 200 characters";
    private static readonly string[] Fields = ["vocabulary", "length", "logProbabilities", "end"];

    private readonly string _name;
    private readonly Problems _problems;
    private readonly Dictionary<string, JsonPlace> _fields;

    private TreeReader(JsonElement root, string name)
    {
        (_name, _problems) = (name, new(name));
        _fields = new JsonPlace(root, "", _problems).Fields(Expected, Fields);
        foreach ((string field, string expected) in new[] { ("vocabulary", "a list of tokens"), ("length", "the number of tokens of a sequence"), ("logProbabilities", "an object with a row for each beginning") })
        {
            if (!_fields.ContainsKey(field) && root.ValueKind == JsonValueKind.Object)
                _problems.Add("", $"has no '{field}'; expected {expected}");
        }
    }

    /// <exception cref="NetworkFileException">The text is no tree; all problems are in the exception.</exception>
    public static TreeFile Read(string text, string name)
    {
        using JsonDocument document = Networks.Files.Reading.JsonText.Parse(text, name);
        return new TreeReader(document.RootElement, name).Read();
    }

    private TreeFile Read()
    {
        Vocabulary? vocabulary = ReadVocabulary();
        int? length = ReadLength(vocabulary);
        int? end = ReadEnd(vocabulary);
        RowReader? rows = ReadRows(vocabulary, length, end);
        _problems.ThrowIfAny();
        var model = new TableStep(vocabulary!, rows!.Rows);
        return new TreeFile(model, new SequenceRules(length!.Value) { EndToken = end }, [.. rows.Warnings.Select(warning => $"{_name}: {warning}")], rows.SumDeviation);
    }

    private Vocabulary? ReadVocabulary()
    {
        if (!_fields.TryGetValue("vocabulary", out JsonPlace list))
            return null;
        IReadOnlyList<JsonPlace> items = list.Items("a list of tokens");
        if (items.Count == 0 && list.Element.ValueKind == JsonValueKind.Array)
            list.Report("is empty; expected at least one token");
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (JsonPlace item in items)
            ReadToken(item, places);
        return places.Count > 0 && places.Count == items.Count ? new Vocabulary(places.OrderBy(token => token.Value).Select(token => token.Key)) : null;
    }

    private static void ReadToken(JsonPlace item, Dictionary<string, int> places)
    {
        if (item.Text(ExpectedToken) is not { } token)
            return;
        if (token.Length > LongestToken || !TableStep.CanBeToken(token))
            item.Report($"is {item.Shown()}; expected {ExpectedToken}");
        else if (!places.TryAdd(token, places.Count))
            item.Report($"is {item.Shown()} again; expected each token once");
    }

    private int? ReadLength(Vocabulary? vocabulary)
    {
        if (!_fields.TryGetValue("length", out JsonPlace place) || place.Count(GreatestLength) is not { } length)
            return null;
        if (vocabulary is null || BigInteger.Pow(vocabulary.Count, length) is var sequences && sequences <= MostSequences)
            return length;
        place.Report(string.Create(CultureInfo.InvariantCulture, $"is {length}, which makes {Large(sequences)} sequences of {vocabulary.Count} tokens; expected at most {MostSequences}; try a shorter length"));
        return null;
    }

    private static string Large(BigInteger count) => count < BigInteger.Pow(10, 15) ? count.ToString(CultureInfo.InvariantCulture) : $"about 10^{(int)BigInteger.Log10(count)}";

    private int? ReadEnd(Vocabulary? vocabulary)
    {
        if (!_fields.TryGetValue("end", out JsonPlace place) || vocabulary is null || place.Text("a token of the vocabulary") is not { } token)
            return null;
        if (vocabulary.TryFind(token, out int end))
            return end;
        place.ReportUnknown($"is {place.Shown()}, which is not in the vocabulary", token, vocabulary.Tokens);
        return null;
    }

    private RowReader? ReadRows(Vocabulary? vocabulary, int? length, int? end)
    {
        if (!_fields.TryGetValue("logProbabilities", out JsonPlace place) || vocabulary is null || length is null)
            return null;
        var reader = new RowReader(vocabulary, length.Value, end);
        reader.Read(place);
        return reader;
    }
}
