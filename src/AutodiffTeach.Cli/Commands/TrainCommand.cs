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
            new("autodiffteach train names", "A recurrent network learns to tell the language of a surname; accuracy by epoch, by language."),
            new("autodiffteach train autoencoder", "Autoencoders of several sizes, a linear probe on their codes; the optimum by theory beside the loss."),
            new("autodiffteach train linear-autoencoder", "Two linear layers learn principal components; the optimum by theory beside it."),
            new("autodiffteach train averaging --help", "Its options."));
        command.Add(AveragingCommand.Create(session));
        command.Add(NamesCommand.Create(session));
        command.Add(AutoencoderCommand.Create(session));
        command.Add(LinearAutoencoderCommand.Create(session));
        return command;
    }
}
