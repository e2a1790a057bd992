using System.Globalization;
using System.Text.Json;
using AutodiffTeach.Networks.Files.Reading;

namespace AutodiffTeach.Networks.Decoding.Files;

/// <summary>Reads the vocabulary of a file, and the fields that name one of its tokens.</summary>
/// <param name="mostTokens">The most tokens there may be.</param>
/// <param name="expectedToken">What a token is, for messages.</param>
/// <param name="canBeToken">Whether a text is such a token.</param>
internal sealed class VocabularyReader(int mostTokens, string expectedToken, Func<string, bool> canBeToken)
{
    /// <summary>The tokens in order, each once; null, with problems, where one is none.</summary>
    public Vocabulary? Read(JsonPlace list)
    {
        IReadOnlyList<JsonPlace> items = list.Items("a list of tokens");
        if (list.Element.ValueKind != JsonValueKind.Array)
            return null;
        if (items.Count == 0 || items.Count > mostTokens)
        {
            list.Report(string.Create(CultureInfo.InvariantCulture, $"has {Wording.Counted(items.Count, "token")}; expected 1 to {mostTokens}"));
            return null;
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        string?[] tokens = [.. items.Select((item, index) => NewToken(item, index, places))];
        return tokens.Contains(null) ? null : new Vocabulary(tokens.OfType<string>());
    }

    /// <summary>The token that a field names; null, with a problem, where it is none.</summary>
    public static int? Token(JsonPlace place, Vocabulary vocabulary)
    {
        if (place.Text("a token of the vocabulary") is not { } token)
            return null;
        if (vocabulary.TryFind(token, out int index))
            return index;
        place.ReportUnknown($"is {place.Shown()}, which is not in the vocabulary", token, vocabulary.Tokens);
        return null;
    }

    private string? NewToken(JsonPlace place, int index, Dictionary<string, int> places)
    {
        if (place.Text(expectedToken) is not { } token)
            return null;
        if (!canBeToken(token))
            place.Report($"is {place.Shown()}; expected {expectedToken}");
        else if (!places.TryAdd(token, index))
            place.Report(string.Create(CultureInfo.InvariantCulture, $"is {place.Shown()}, which is token [{places[token]}] already; expected each token once"));
        else
            return token;
        return null;
    }
}
