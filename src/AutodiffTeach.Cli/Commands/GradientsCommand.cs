using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Answers;
using AutodiffTeach.Cli.Commands.Gradients;
using AutodiffTeach.Cli.Flows;
using AutodiffTeach.Cli.Invocation;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>gradients</c>: how large states and gradients are, step by step.</summary>
internal sealed class GradientsCommand
{
    private const string AllAnswers = "all";
    private const string Title = "Gradient flow through time";

    private readonly Session _session;
    private readonly ExperimentOptions _experiment = new();
    private readonly GivenNetwork _network = new();
    private readonly Option<bool> _heatMap = new("--heat-map") { Description = "Show how much every state depends on every earlier one, the norm of ∂h_t/∂h_s, instead of curves." };
    private readonly Choice<string> _explain = Choice<string>.OfSome(
        "--explain", "Write a worked answer, or several, with derivation, numbers and figures, in place of curves; of the options for experiments it takes --seed.",
        [.. WorkedAnswers.All.Select(answer => (answer.Name, answer.Name)), (AllAnswers, AllAnswers)]);
    private readonly FlowFile _file = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    private GradientsCommand(Session session, Command command)
    {
        _session = session;
        foreach (Option option in (Option[])[.. _experiment.All, _network.Option, _heatMap, _explain.Option, .. _file.All, _json])
            command.Add(option);
        command.Validators.Add(Check);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "gradients",
            "Show how large states and gradients of recurrent cells are at each time step: where gradients vanish, where they explode.",
            new("autodiffteach gradients --cell rnn,lstm,gru,residual -o gradients.svg", "Four cells in one chart, and for the RNN what theory says."),
            new("autodiffteach gradients --cell rnn:none --spectral-radius 1.5 --length 50", "A linear RNN whose gradients explode, as a chart in the terminal."),
            new("autodiffteach gradients --cell lstm --forget-bias 2 --length 100 --json", "The numbers."),
            new("autodiffteach gradients --cell rnn,lstm --heat-map -o jacobians.svg", "How much each state depends on each earlier one."),
            new("autodiffteach gradients --explain linear -o linear.html", "Why gradients of a linear RNN vanish or explode, derived and measured."));
        _ = new GradientsCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        return _explain.IsGiven(parsed) ? Explain(parsed) : Measure(parsed);
    }

    private int Measure(ParseResult parsed)
    {
        bool withJacobians = parsed.GetValue(_heatMap);
        foreach (string note in _experiment.WithoutEffect(parsed))
            _session.Note(note);
        IReadOnlyList<FlowSubject> subjects = _network.Measure(parsed, withJacobians) ?? _experiment.Run(parsed, withJacobians);
        bool isWritten = _file.Write(parsed, Title, subjects);
        if (parsed.GetValue(_json))
            _session.Output.Write(FlowJson.Write(subjects));
        else if (!isWritten)
            FlowTerminal.Write(_session.Output, subjects, _file.Charts(parsed, subjects));
        return ExitCode.Done;
    }

    private int Explain(ParseResult parsed)
    {
        string[] names = _explain.AllIn(parsed);
        IReadOnlyList<WorkedAnswer> answers = [.. WorkedAnswers.All.Where(answer => names.Contains(answer.Name) || names.Contains(AllAnswers)).Select(answer => answer.Create(_experiment.SeedIn(parsed)))];
        if (!_file.Write(parsed, answers))
            _session.Output.Write(MarkdownAnswer.Write(answers, figurePath: null));
        return ExitCode.Done;
    }

    private void Check(CommandResult result)
    {
        bool isExplained = result.GetResult(_explain.Option) is not null;
        _file.AddProblems(result, isExplained);
        if (isExplained)
            Refuse(result, [.. _experiment.AllButSeed, _network.Option, _heatMap, _json], "--explain has experiments of its own; expected it alone, or with --seed and -o");
        else if (result.GetResult(_network.Option) is not null)
            Refuse(result, _experiment.All, "--weights brings a whole network; expected one of the two");
    }

    private static void Refuse(CommandResult result, IEnumerable<Option> options, string reason)
    {
        foreach (Option option in options.Where(option => result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name}: {reason}");
    }
}
