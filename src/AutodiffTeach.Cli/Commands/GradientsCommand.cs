using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Commands.Gradients;
using AutodiffTeach.Cli.Flows;
using AutodiffTeach.Cli.Invocation;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>gradients</c>: how large states and gradients are, step by step.</summary>
internal sealed class GradientsCommand
{
    private const string Title = "Gradient flow through time";

    private readonly Session _session;
    private readonly ExperimentOptions _experiment = new();
    private readonly GivenNetwork _network = new();
    private readonly Option<bool> _heatMap = new("--heat-map") { Description = "Show how much every state depends on every earlier one, the norm of ∂h_t/∂h_s, instead of curves." };
    private readonly FlowFile _file = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    private GradientsCommand(Session session, Command command)
    {
        _session = session;
        foreach (Option option in (Option[])[.. _experiment.All, _network.Option, _heatMap, .. _file.All, _json])
            command.Add(option);
        command.Validators.Add(RefuseExperiment);
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
            new("autodiffteach gradients --cell rnn,lstm --heat-map -o jacobians.svg", "How much each state depends on each earlier one."));
        _ = new GradientsCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        bool withJacobians = parsed.GetValue(_heatMap);
        IReadOnlyList<FlowSubject> subjects = _network.Measure(parsed, withJacobians) ?? _experiment.Run(parsed, withJacobians);
        bool isWritten = _file.Write(parsed, Title, subjects);
        if (parsed.GetValue(_json))
            _session.Output.Write(FlowJson.Write(subjects));
        else if (!isWritten)
            FlowTerminal.Write(_session.Output, subjects, _file.Charts(parsed, subjects));
        return ExitCode.Done;
    }

    private void RefuseExperiment(CommandResult result)
    {
        if (result.GetResult(_network.Option) is null)
            return;
        foreach (Option option in _experiment.All.Where(option => result.GetResult(option) is { Implicit: false }))
            result.AddError($"{option.Name}: --weights brings a whole network; expected one of the two");
    }
}
