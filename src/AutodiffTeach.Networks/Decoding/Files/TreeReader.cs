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
    private static readonly (string, string)[] Needed = [("vocabulary", "a list of tokens"), ("length", "the number of tokens of a sequence"), ("logProbabilities", "an object with a row for each beginning")];
    private static readonly VocabularyReader Tokens = new(MostSequences, ExpectedToken, token => token.Length <= LongestToken && TableStep.CanBeToken(token));

    private readonly string _name;
    private readonly Problems _problems;
    private readonly Dictionary<string, JsonPlace> _fields;

    private TreeReader(JsonElement root, string name)
    {
        (_name, _problems) = (name, new(name));
        _fields = new JsonPlace(root, "", _problems).Fields(Expected, Fields, Needed);
    }

    /// <exception cref="NetworkFileException">The text is no tree; all problems are in the exception.</exception>
    public static TreeFile Read(string text, string name)
    {
        using JsonDocument document = Networks.Files.Reading.JsonText.Parse(text, name);
        return new TreeReader(document.RootElement, name).Read();
    }

    private TreeFile Read()
    {
        Vocabulary? vocabulary = _fields.TryGetValue("vocabulary", out JsonPlace list) ? Tokens.Read(list) : null;
        int? length = ReadLength(vocabulary);
        int? end = vocabulary is not null && _fields.TryGetValue("end", out JsonPlace place) ? VocabularyReader.Token(place, vocabulary) : null;
        RowReader? rows = ReadRows(vocabulary, length, end);
        _problems.ThrowIfAny();
        var model = new TableStep(vocabulary!, rows!.Rows);
        return new TreeFile(model, new SequenceRules(length!.Value) { EndToken = end }, [.. rows.Warnings.Select(warning => $"{_name}: {warning}")], rows.SumDeviation);
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

    private RowReader? ReadRows(Vocabulary? vocabulary, int? length, int? end)
    {
        if (!_fields.TryGetValue("logProbabilities", out JsonPlace place) || vocabulary is null || length is null)
            return null;
        var reader = new RowReader(vocabulary, length.Value, end);
        reader.Read(place);
        return reader;
    }
}
