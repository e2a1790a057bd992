using System.CommandLine;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Trainings;
using AutodiffTeach.Cli.Trainings.Names;
using AutodiffTeach.Networks;
using AutodiffTeach.Networks.Names;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Commands.Training;

/// <summary><c>train names</c>: a recurrent network learns to tell the language of a surname.</summary>
internal sealed class NamesCommand
{
    private const double DefaultRate = 5e-4;
    private const int DefaultEpochs = 20;
    private const int DefaultTop = 3;
    private const int MostTop = 1000;

    private readonly Session _session;
    private readonly Argument<string?> _folder = new("DIR")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "A folder with a file LANGUAGE.txt for each language, UTF-8, a name a line. Without it the course's names, where AUTODIFFTEACH_DATA or ../shared/data has them, else a small sample.",
    };

    private readonly NamesOptions _names = new();
    private readonly OptimiserOptions _optimiser = new(DefaultRate);
    private readonly RunOptions _run = new(DefaultEpochs, inEpochs: true);
    private readonly Option<string[]> _predict = new("--predict") { HelpName = "NAME", Description = "Train nothing, and tell the most probable languages of a name by the network that --checkpoint kept; several times for several." };
    private readonly Option<int> _top = CountOption.Create("--top", "How many languages --predict tells.", 1, MostTop, DefaultTop);
    private readonly Choice<bool> _chart = Choice<bool>.OfOne("--chart", "What a file shows: which languages were taken for which, or the accuracy by epoch.", ("confusion", false), ("epochs", true));
    private readonly ChartFileOptions _files = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    private NamesCommand(Session session, Command command)
    {
        _session = session;
        command.Add(_folder);
        foreach (Option option in (Option[])[.. _names.All, .. _optimiser.All, .. _run.All, _predict, _top, _chart.Option, .. _files.All, _json])
            command.Add(option);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "names",
            "Train a recurrent network to tell the language of a surname by its letters, on four fifths of the names, and measure it on the rest. "
            + "It learns what the names of a list have in common, not where people are from. Ctrl-C ends it after the batch, with what was learned (exit code 130).",
            new("autodiffteach train names", "The course's names, or the sample; two layers of LSTM of 256 units, 20 epochs."),
            new("autodiffteach train names examples/names --hidden 32 --epochs 8 --checkpoint names.safetensors -o confusion.svg", "The sample, kept in a file, and which languages are taken for which as a picture."),
            new("autodiffteach train names --checkpoint names.safetensors --predict Nowak --predict \"D'Angelo\"", "What the network in the file makes of two names."));
        _ = new NamesCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed) => parsed.GetValue(_predict) is { Length: > 0 } names ? Predict(parsed, names) : Train(parsed);

    private int Predict(ParseResult parsed, string[] names)
    {
        string path = _run.CheckpointIn(parsed) ?? throw new InputException("--predict: there is no network to ask; expected --checkpoint FILE, where FILE is what train names --checkpoint FILE wrote");
        IReadOnlyList<NamePrediction> predictions = NamePrediction.Of(path, names, parsed.GetValue(_top));
        if (parsed.GetValue(_json))
            _session.Output.Write(NamePrediction.Json(predictions));
        else
            NamePrediction.Write(_session.Output, predictions);
        return ExitCode.Done;
    }

    private int Train(ParseResult parsed)
    {
        string folder = NameSource.FolderOf(parsed.GetValue(_folder));
        NameData data = NameFolder.Read(folder);
        foreach (string remark in data.Remarks)
            _session.Note(remark);
        ulong seed = _run.SeedIn(parsed);
        // One stream for each of what a seed decides.
        var random = new RandomStream(seed);
        NameSplit split = _names.SplitOf(parsed, data, new RandomStream(random.NextBits()));
        int batch = _names.BatchOf(parsed, split);
        NameModel model = _names.ModelOf(parsed, data);
        Network<float> network = _names.NetworkOf(parsed, model, batch, new RandomStream(random.NextBits()));
        network.Threads = _run.ThreadsIn(parsed);
        Optimiser<float> optimiser = _optimiser.Create(parsed, network.Parameters);
        var task = new NameTask<float>(split.Training, batch, network, new RandomStream(random.NextBits()));
        var trainer = new Trainer<float>(network, task, optimiser);
        Setting[] settings = [.. _names.SettingsOf(parsed, model, batch), .. OptimiserOptions.SettingsOf(optimiser), new("seed", seed)];

        RunPlan plan = _run.PlanOf(parsed, _names.NameOf(parsed, seed), _files.FilesIn(parsed), task.BatchesPerEpoch);
        var classifier = new NameClassifier(model, network);
        bool isDone = new NamesRun(_session, trainer, classifier, split, plan).Run(settings);
        Write(parsed, new NamesResult(
            _names.TitleOf(parsed), NameSource.NameOf(folder), settings, trainer, plan, model, split, classifier.Score(split.HeldOut), classifier.Score(split.Unseen())));
        return isDone ? ExitCode.Done : ExitCode.Interrupted;
    }

    private void Write(ParseResult parsed, NamesResult result)
    {
        if (_chart.In(parsed))
            _files.Write(parsed, () => NamesCharts.Accuracy(result), () => NamesCharts.Epochs(result), () => NamesJson.Document(result));
        else
            _files.Write(parsed, () => NamesCharts.Confusion(result), () => NamesCharts.Counts(result), () => NamesJson.Document(result));
        if (parsed.GetValue(_json))
            _session.Output.Write(NamesJson.Document(result));
        else
            NamesText.Write(_session.Output, result, withChart: _files.FilesIn(parsed).Count == 0);
    }
}
