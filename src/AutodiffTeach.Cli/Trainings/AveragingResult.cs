using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Trainings;

/// <summary>What a network has learned of the running average.</summary>
/// <param name="Title">What it was.</param>
/// <param name="Settings">The options of the run.</param>
/// <param name="Trainer">The training that has ended.</param>
/// <param name="Batches">The batches that there should be.</param>
/// <param name="ZeroLoss">The mean loss of an answer that is always 0.</param>
internal sealed record AveragingResult(string Title, IReadOnlyList<Setting> Settings, Trainer<float> Trainer, int Batches, double ZeroLoss)
{
    private double FinalLoss => Trainer.RecentLoss(TrainingRun.RecentBatches);

    /// <summary>The loss against the batches.</summary>
    public LineChart Chart() => LossCurve.Of(Title, Trainer.Losses, ZeroLoss, "always 0");

    /// <summary>The loss of every batch, for tables.</summary>
    public LineChart Table() => LossCurve.Raw(Title, Trainer.Losses);

    /// <summary>The JSON document.</summary>
    public string Json() => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteString("task", "averaging");
        json.WriteStartObject("options");
        foreach (Setting setting in Settings)
            setting.Write(json);
        json.WriteEndObject();
        json.WriteNumber("batches", Trainer.Losses.Count);
        json.WriteBoolean("interrupted", Trainer.Losses.Count < Batches);
        json.Number("finalLoss", FinalLoss);
        json.WriteNumber("finalLossBatches", Math.Min(TrainingRun.RecentBatches, Trainer.Losses.Count));
        json.Number("zeroLoss", ZeroLoss);
        json.Shaped("losses", Shape.Vector(Trainer.Losses.Count), [.. Trainer.Losses]);
        json.WriteEndObject();
    });

    /// <summary>In a terminal: the chart, and the loss that it ends with.</summary>
    public void Write(TextWriter output, bool withChart)
    {
        if (withChart && Trainer.Losses.Count > 0)
        {
            new ChartTerminalWriter().Write(Chart(), output);
            output.WriteLine();
        }

        output.WriteLine($"loss {NumberFormat.Short(FinalLoss)}, the mean of the last {Math.Min(TrainingRun.RecentBatches, Trainer.Losses.Count)} batches of {Trainer.Losses.Count}; always 0 has {NumberFormat.Short(ZeroLoss)}");
    }
}
