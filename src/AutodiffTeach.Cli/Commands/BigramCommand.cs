using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Answers;
using AutodiffTeach.Cli.Commands.Bigrams;
using AutodiffTeach.Cli.Decoding;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Decoding.Files;
using AutodiffTeach.Networks.Decoding.Ngrams;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>bigram</c>: the probability of a sequence, and the recurrent network that is equal to the table.</summary>
internal sealed class BigramCommand
{
    private const int MostSamples = 100_000;
    private const int LongestSample = 100_000;
    private const int LongestLikeliest = 10_000;

    // What takes a few seconds: tokens drawn, and sums of dynamic programming.
    private const int MostDrawn = 10_000_000;
    private const long MostSums = 10_000_000_000;

    // Running over every token takes time in the cube of their number.
    private const int MostVerified = 512;
    private const int LongestVerified = 1000;

    private readonly Session _session;
    private readonly TableOptions _table;
    private readonly Option<string?> _sequence = new("--sequence") { HelpName = "tokens", Description = "The sequence: tokens separated by spaces or commas, or one after another (aab) where that can be read in one way only." };
    private readonly Option<string?> _perplexity = new("--perplexity") { HelpName = "FILE", Description = "Tell how well the table predicts a text, a sequence a line; the end of each line counts where the table has an end." };
    private readonly Option<int> _sample = CountOption.Create("--sample", "Draw so many sequences.", 0, MostSamples, 0);
    private readonly Option<int> _length = CountOption.Create("--length", "The most tokens of a sequence drawn, its end included.", 1, LongestSample, 50);
    private readonly Option<int> _seed = CountOption.Create("--seed", "The seed of --sample.", 0, int.MaxValue, 0);
    private readonly Option<int> _likeliest = CountOption.Create("--likeliest", "Find the likeliest sequence of so many tokens, exactly, by dynamic programming.", 0, LongestLikeliest, 0);
    private readonly Option<bool> _softmax = new("--softmax") { Description = "The network with a softmax after it: W is the logarithm of the table." };
    private readonly Option<bool> _model = new("--model") { Description = "Write the network along the sequence as a model for eval, derive and render; its output P is the probability." };
    private readonly Option<string?> _explain = new("--explain") { HelpName = "FILE", Description = "A worked answer to write: the table, the probability of the sequence, the network and why it is equal; md (its figure in a folder beside it) or html." };
    private readonly Option<string?> _output = new("--output", "-o") { HelpName = "FILE.json", Description = "Write the table to a file that bigram reads." };
    private readonly Option<bool> _json = CommonOptions.Json();

