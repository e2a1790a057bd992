using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Answers;
using AutodiffTeach.Cli.Commands.Beams;
using AutodiffTeach.Cli.Commands.Rendering;
using AutodiffTeach.Cli.Decoding;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Trees;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Decoding.Files;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>beam</c>: beam search in a tree of log-probabilities, beside greedy and exhaustive search.</summary>
internal sealed class BeamCommand
{
    private const int MostDrawn = 500;

    private readonly Session _session;
    private readonly Argument<string> _path = new("TREE") { Description = "The tokens, the length and the log-probabilities after each beginning: a .json file, or - for standard input." };
    private readonly SearchOptions _search = new();
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<string?> _explain = new("--explain") { HelpName = "FILE", Description = "A worked answer to write: every step, the result, whether it is the best and why not, what hypotheses store, the cost; md (its figure in a folder beside it) or html." };
    private readonly OutputOptions _picture = new(isRequired: false);

    private BeamCommand(Session session, Command command)
    {
        _session = session;
        command.Arguments.Add(_path);
        _search.AddTo(command);
        command.Add(_json);
        command.Add(_explain);
        _explain.Validators.Add(CheckEnding);
        _picture.AddTo(command);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "beam",
            "Search a tree of log-probabilities with a beam, beside greedy and exhaustive search: what is kept and pruned at each step, and whether the "
            + "result is the best there is. docs/decoding.md explains the file.",
            new("autodiffteach beam examples/decoding/neural-network.json --beam 2", "Every step, the result, and where the best sequence was lost."),
            new("autodiffteach beam examples/decoding/neural-network.json -o tree.svg", "The tree: what was kept, what was pruned, the result and the best of all; tree.html steps through the search."),
            new("autodiffteach beam examples/decoding/end-token.json --normalisation power --stop best-certain", "Sequences of different lengths, compared by their means, until the best is certain."),
            new("autodiffteach beam examples/decoding/neural-network.json --explain answer.md", "The worked answer, with the tree as a figure."),
            new("autodiffteach beam examples/decoding/neural-network.json --beam 3 --json", "The same for programs."));
        _ = new BeamCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        BeamRun run = Search(parsed);
        bool isExplained = Explain(parsed, run);
        bool isWritten = _picture.Write(parsed, () => PictureOf(run).Build(), page => Page(PictureOf(run), page));
        if (parsed.GetValue(_json))
            BeamJson.Write(_session.Output, run);
        else if (!isWritten && !isExplained)
            BeamText.Write(_session.Output, run);
        return ExitCode.Done;
    }

    private bool Explain(ParseResult parsed, BeamRun run)
    {
        if (parsed.GetValue(_explain) is not { } file)
            return false;
        _ = PictureOf(run);
        OutputFiles.Write([.. AnswerFiles.Of(file, [BeamAnswer.Create(run)], "Every number comes from searches that were run for this page.")]);
        return true;
    }

    private static void CheckEnding(OptionResult result)
    {
        if (result.Tokens is [var path] && !AnswerFiles.Endings.Contains(PictureFormat.EndingOf(path.Value)))
            result.AddError($"--explain: '{path.Value}' does not tell the format; expected a file ending in {Wordings.Or(AnswerFiles.Endings)}");
    }

    private static SearchPicture PictureOf(BeamRun run)
    {
        int kept = run.Found.Beam.Steps.Sum(step => step.Kept.Count);
        return kept <= MostDrawn
            ? SearchPicture.Of(BeamTree.Of(run))
            : throw new InputException(FormattableString.Invariant($"the picture: the beam of {run.Width} keeps {kept} hypotheses; expected at most {MostDrawn} in a picture; try a smaller --beam"));
    }

    private static string Page(SearchPicture picture, HtmlOptions page) =>
        WrittenText.Of(output => new HtmlWriter(picture.Steps(), page).Write(picture.BuildSteps(), output));

    private BeamRun Search(ParseResult parsed)
    {
        (string name, TreeFile file) = Read(parsed.GetRequiredValue(_path));
        foreach (string warning in file.Warnings)
            _session.Warn(warning);
        return new BeamRun(name, file, SearchComparison<string>.Of(_search.In(parsed, file.Rules), file.Model));
    }

    private (string Name, TreeFile File) Read(string path) => path == "-"
        ? ("standard input", TreeFile.Parse(_session.Input.ReadToEnd(), "standard input"))
        : (path, TreeFile.Parse(TextInput.Read(path, "a tree such as examples/decoding/neural-network.json"), path));
}
