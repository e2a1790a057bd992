using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Trainings;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary><c>train averaging</c>: a recurrent network learns the running average of its input.</summary>
internal sealed class AveragingCommand
{
    private const double DefaultRate = 3e-4;
    private const int DefaultBatches = 5000;

    // Measured in bench/results/training.md: without a limit an RNN misses the targets from one seed in ten, since its gradients explode on the way.
    private const double DefaultClip = 0.1;

    private readonly Session _session;
    private readonly AveragingOptions _averaging = new();
    private readonly OptimiserOptions _optimiser = new(DefaultRate);
    private readonly Option<double?> _clip = NumberOption.Create("--clip", "The largest norm of all gradients together; longer ones are shortened. 0 for no limit. Default 0.1.", 0, 1e9);
    private readonly RunOptions _run = new(DefaultBatches);
    private readonly ChartFileOptions _files = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    private AveragingCommand(Session session, Command command)
    {
        _session = session;
        foreach (Option option in (Option[])[.. _averaging.All, .. _optimiser.All, _clip, .. _run.All, .. _files.All, _json])
            command.Add(option);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "averaging",
            "Train a recurrent network to give the running average of its input at every step. Ctrl-C ends it after the batch, with what was learned (exit code 130).",
            new("autodiffteach train averaging --steps 500", "An RNN of 32 units, its loss as a chart in the terminal."),
            new("autodiffteach train averaging --cell lstm --layers 2 --loss last -o averaging.svg", "Two layers of LSTM, loss of the last step, as a picture."),
            new("autodiffteach train averaging --checkpoint run.safetensors --log runs", "Kept in a file, and logged for TensorBoard: tensorboard --logdir runs."),
            new("autodiffteach train averaging --resume run.safetensors --steps 8000", "The same run, 3000 batches further."));
        _ = new AveragingCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        ulong seed = _run.SeedIn(parsed);
        Network<float> network = _averaging.NetworkOf(parsed, seed);
        Optimiser<float> optimiser = _optimiser.Create(parsed, network.Parameters);
        network.Threads = _run.ThreadsIn(parsed);
        double clip = parsed.GetValue(_clip) ?? DefaultClip;
        var trainer = new Trainer<float>(network, _averaging.TaskOf(parsed, seed), optimiser) { LargestNorm = clip > 0 ? clip : null };
        Setting[] settings = [.. _averaging.SettingsOf(parsed), .. OptimiserOptions.SettingsOf(optimiser), new("clip", clip), new("seed", seed)];

        RunPlan plan = _run.PlanOf(parsed, _averaging.NameOf(parsed, seed), _files.FilesIn(parsed));
        bool isDone = new TrainingRun(_session, trainer, plan).Run(settings);
        Write(parsed, new AveragingResult(_averaging.TitleOf(parsed), settings, trainer, plan.Batches, ZeroLoss(parsed)));
        return isDone ? ExitCode.Done : ExitCode.Interrupted;
    }

    private void Write(ParseResult parsed, AveragingResult result)
    {
        _files.Write(parsed, result.Chart, result.Table, result.Json);
        if (parsed.GetValue(_json))
            _session.Output.Write(result.Json());
        else
            result.Write(_session.Output, withChart: _files.FilesIn(parsed).Count == 0);
    }

    // The variance of y_t, the mean of t numbers of variance 1, is 1/t.
    private double ZeroLoss(ParseResult parsed)
    {
        int length = _averaging.LengthIn(parsed);
        return _averaging.IsOfLastStep(parsed) ? 1.0 / length : Enumerable.Range(1, length).Average(step => 1.0 / step);
    }
}