    private BigramCommand(Session session, Command command)
    {
        _session = session;
        _table = new TableOptions(session);
        command.Arguments.Add(_table.Path);
        foreach (Option option in (Option[])[_sequence, .. _table.All, _perplexity, _sample, _length, _seed, _likeliest, _softmax, _model, _explain, _output, _json])
            command.Add(option);
        command.Validators.Add(Check);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "bigram",
            "The probability of a sequence under a bigram table, and the recurrent network that is equal to the table, verified by running it. "
            + "docs/ngrams.md explains the file.",
            new("autodiffteach bigram examples/decoding/bigram.json --sequence aaaaaabbaa", "The probability as a product, and U, V and W."),
            new("autodiffteach bigram examples/decoding/bigram.json --sequence aab --json", "The same as JSON."),
            new("autodiffteach bigram examples/decoding/bigram.json --sequence aab --model", "The network as a model whose output is the probability."),
            new("autodiffteach bigram examples/decoding/bigram.json --sequence aaaaaabbaa --explain answer.html", "The worked answer: the probability, the network, and why they agree."),
            new("autodiffteach bigram --from-text examples/decoding/rhyme.txt --words --smoothing 0.1 -o rhyme.json", "A table from the words of a text."),
            new("autodiffteach bigram --from-text examples/decoding/rhyme.txt --sample 3 --seed 1", "Lines like those of a text, letter by letter."));
        _ = new BigramCommand(session, command);
        return command;
    }

    private void Check(CommandResult result)
    {
        _table.AddProblems(result);
        foreach (Option option in new Option[] { _model, _explain }.Where(option => result.GetResult(option) is { Implicit: false } && result.GetResult(_sequence) is null))
            result.AddError($"{option.Name} follows a sequence; expected --sequence beside it");
        if (result.GetValue(_explain) is { } page && !AnswerFiles.Endings.Contains(PictureFormat.EndingOf(page)))
            result.AddError($"--explain: '{page}' does not tell the format; expected a file ending in {Wordings.Or(AnswerFiles.Endings)}");
        if (result.GetValue(_model) && result.GetValue(_json))
            result.AddError("--model and --json exclude each other; expected one of them");
        foreach (Option option in new Option[] { _length, _seed }.Where(option => result.GetResult(option) is { Implicit: false } && result.GetResult(_sample) is null or { Implicit: true }))
            result.AddError($"{option.Name}: is for --sample; expected it with that option");
        if (result.GetValue(_sample) * (long)result.GetValue(_length) > MostDrawn)
            result.AddError(FormattableString.Invariant($"--sample: {result.GetValue(_sample)} sequences of up to {result.GetValue(_length)} tokens are too many; expected at most {MostDrawn} tokens in all; try a smaller --length"));
        if (result.GetValue(_output) is { } path && PictureFormat.EndingOf(path) != "json")
            result.AddError($"-o: '{path}' does not tell the format; expected a file ending in json");
    }

    private int Run(ParseResult parsed)
    {
        BigramTable table = _table.TableIn(parsed);
        int[]? sequence = parsed.GetValue(_sequence) is { } text ? new SequenceReader(table.Vocabulary, "--sequence").Read(text) : null;
        TextScore? score = parsed.GetValue(_perplexity) is { } path ? table.Score(_table.SequencesIn(parsed, path, table)) : null;
        if (parsed.GetValue(_output) is { } file)
            OutputFiles.Write((file, BigramFile.Write(table)));
        if (parsed.GetValue(_explain) is { } page)
            OutputFiles.Write([.. AnswerFiles.Of(page, [Answer(table, sequence!)], "Every number comes from the table and from the network that was run for this page.")]);
        if (parsed.GetValue(_model))
            _session.Output.Write(NetworkOf(parsed, table).ToModel(sequence!));
        else if (parsed.GetValue(_json))
            BigramJson.Write(_session.Output, Result(parsed, table, sequence, score));
        else if (!IsWritten(parsed))
            BigramText.Write(_session.Output, Result(parsed, table, sequence, score));
        return ExitCode.Done;
    }

    // A file with all that was asked for is enough.
    private bool IsWritten(ParseResult parsed)
    {
        bool asksForMore = parsed.GetValue(_perplexity) is not null || parsed.GetValue(_sample) > 0 || parsed.GetValue(_likeliest) > 0;
        bool isInFile = parsed.GetValue(_sequence) is null ? parsed.GetValue(_output) is not null : parsed.GetValue(_explain) is not null;
        return isInFile && !asksForMore;
    }

    private static WorkedAnswer Answer(BigramTable table, int[] sequence)
    {
        if (table.Count > BigramAnswer.LargestTable)
            throw new InputException($"--explain: the table has {table.Count} tokens; expected at most {BigramAnswer.LargestTable} on a page");
        if (sequence.Length > BigramAnswer.LongestSequence)
            throw new InputException($"--explain: the sequence has {sequence.Length} tokens; expected at most {BigramAnswer.LongestSequence} on a page");
        return BigramAnswer.Create(table, ExactRnn.Of(table), sequence);
    }

    private BigramResult Result(ParseResult parsed, BigramTable table, int[]? sequence, TextScore? score)
    {
        ExactRnn network = NetworkOf(parsed, table);
        double? difference = table.Count > MostVerified
            ? null
            : Math.Max(network.LargestDifference(), network.LargestDifference([.. (sequence ?? []).Take(LongestVerified)]));
        var random = new RandomStream((ulong)parsed.GetValue(_seed));
        int[][] samples = [.. Enumerable.Range(0, parsed.GetValue(_sample)).Select(_ => table.Sample(random, parsed.GetValue(_length)))];
        return new(table, network, difference, sequence, score, samples, parsed.GetValue(_likeliest) is > 0 and var length ? Likeliest(table, length) : null);
    }

    private static int[] Likeliest(BigramTable table, int length)
    {
        long longest = MostSums / ((long)table.Count * table.Count);
        if (length > longest)
            throw new InputException(FormattableString.Invariant($"--likeliest: {length} tokens of {table.Count} take too long; expected at most {longest}"));
        return table.Likeliest(length) ?? throw new InputException(FormattableString.Invariant($"--likeliest: every sequence of {length} tokens has probability zero; expected a smaller length"));
    }

    private ExactRnn NetworkOf(ParseResult parsed, BigramTable table)
    {
        if (!parsed.GetValue(_softmax))
            return ExactRnn.Of(table);
        foreach ((double sum, int token) in Enumerable.Range(0, table.Count).Select(token => (table.Row(token).ToArray().Sum(), token)))
        {
            if (!(Math.Abs(sum - 1) <= BigramTable.RowTolerance))
                throw new InputException($"--softmax: the row of '{table.Vocabulary[token]}' sums to {NumberFormat.Short(sum)}, a softmax to 1; expected rows that sum to 1");
        }

        return ExactRnn.WithSoftmax(table);
    }
}
