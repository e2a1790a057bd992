using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Cli.Trainings;
using AutodiffTeach.Cli.Trainings.LinearAutoencoders;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Components;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary><c>train linear-autoencoder</c>: two linear layers learn principal components, and theory tells where they end.</summary>
internal sealed class LinearAutoencoderCommand
{
    private const int DefaultBatches = 2000;
    private const double DefaultMomentum = 0.9;

    private readonly Session _session;
    private readonly LinearAutoencoderOptions _autoencoder = new();
    private readonly Option<double?> _rate = NumberOption.Create("--rate", "The learning rate of gradient descent. Default features / (8 s + 2 λ), where s is the greatest eigenvalue.", 1e-18, 1e18);
    private readonly Option<double?> _momentum = NumberOption.Create("--momentum", $"Its momentum. Default {NumberFormat.Short(DefaultMomentum)}.", 0, 0.999999);
    private readonly RunOptions _run = new(DefaultBatches);
    private readonly ChartFileOptions _files = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    private LinearAutoencoderCommand(Session session, Command command)
    {
        _session = session;
        foreach (Option option in (Option[])[.. _autoencoder.All, _rate, _momentum, .. _run.All, .. _files.All, _json])
            command.Add(option);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "linear-autoencoder",
            "Train two linear layers to reconstruct data with L = 1/n ‖X - W₂W₁X‖² + λ (‖W₁‖² + ‖W₂‖²), by gradient descent on all data, and compare with the optimum by theory. Ctrl-C ends it after the batch (exit code 130).",
            new("autodiffteach train linear-autoencoder", "Generated data, five values of λ: losses, first-order conditions and singular values by theory and by training."),
            new("autodiffteach train linear-autoencoder --data digits.csv --format digits --code 2 --penalty 0 -o digits.json", "The first two principal components of handwritten digits."),
            new("autodiffteach train linear-autoencoder --penalty 0.001,0.01,0.1,0.3,0.6 -o shrunken.svg", "How a penalty shrinks singular values, as a picture."));
        _ = new LinearAutoencoderCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        ulong seed = _run.SeedIn(parsed);
        LinearAutoencoderData data = _autoencoder.DataOf(parsed, seed);
        IReadOnlyList<double> penalties = _autoencoder.PenaltiesIn(parsed, data);
        RunPlan plan = _run.PlanOf(parsed, $"linear-autoencoder-code{_autoencoder.CodeIn(parsed)}-seed{seed}", _files.FilesIn(parsed));
        if (penalties.Count > 1 && (plan.Checkpoint ?? plan.Resume) is not null)
            throw new InputException($"{(plan.Checkpoint is null ? "--resume" : "--checkpoint")}: a file keeps one training, and there are {penalties.Count} values of λ; expected --penalty with one");

        List<LinearAutoencoderFit> fits = [];
        bool isDone = true;
        foreach (double penalty in penalties.TakeWhile(_ => isDone))
        {
            Trainer<float> trainer = TrainerOf(parsed, data, penalty, seed);
            Setting[] settings = [.. SettingsOf(parsed, data, seed), new("penalty", penalty), new("rate", trainer.Optimiser.Rate)];
            isDone = new TrainingRun(_session, trainer, plan with { Name = $"{plan.Name}-penalty{NumberFormat.Short(penalty)}" }).Run(settings);
            fits.Add(new(data, new LinearAutoencoderOptimum(data.Components, _autoencoder.CodeIn(parsed), penalty), trainer.Network, trainer.Losses.Count));
        }

        Write(parsed, new LinearAutoencoderResult(_autoencoder.CodeIn(parsed), data, SettingsOf(parsed, data, seed), fits, !isDone));
        return isDone ? ExitCode.Done : ExitCode.Interrupted;
    }

    private Trainer<float> TrainerOf(ParseResult parsed, LinearAutoencoderData data, double penalty, ulong seed)
    {
        int features = data.Rows.Columns, code = _autoencoder.CodeIn(parsed);
        var network = new Network<float>(new Linear<float>(features, code, bias: false), new Linear<float>(code, features, bias: false));
        network.Initialise(Initialisation.Xavier, new RandomStream(2 * seed));
        network.Threads = _run.ThreadsIn(parsed);
        var optimiser = new Sgd<float>(
            network.Parameters, parsed.GetValue(_rate) ?? RateFor(data, penalty), MomentumIn(parsed), LinearAutoencoderLoss.WeightDecayOf(features, penalty));
        return new(network, new Reconstruction<float>(data.Rows), optimiser);
    }

    // L/d, which is trained on, curves up to (2 s₁ (‖W₁‖² + ‖W₂‖²) + 2λ)/d in spectral norms: (4 s₁ + 2λ)/d where the columns of W₂ are orthonormal, and
    // four times as much where weights begin. Descent is stable up to 2 (1 + momentum) over it.
    private static double RateFor(LinearAutoencoderData data, double penalty)
    {
        double curvature = ((8 * data.Components.Eigenvalues[0]) + (2 * penalty)) / data.Rows.Columns;
        return curvature > 0 ? 1 / curvature : 1;
    }

    private double MomentumIn(ParseResult parsed) => parsed.GetValue(_momentum) ?? DefaultMomentum;

    private Setting[] SettingsOf(ParseResult parsed, LinearAutoencoderData data, ulong seed) =>
        [.. _autoencoder.SettingsOf(parsed, data), new("optimiser", "sgd"), new("momentum", MomentumIn(parsed)), new("seed", seed)];

    private void Write(ParseResult parsed, LinearAutoencoderResult result)
    {
        _files.Write(parsed, () => LinearAutoencoderCharts.Of(result), () => LinearAutoencoderCharts.Table(result), result.Json);
        if (parsed.GetValue(_json))
            _session.Output.Write(result.Json());
        else
            LinearAutoencoderText.Write(result, _session.Output);
    }
}
