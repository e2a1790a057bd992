using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Answers;
using AutodiffTeach.Cli.Flows;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Charts;

namespace AutodiffTeach.Cli.Commands.Gradients;

/// <summary>The options of <c>gradients</c> for what is shown and where it is written.</summary>
internal sealed class FlowFile
{
    private const string Warrant = "Every number comes from an experiment that was run for this page.";

    private readonly ChartFileOptions _files = new("; with --explain md (its figures in a folder beside it) or html");
    private readonly Choice<FlowContent> _show = Choice<FlowContent>.OfSome(
        "--show", "What charts show. Default all, with bound and rate (theory) where there is one rnn.",
        ("states", FlowContent.States), ("gradients", FlowContent.Gradients), ("cells", FlowContent.Cells), ("theory", FlowContent.Theory));
    private readonly Option<bool> _linear = new("--linear") { Description = "Linear axes and colours. Default logarithmic for gradients, and for states that grow beyond 30." };

    public IEnumerable<Option> All => [.. _files.All, _show.Option, _linear];

    /// <summary>Writes the files that the command line asks for.</summary>
    /// <returns>False where it asks for none.</returns>
    public bool Write(ParseResult parsed, string title, IReadOnlyList<FlowSubject> subjects)
    {
        Chart PictureOf() => Picture(parsed, title, subjects);
        _files.Write(parsed, PictureOf, PictureOf, () => FlowJson.Write(subjects));
        return _files.FilesIn(parsed).Count > 0;
    }

    /// <summary>Writes worked answers to the files that the command line asks for.</summary>
    /// <returns>False where it asks for none.</returns>
    public bool Write(ParseResult parsed, IReadOnlyList<WorkedAnswer> answers)
    {
        IReadOnlyList<string> files = _files.FilesIn(parsed);
        OutputFiles.Write([.. files.SelectMany(file => AnswerFiles.Of(file, answers, Warrant))]);
        return files.Count > 0;
    }

    /// <summary>Adds an error for every file whose ending is none of a format.</summary>
    public void AddProblems(CommandResult result, bool isExplained) => _files.AddProblems(result, isExplained ? AnswerFiles.Endings : ChartFileOptions.Endings);

    /// <summary>The charts over time.</summary>
    public IReadOnlyList<LineChart> Charts(ParseResult parsed, IReadOnlyList<FlowSubject> subjects) =>
        FlowCharts.OverTime(subjects, Content(parsed, subjects), parsed.GetValue(_linear));

    private Chart Picture(ParseResult parsed, string title, IReadOnlyList<FlowSubject> subjects) => FlowCharts.Together(
        title, subjects[0].Jacobian is null ? Charts(parsed, subjects) : FlowCharts.Jacobians(subjects, parsed.GetValue(_linear)));

    private FlowContent Content(ParseResult parsed, IReadOnlyList<FlowSubject> subjects)
    {
        FlowContent content = _show.AllIn(parsed).Aggregate(default(FlowContent), (all, one) => all | one);
        FlowContent usual = FlowContent.States | FlowContent.Gradients;
        if (content == default)
            return usual | FlowContent.Cells | (subjects.Count(subject => subject.Theory is not null) == 1 ? FlowContent.Theory : default);
        return (content & usual) == default ? content | FlowContent.Gradients : content;
    }
}
