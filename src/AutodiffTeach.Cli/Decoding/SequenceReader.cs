using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Formulas.Reading;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>
/// Splits a text into tokens of a vocabulary: at blanks and commas where it has them (and no token does), else in the only way in which tokens
/// follow each other. A text with two readings is an error, never a guess.
/// </summary>
internal sealed class SequenceReader
{
    private const int LongestList = 10;
    private const int LongestShown = 40;

    private readonly Vocabulary _vocabulary;
    private readonly string _name;
    private readonly char[] _separators;
    private readonly int[] _lengths;

    /// <summary>A reader.</summary>
    /// <param name="vocabulary">The tokens.</param>
    /// <param name="name">How messages name the text.</param>
    public SequenceReader(Vocabulary vocabulary, string name)
    {
        _vocabulary = vocabulary;
        _name = name;
        _separators = [.. " \t\r\n,".Where(separator => !vocabulary.Tokens.Any(token => token.Contains(separator, StringComparison.Ordinal)))];
        _lengths = [.. vocabulary.Tokens.Select(token => token.Length).Where(length => length > 0).Distinct().Order()];
    }

    /// <summary>The tokens of a text, at least one.</summary>
    /// <exception cref="InputException">It is empty, has what is no token, or has two readings.</exception>
    public int[] Read(string text)
    {
        string[] pieces = text.Split(_separators, StringSplitOptions.RemoveEmptyEntries);
        if (text.Length == 0 || (_separators.Length > 0 && pieces.Length == 0))
            throw new InputException($"{_name}: is empty; expected at least one token such as '{_vocabulary[0]}'");
        return _separators.Length > 0 && text.IndexOfAny(_separators) >= 0 ? [.. pieces.Select(Find)] : Segment(text);
    }

    private int Find(string piece)
    {
        if (_vocabulary.TryFind(piece, out int token))
            return token;
        string hint = Ways(piece)[^1] > 0 ? "; separate all tokens or none"
            : NearestName.Hint(piece, _vocabulary.Tokens) is { } nearest ? $"; {nearest}" : "";
        throw new InputException($"{_name}: '{Shown(piece)}' is no token; expected {Expected}{hint}");
    }

    // ways[end]: how many sequences of tokens give the first characters; two stand for more.
    private int[] Ways(string text)
    {
        int[] ways = new int[text.Length + 1];
        ways[0] = 1;
        for (int start = 0; start < text.Length; start++)
        {
            foreach (int length in ways[start] == 0 ? [] : _lengths.Where(length => length <= text.Length - start && _vocabulary.TryFind(text.Substring(start, length), out _)))
                ways[start + length] = Math.Min(2, ways[start + length] + ways[start]);
        }

        return ways;
    }

    private int[] Segment(string text)
    {
        int[] ways = Ways(text);
        if (ways[^1] == 0)
            throw NoReading(text, Array.FindLastIndex(ways, count => count > 0));
        if (ways[^1] > 1)
            throw TwoReadings(Reading(text, ways, _lengths), Reading(text, ways, [.. _lengths.Reverse()]), text);
        return Reading(text, ways, _lengths);
    }

    // From the end, each time the first length that fits.
    private int[] Reading(string text, int[] ways, int[] lengths)
    {
        var tokens = new List<int>();
        for (int end = text.Length; end > 0; end -= _vocabulary[tokens[^1]].Length)
        {
            int length = lengths.First(length => length <= end && ways[end - length] > 0 && _vocabulary.TryFind(text.Substring(end - length, length), out _));
            _vocabulary.TryFind(text.Substring(end - length, length), out int token);
            tokens.Add(token);
        }

        tokens.Reverse();
        return [.. tokens];
    }

    private InputException NoReading(string text, int start)
    {
        // Where tokens are letters the letter is wrong, else whatever comes from there on.
        string rest = _lengths is [1] ? text[start..].EnumerateRunes().First().ToString() : text[start..];
        string hint = NearestName.Hint(rest, _vocabulary.Tokens) is { } nearest ? $"; {nearest}" : "";
        return new InputException(FormattableString.Invariant($"{_name}: '{Shown(rest)}', from character {start + 1} on, is no token; expected {Expected}{hint}"));
    }

    private InputException TwoReadings(int[] one, int[] other, string text)
    {
        string remedy = _separators is [var separator, ..]
            ? $"expected tokens separated by {(separator == ',' ? "commas" : "spaces")}, with a comma after a single one"
            : "its tokens cannot be told apart; expected a vocabulary in which they can";
        return new InputException($"{_name}: '{Shown(text)}' can be read as {Listed(one)} and as {Listed(other)}; {remedy}");
    }

    private string Expected => Wordings.Or(_vocabulary.Tokens, LongestList);

    private string Listed(int[] tokens) => $"'{Shown(string.Join(' ', tokens.Select(token => _vocabulary[token])))}'";

    // On one line, whatever the text has.
    private static string Shown(string text) =>
        string.Concat((text.Length <= LongestShown ? text : $"{text[..LongestShown]}…").Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
}
