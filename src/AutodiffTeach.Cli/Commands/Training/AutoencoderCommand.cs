using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Cli.Trainings;
using AutodiffTeach.Cli.Trainings.Autoencoders;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary><c>train autoencoder</c>: autoencoders of several sizes learn to reconstruct vectors, and linear probes tell what their codes are worth.</summary>
internal sealed class AutoencoderCommand
{
    private const double DefaultRate = 5e-4;

    private readonly Session _session;
    private readonly AutoencoderOptions _autoencoder = new();
    private readonly OptimiserOptions _optimiser = new(DefaultRate);
    private readonly ChartFileOptions _files = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    private AutoencoderCommand(Session session, Command command)
    {
        _session = session;
        foreach (Option option in (Option[])[.. _autoencoder.All, .. _optimiser.All, .. _files.All, _json])
            command.Add(option);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "autoencoder",
            "Train autoencoders to reconstruct synthetic vectors; a linear probe tells before training and after each epoch how much of the class their codes keep. Ctrl-C ends it after the batch, with what was learned (exit code 130).",
            new("autodiffteach train autoencoder --size 5,20", "Vanilla, codes of 5 and 20, three repeats each; the loss as a chart, and a table with the optima by theory."),
            new("autodiffteach train autoencoder --kind masked --drop 0.5 -o masked.svg", "Half of every input is dropped; losses and accuracy with the range over the repeats, as a picture."),
            new("autodiffteach train autoencoder --hidden 64,32 --activation tanh --size 2 --repeats 1 --json", "Three layers each way."));
        _ = new AutoencoderCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        AutoencoderPlan plan = _autoencoder.PlanOf(parsed, parameters => _optimiser.Create(parsed, parameters));
        // Made once before the data, so that options that contradict one another are told at once.
        Optimiser<float> optimiser = plan.Optimiser(new Networks.Network<float>(new Linear<float>(1, 1)).Parameters);
        OutputFiles.RequireWritable(_files.FilesIn(parsed));
        Setting[] settings = [.. _autoencoder.SettingsOf(parsed, plan), .. OptimiserOptions.SettingsOf(optimiser)];

        var experiment = new AutoencoderExperiment(_session, plan);
        bool isDone = experiment.Run();
        if (!isDone)
            _session.Note("ended before all were trained; what follows is what was learned until then");
        Write(parsed, new($"{char.ToUpperInvariant(plan.Kind[0])}{plan.Kind[1..]} autoencoders of {plan.Source.Title}", settings, experiment.Outcomes, isDone));
        return isDone ? ExitCode.Done : ExitCode.Interrupted;
    }

    private void Write(ParseResult parsed, AutoencoderResult result)
    {
        _files.Write(parsed, result.Chart, result.Chart, result.Json);
        if (parsed.GetValue(_json))
            _session.Output.Write(result.Json());
        else
            result.Write(_session.Output, withChart: _files.FilesIn(parsed).Count == 0);
    }
}
