using System.Text.Json;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Networks.Autoencoders;

namespace AutodiffTeach.Cli.Trainings.Autoencoders;

/// <summary>What autoencoders of several sizes have learned.</summary>
/// <param name="Title">What they were.</param>
/// <param name="Settings">The options of the run.</param>
/// <param name="Outcomes">What came of each training.</param>
/// <param name="IsDone">Whether all are trained to the end.</param>
internal sealed record AutoencoderResult(string Title, IReadOnlyList<Setting> Settings, IReadOnlyList<AutoencoderOutcome> Outcomes, bool IsDone)
{
    private IEnumerable<IGrouping<int, AutoencoderOutcome>> BySize => Outcomes.GroupBy(outcome => outcome.Code);

    /// <summary>Loss and accuracy against the epochs, a line for each size with the range over the repeats.</summary>
    public Chart Chart() => new SmallMultiples(Title, LossChart(), Panel("Validation loss", "squared error, clean", epoch => epoch.ValidationLoss), Panel("Linear probe", "accuracy in %", epoch => 100 * epoch.ProbeAccuracy))
    {
        ShareY = false,
        Columns = 3,
    };

    /// <summary>The JSON document.</summary>
    public string Json() => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteString("task", "autoencoder");
        json.WriteStartObject("options");
        foreach (Setting setting in Settings)
            setting.Write(json);
        json.WriteEndObject();
        json.WriteBoolean("interrupted", !IsDone);
        json.WriteStartArray("runs");
        foreach (AutoencoderOutcome outcome in Outcomes)
            Write(json, outcome);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>In a terminal: the training loss as a chart, and a table of what each size came to.</summary>
    public void Write(TextWriter output, bool withChart)
    {
        if (withChart)
        {
            new ChartTerminalWriter().Write(LossChart() with { Title = $"{Title}: training loss" }, output);
            output.WriteLine();
        }

        var table = new TextTable("code", "training loss", "optimum", "validation loss", "probe before", "probe after", "probe on test");
        foreach (IGrouping<int, AutoencoderOutcome> size in BySize)
        {
            table.Add(
                NumberFormat.Short(size.Key),
                Range(size.Select(one => one.Epochs[^1].TrainingLoss ?? double.NaN)),
                size.First().Optimum is null ? "-" : Range(size.Select(one => one.Optimum ?? double.NaN)),
                Range(size.Select(one => one.Epochs[^1].ValidationLoss)),
                Range(size.Select(one => 100 * one.Epochs[0].ProbeAccuracy), " %"),
                Range(size.Select(one => 100 * one.Epochs[^1].ProbeAccuracy), " %"),
                Range(size.Select(one => 100 * one.TestAccuracy), " %"));
        }

        table.Write(output);
    }

    private LineChart LossChart()
    {
        LineChart losses = Panel("Training loss", "squared error", epoch => epoch.TrainingLoss ?? double.NaN);
        return losses with { Series = [.. losses.Series, .. BySize.SelectMany(Optimum)] };
    }

    private LineChart Panel(string title, string measure, Func<AutoencoderEpoch, double> value) =>
        new(title, [.. BySize.Select(size => Series(size, value))]) { X = new Axis("epoch"), Y = new Axis(measure) };

    private static Series Series(IGrouping<int, AutoencoderOutcome> size, Func<AutoencoderEpoch, double> value)
    {
        Series mean = Drawing.Charts.Series.OfRepeats(FormattableString.Invariant($"code of {size.Key}"), [.. size.Select(one => one.Epochs.Select(value).ToArray())]);
        // Epochs are counted from 0, what is before the first.
        return new(mean.Name, [.. mean.X.Select(x => x - 1)], mean.Y) { Spread = size.Count() > 1 ? mean.Spread : null };
    }

    private static IEnumerable<Series> Optimum(IGrouping<int, AutoencoderOutcome> size)
    {
        if (size.First().Optimum is null)
            return [];
        double mean = size.Average(one => one.Optimum!.Value);
        return [new("optimum by theory", [0, Math.Max(1, size.Max(one => one.Epochs.Count) - 1)], [mean, mean]) { IsReference = true }];
    }

    private static void Write(Utf8JsonWriter json, AutoencoderOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteNumber("code", outcome.Code);
        json.WriteNumber("seed", outcome.Seed);
        WriteOptional(json, "optimum", outcome.Optimum);
        WriteOptional(json, "distributionOptimum", outcome.DistributionOptimum);
        json.Number("testAccuracy", outcome.TestAccuracy);
        json.WriteStartArray("epochs");
        foreach (AutoencoderEpoch epoch in outcome.Epochs)
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", epoch.Epoch);
            WriteOptional(json, "trainingLoss", epoch.TrainingLoss);
            json.Number("validationLoss", epoch.ValidationLoss);
            json.Number("probeAccuracy", epoch.ProbeAccuracy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
            json.Number(name, number);
        else
            json.WriteNull(name);
    }

    // The mean, and in brackets the least and the greatest of several.
    private static string Range(IEnumerable<double> values, string unit = "")
    {
        double[] all = [.. values];
        string mean = $"{NumberFormat.Short(all.Average(), 4)}{unit}";
        return all.Length == 1 ? mean : $"{mean} ({NumberFormat.Short(all.Min(), 4)} to {NumberFormat.Short(all.Max(), 4)})";
    }
}
