using System.Globalization;

namespace AutodiffTeach.Bench;

/// <summary>Whole commands as processes, start-up included, beside the start of a program that only prints its version.</summary>
internal sealed class ProcessBenchmark : IBenchmark
{
    private const int Runs = 15;

    /// <inheritdoc/>
    public string Name => "process";

    /// <inheritdoc/>
    public void Run(Report report)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "AutodiffTeach.Cli.dll");
        string model = Path.Combine(Report.Root(), "graphs", "linear-rnn.graph");
        string folder = Directory.CreateTempSubdirectory("process").FullName;
        report.Line();
        report.Line($"Each command on `graphs/linear-rnn.graph` from start to exit, {Runs} runs.");
        report.Line();
        report.Header("command", "least, ms", "median, ms");
        try
        {
            Measure(report, tool, "--version");
            Measure(report, tool, "eval", model, "--json");
            Measure(report, tool, "derive", model, "--of", "y", "--wrt", "w", "--to", "md", "-o", Path.Combine(folder, "a.md"));
            Measure(report, tool, "derive", model, "--of", "y", "--wrt", "w", "--to", "html", "-o", Path.Combine(folder, "a.html"));
            Measure(report, tool, "render", model, "-o", Path.Combine(folder, "a.svg"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        report.Save();
    }

    private static void Measure(Report report, string tool, params string[] arguments)
    {
        double[] times = [.. Enumerable.Range(0, Runs + 1)
            .Select(_ => Peer.Time(TimeSpan.FromSeconds(30), "dotnet", [tool, .. arguments])?.TotalMilliseconds ?? double.NaN)
            .Skip(1)
            .Order()];
        string shown = string.Join(' ', arguments.Select(Path.GetFileName));
        report.Row($"`{shown}`", times[0].ToString("F0", CultureInfo.InvariantCulture), times[Runs / 2].ToString("F0", CultureInfo.InvariantCulture));
    }
}
