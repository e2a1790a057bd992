using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Formulas.Reading;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Decoding.Ngrams;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>Reads a text line by line as sequences of the tokens of a table; unknown ones become its unknown token or, where it has none, problems.</summary>
internal sealed class TextReading(BigramTable table, TokenUnit unit, string name)
{
    private const int MostProblems = 20;

    private readonly int? _unknown = table.Vocabulary.TryFind(TextSequences.UsualUnknown, out int place) ? place : null;
    private readonly List<int[]> _sequences = [];
    private readonly List<string> _problems = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private int _line;

    /// <summary>How many tokens were taken as the unknown one.</summary>
    public long UnknownCount { get; private set; }

    /// <summary>Reads a line; one without tokens is no sequence.</summary>
    public void Read(string line)
    {
        _line++;
        IReadOnlyList<string> tokens = TextSequences.OfLine(line, unit);
        if (tokens.Count > 0)
            _sequences.Add([.. tokens.Select(Numbered), .. table.EndToken is { } end ? new[] { end } : []]);
    }

    /// <summary>The sequences, each ended where the table has an end.</summary>
    /// <exception cref="InputException">There are tokens that the table has not.</exception>
    public IReadOnlyList<int[]> Sequences()
    {
        if (_told.Count > MostProblems)
            _problems.Add($"{name}: and {_told.Count - MostProblems} more unknown tokens");
        return _told.Count == 0 ? _sequences : throw new InputException(_problems);
    }

    private int Numbered(string token)
    {
        if (table.Vocabulary.TryFind(token, out int place))
            return place;
        if (_unknown is { } unknown)
            UnknownCount++;
        else if (_told.Add(token) && _told.Count <= MostProblems)
            _problems.Add(Problem(token));
        return _unknown ?? 0;
    }

    private string Problem(string token)
    {
        Vocabulary vocabulary = table.Vocabulary;
        string hint = NearestName.Hint(token, vocabulary.Tokens) is { } nearest ? $"; {nearest}"
            : unit == TokenUnit.Characters && vocabulary.Tokens.Count(text => text.Length > 1) > 2 ? "; try --words" : "";
        return FormattableString.Invariant($"{name}:{_line}: '{token}' is no token of the table; expected tokens of its vocabulary{hint}");
    }
}
