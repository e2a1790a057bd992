using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Networks.Names;

namespace AutodiffTeach.Cli.Trainings.Names;

/// <summary>A training on names for people: what was learned epoch by epoch, and language by language.</summary>
internal static class NamesText
{
    private const int MostConfusions = 5;

    public static void Write(TextWriter output, NamesResult result, bool withChart)
    {
        output.WriteLine(Invariant($"{result.Split.Training.Count + result.Split.HeldOut.Count} names in {result.Languages.Count} languages, {result.Source}: {result.Split.Training.Count} to train on, {result.Split.HeldOut.Count} held out"));
        output.WriteLine();
        if (withChart && result.Epochs.Count > 1)
        {
            new ChartTerminalWriter().Write(NamesCharts.Accuracy(result), output);
            output.WriteLine();
        }

        WriteEpochs(output, result.Epochs);
        WriteLanguages(output, result);
        WriteConfusions(output, result);
        output.WriteLine($"held out: {Share(result.HeldOut.Accuracy)} of {result.HeldOut.Confusion.Total} names right; {Unseen(result.Unseen)}; always {result.Languages[result.CommonestLanguage]}: {Share(result.CommonestAccuracy)}");
    }

    /// <summary>A share as a percentage.</summary>
    public static string Share(double share) => double.IsNaN(share) ? "-" : Invariant($"{100 * share:F1} %");

    private static void WriteEpochs(TextWriter output, IReadOnlyList<EpochScore> epochs)
    {
        if (epochs.Count == 0)
            return;
        var table = new TextTable("epoch", "training loss", "accuracy", "held-out loss", "accuracy");
        foreach ((int index, EpochScore epoch) in epochs.Index())
            table.Add((index + 1).ToString(CultureInfo.InvariantCulture), Loss(epoch.TrainingLoss), Share(epoch.TrainingAccuracy), Loss(epoch.HeldOutLoss), Share(epoch.HeldOutAccuracy));
        table.Write(output);
        output.WriteLine();
    }

    private static void WriteLanguages(TextWriter output, NamesResult result)
    {
        ConfusionMatrix confusion = result.HeldOut.Confusion;
        var table = new TextTable("language", "trained on", "held out", "right");
        foreach ((int language, string name) in result.Languages.Index())
        {
            table.Add(
                name,
                result.Split.Training.Count(one => one.Language == language).ToString(CultureInfo.InvariantCulture),
                confusion.CountOf(language).ToString(CultureInfo.InvariantCulture),
                Share(confusion.ShareOf(language, language)));
        }

        table.Write(output);
        output.WriteLine();
    }

    private static void WriteConfusions(TextWriter output, NamesResult result)
    {
        if (result.Confusions(MostConfusions) is not { Count: > 0 } confusions)
            return;
        output.WriteLine($"most often mistaken: {string.Join("; ", confusions.Select(pair => Invariant($"{result.Languages[pair.Actual]} for {result.Languages[pair.Predicted]} {pair.Count}")))}");
    }

    private static string Unseen(NameScore unseen) => unseen.Confusion.Total == 0
        ? "all of them were trained on too"
        : $"of the {Invariant($"{unseen.Confusion.Total}")} that were not trained on too, {Share(unseen.Accuracy)}";

    private static string Loss(double loss) => loss.ToString("F4", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
