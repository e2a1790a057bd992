using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Decoding;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Networks.Decoding.Files;
using AutodiffTeach.Networks.Decoding.Ngrams;

namespace AutodiffTeach.Cli.Commands.Bigrams;

/// <summary>Where the table of <c>bigram</c> comes from: a file, or the counts of a text.</summary>
internal sealed class TableOptions(Session session)
{
    private const int MostProblems = 20;
    private const string ExpectedText = "a text, one sequence a line";

    private readonly Argument<string?> _path = new("TABLE.json") { Description = "The vocabulary and the table: a .json file, or - for standard input.", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<string?> _text = new("--from-text") { HelpName = "FILE", Description = "Count the bigrams of a text in place of reading a table; each line is a sequence. - reads standard input." };
    private readonly Option<double?> _smoothing = NumberOption.Create("--smoothing", "k that is added to each count of --from-text. Default 0, relative frequencies.", 0, 1e9);
    private readonly Option<bool> _words = new("--words") { Description = "Tokens of texts are words, separated by blanks; else characters." };
    private readonly Option<int> _leastCount = CountOption.Create("--min-count", $"Tokens of --from-text that occur fewer times become '{TextSequences.UsualUnknown}', which stands for unknown ones.", 1, int.MaxValue, 1);
    private readonly Option<bool> _unbounded = new("--no-boundaries") { Description = $"Count neither first tokens nor ends of lines of --from-text; else '{BigramCounts.UsualEnd}' ends each line." };
    private readonly Choice<bool?> _first = Choice<bool?>.OfOne(
        "--first", "Whether the first token is free, that is given, or follows the start; auto: start where the table says how sequences begin.",
        ("auto", null), ("free", false), ("start", true));

    public Argument<string?> Path => _path;

    public IEnumerable<Option> All => [_first.Option, _text, _words, _smoothing, _leastCount, _unbounded];

    /// <summary>What a token of a text is.</summary>
    public TokenUnit UnitIn(ParseResult parsed) => parsed.GetValue(_words) ? TokenUnit.Words : TokenUnit.Characters;

    public void AddProblems(CommandResult result)
    {
        bool hasText = result.GetResult(_text) is not null, hasTable = result.GetValue(_path) is not null;
        if (hasText == hasTable)
            result.AddError(hasText ? "--from-text makes the table; expected no TABLE.json beside it" : "TABLE.json is missing; expected it, or --from-text");
        foreach (Option option in new Option[] { _smoothing, _leastCount, _unbounded }.Where(option => !hasText && result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name}: is for --from-text; expected it with that option");
    }

    /// <summary>Reads or counts the table and tells its notes.</summary>
    public BigramTable TableIn(ParseResult parsed)
    {
        BigramTable table = parsed.GetValue(_text) is { } text ? CountedFrom(parsed, text) : ReadFrom(parsed.GetRequiredValue(_path)!);
        if ((_first.In(parsed) ?? table.HasInitial) == table.HasInitial)
            return table;
        return table.HasInitial
            ? table.WithInitial(null)
            : throw new InputException("--first: the table does not say how sequences begin; expected 'initial' or 'start' in its file, or --first free");
    }

    /// <summary>The sequences of a text as tokens of the table, each ended where the table has an end.</summary>
    /// <exception cref="InputException">The text cannot be read, is empty, or has tokens that the table has not.</exception>
    public IReadOnlyList<int[]> SequencesIn(ParseResult parsed, string path, BigramTable table)
    {
        string name = NameOf(path);
        var reader = new TextReading(table, UnitIn(parsed), name);
        foreach (string line in TextOf(path, ExpectedText).ReplaceLineEndings("\n").Split('\n'))
            reader.Read(line);
        IReadOnlyList<int[]> sequences = reader.Sequences();
        if (reader.UnknownCount > 0)
            session.Note(FormattableString.Invariant($"{name}: unknown tokens, taken as '{TextSequences.UsualUnknown}': {reader.UnknownCount}"));
        return sequences.Count > 0 ? sequences : throw new InputException($"{name}: is empty; expected {ExpectedText}");
    }

    private BigramTable ReadFrom(string path)
    {
        BigramFile file = BigramFile.Parse(TextOf(path, "a bigram table such as examples/decoding/bigram.json"), NameOf(path));
        foreach (string warning in file.Warnings)
            session.Warn(warning);
        return file.Table;
    }

    private BigramTable CountedFrom(ParseResult parsed, string path)
    {
        string name = NameOf(path);
        IReadOnlyList<IReadOnlyList<string>> sequences = TextSequences.WithoutRare(TextSequences.Of(TextOf(path, ExpectedText), UnitIn(parsed)), parsed.GetValue(_leastCount));
        string? end = parsed.GetValue(_unbounded) ? null : BigramCounts.UsualEnd;
        HashSet<string> tokens = [.. sequences.SelectMany(sequence => sequence)];
        if (tokens.Count == 0)
            throw new InputException($"{name}: is empty; expected {ExpectedText}");
        if (tokens.Count + 1 > BigramTable.MostTokens)
            throw new InputException($"{name}: has {tokens.Count} different tokens; expected fewer than {BigramTable.MostTokens}; try --min-count{(parsed.GetValue(_words) ? ", or characters in place of --words" : "")}");
        if (end is not null && tokens.Contains(end))
            throw new InputException($"{name}: has '{end}', which stands for the end of a line; expected a text without it, or --no-boundaries");
        BigramCounts counts = BigramCounts.Of(sequences, end);
        double k = parsed.GetValue(_smoothing) ?? 0;
        if (k == 0 && counts.Unfollowed is { Count: > 0 } unfollowed)
            session.Note($"{name}: nothing follows {string.Join(", ", unfollowed.Take(MostProblems).Select(token => $"'{counts.Vocabulary[token]}'"))}; 0/0 is taken as probability zero, unless --smoothing is above 0");
        return counts.ToTable(k);
    }

    private string TextOf(string path, string expected) => path == "-" ? session.Input.ReadToEnd() : TextInput.Read(path, expected);

    private static string NameOf(string path) => path == "-" ? "standard input" : path;
}
