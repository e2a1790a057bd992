using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AutodiffTeach.Networks.Files.Reading;

namespace AutodiffTeach.Networks.Decoding.Files;

/// <summary>Reads the rows of a tree: each under its beginning, one number a token.</summary>
/// <param name="vocabulary">The tokens.</param>
/// <param name="length">The tokens of a whole sequence.</param>
/// <param name="end">The token that ends a sequence; null for none.</param>
internal sealed class RowReader(Vocabulary vocabulary, int length, int? end)
{
    private const int MostWarnings = 3;

    // The sum of as many as a sequence can have is still a number.
    private const double Greatest = 1e300;
    private const int LongestShown = 60;
    private const string ExpectedNumber = "a finite number, or \"-Infinity\" for probability zero";

    private readonly Beginnings _beginnings = new(vocabulary, length, end);
    private readonly List<string> _warnings = [];
    private int _positive;

    /// <summary>The rows by their beginnings.</summary>
    public Dictionary<string, double[]> Rows { get; } = new(StringComparer.Ordinal);

    /// <summary>The greatest distance of the sum of a row's probabilities from 1; rows of zeros aside.</summary>
    public double SumDeviation { get; private set; }

    /// <summary>Numbers that are no log-probabilities, the first few and how many more.</summary>
    public IReadOnlyList<string> Warnings => _positive <= MostWarnings
        ? _warnings
        : [.. _warnings, string.Create(CultureInfo.InvariantCulture, $"logProbabilities: and {_positive - MostWarnings} more {(_positive == MostWarnings + 1 ? "number" : "numbers")} above 0")];

    /// <summary>Reads all rows, then looks for those that are missing.</summary>
    public void Read(JsonPlace place)
    {
        bool isWhole = place.Element.ValueKind == JsonValueKind.Object;
        foreach ((string beginning, JsonPlace row) in place.Fields("an object with a row for each beginning, \"\" the empty one"))
            isWhole &= ReadRow(beginning, row);
        // What a bad row or name leaves out is no problem of its own.
        if (isWhole && _beginnings.Missing() is { Count: > 0 } missing)
            place.Report(Lacks(missing.Count, missing.First));
    }

    private bool ReadRow(string beginning, JsonPlace place)
    {
        if (TokensOf(beginning, place) is not { } tokens || RowOf(place) is not { } row)
            return false;
        Rows.Add(beginning, row);
        _beginnings.Add(tokens, row);
        double sum = row.Sum(Math.Exp);
        SumDeviation = Math.Max(SumDeviation, sum > 0 ? Math.Abs(sum - 1) : 0);
        return true;
    }

    private int[]? TokensOf(string beginning, JsonPlace place)
    {
        string[] words = beginning.Length == 0 ? [] : beginning.Split(' ');
        if (words.Contains(""))
        {
            place.Report("has a space too many; expected tokens with one space between them");
            return null;
        }

        if (words.Length >= length)
        {
            place.Report(string.Create(CultureInfo.InvariantCulture, $"is a beginning of {Wording.Counted(words.Length, "token")}; expected fewer than {length}, the length of a sequence"));
            return null;
        }

        int[] tokens = [.. words.Select(word => vocabulary.TryFind(word, out int token) ? token : -1)];
        if (Array.IndexOf(tokens, -1) is var unknown and >= 0)
        {
            place.ReportUnknown($"has the unknown token \"{Shown(words[unknown])}\"", words[unknown], vocabulary.Tokens);
            return null;
        }

        if (end is not { } last || !tokens.Contains(last))
            return tokens;
        place.Report($"goes on after \"{Shown(vocabulary[last])}\", which ends a sequence; expected no row for it");
        return null;
    }

    private double[]? RowOf(JsonPlace place)
    {
        IReadOnlyList<JsonPlace> items = place.Items("a list of log-probabilities, one a token");
        if (place.Element.ValueKind != JsonValueKind.Array)
            return null;
        if (items.Count != vocabulary.Count)
        {
            place.Report($"has {Wording.Counted(items.Count, "number")}; expected {vocabulary.Count}, one a token of the vocabulary");
            return null;
        }

        double?[] row = [.. items.Select(Number)];
        return row.Contains(null) ? null : [.. row.Select(number => number!.Value)];
    }

    private double? Number(JsonPlace place)
    {
        if (place.Element.ValueKind == JsonValueKind.String && place.Element.ValueEquals("-Infinity"u8))
            return double.NegativeInfinity;
        if (place.Element.ValueKind != JsonValueKind.Number || !place.Element.TryGetDouble(out double number) || !double.IsFinite(number))
        {
            place.Report($"is {place.Shown()}; expected {ExpectedNumber}");
            return null;
        }

        if (Math.Abs(number) > Greatest)
        {
            place.Report($"is {place.Shown()}; expected a number from -1e300 to 1e300");
            return null;
        }

        if (number > 0 && ++_positive <= MostWarnings)
            _warnings.Add($"{place.Path}: is {place.Shown()}, a probability above 1; expected a log-probability, 0 or less");
        return number;
    }

    private string Lacks(long count, IReadOnlyList<int[]> first)
    {
        string listed = string.Join(", ", first.Select(tokens => $"\"{Shown(string.Join(' ', tokens.Select(token => vocabulary[token])))}\""));
        string rest = count > first.Count ? ", …" : "";
        return string.Create(CultureInfo.InvariantCulture, $"has no row for {(count == 1 ? "" : $"{count} beginnings: ")}{listed}{rest}; expected one for every possible beginning of fewer than {length} tokens");
    }

    // Cut between letters: half a pair of surrogates is no text.
    private static string Shown(string text)
    {
        string shown = text.Length <= LongestShown ? text : string.Concat(text.EnumerateRunes().Take(LongestShown)) + "...";
        return JsonEncodedText.Encode(shown, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
    }
}
