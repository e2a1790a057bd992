using System.Diagnostics;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Cli.Trainings;

/// <summary>Says on a terminal how far a training is, how well it does, how fast it goes and how long it will take.</summary>
internal sealed class TrainingProgress(Session session, Trainer<float> trainer, int batches, Func<string>? remark = null) : IDisposable
{
    private readonly StatusLine _status = new(session.Error, session.HasTerminal);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly int _begun = trainer.Losses.Count;

    /// <summary>One batch more is done.</summary>
    public void Advance() => _status.Show(() => Text(trainer.Losses.Count, trainer.Losses.Count - _begun, _watch.Elapsed, batches, trainer.RecentLoss(TrainingRun.RecentBatches)) + remark?.Invoke());

    /// <summary>The line.</summary>
    /// <param name="done">The batches that are done, in all.</param>
    /// <param name="here">Those of them that this run did.</param>
    /// <param name="elapsed">The time it took for them.</param>
    /// <param name="batches">The batches that there shall be.</param>
    /// <param name="loss">The loss of late.</param>
    internal static string Text(int done, int here, TimeSpan elapsed, int batches, double loss)
    {
        double rate = here / Math.Max(elapsed.TotalSeconds, 1e-9);
        double left = (batches - done) / rate;
        return FormattableString.Invariant($"batch {done:N0} of {batches:N0}, loss {NumberFormat.Short(Rounded(loss))}, {rate:N0} batches/s, {Duration(left)} left");
    }

    public void Dispose() => _status.Dispose();

    // Three digits: more would only flicker.
    private static double Rounded(double loss) => double.Parse(loss.ToString("G3", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);

    private static string Duration(double seconds)
    {
        long whole = (long)Math.Ceiling(Math.Min(seconds, 1e9));
        return whole < 3600
            ? FormattableString.Invariant($"{whole / 60}:{whole % 60:00}")
            : FormattableString.Invariant($"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}");
    }
}
