using System.CommandLine;
using AutodiffTeach.Cli.Commands.Training;
using AutodiffTeach.Cli.Invocation;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>train</c>: the experiments in which a network learns.</summary>
internal static class TrainCommand
{
    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "train",
            "Train a network, with progress, charts and logs.",
            new("autodiffteach train averaging", "A recurrent network learns the running average of its input; the loss as a chart in the terminal."),
            new("autodiffteach train averaging --help", "Its options."));
        command.Add(AveragingCommand.Create(session));
        command.Add(AutoencoderCommand.Create(session));
        return command;
    }
}
