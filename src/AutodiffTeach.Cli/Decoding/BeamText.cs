using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>What the searches in a tree gave, for people: what is stored after each step, the results, whether the best was found, and the costs.</summary>
internal static class BeamText
{
    private const int MostKept = 20;
    private const int MostPruned = 6;

    // Tables are rounded; beyond this the rows are no distributions.
    private const double UsualRounding = 0.02;

    public static void Write(TextWriter output, BeamRun run)
    {
        foreach (SearchStep step in run.Found.Beam.Steps)
            WriteStep(output, run, step);
        WriteResults(output, run);
        output.WriteLine();
        output.WriteLine(BeamWords.Verdict(run));
        output.WriteLine();
        if (BeamWords.Certainty(run) is { } certainty)
            output.WriteLine($"{certainty}\n");
        output.WriteLine(BeamWords.Storage);
        foreach (string cost in BeamWords.Costs(run))
            output.WriteLine(cost);
        if (run.File.RowSumDeviation > UsualRounding)
            output.WriteLine($"The rows of the file are not all distributions: the sum of the probabilities of one row is {NumberFormat.Short(run.File.RowSumDeviation, 2)} away from 1.");
    }

    private static void WriteStep(TextWriter output, BeamRun run, SearchStep step)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Step {step.Time}: {step.Kept.Count} of {BeamWords.Counted(step.Considered, "candidate")} kept{(step.Finished.Count > 0 ? $", {step.Finished.Count} finished" : "")}"));
        var table = new TextTable(["", .. run.HasGroups ? ["group"] : Array.Empty<string>(), "tokens", "token", "sum", .. run.HasScores ? ["score"] : Array.Empty<string>(), ""]);
        foreach (Candidate candidate in step.Kept.Take(MostKept))
            Add(table, run, candidate, "kept", "");
        foreach (Candidate candidate in step.Finished.Take(MostKept))
            Add(table, run, candidate, "finished", "");
        foreach (Candidate candidate in step.Pruned.Take(MostPruned))
            Add(table, run, candidate, "pruned", BeamWords.ReasonOf(candidate.Fate));
        table.Write(output);
        WriteRest(output, step.Kept.Count - MostKept, "kept");
        WriteRest(output, step.Finished.Count - MostKept, "finished");
        WriteRest(output, step.Pruned.Count - MostPruned, "pruned");
        output.WriteLine();
    }

    private static void Add(TextTable table, BeamRun run, Candidate candidate, string fate, string remark) => table.Add(
        [fate, .. run.HasGroups ? [BeamWords.Count(candidate.Group + 1)] : Array.Empty<string>(), run.Text(candidate.Hypothesis), BeamRun.Number(candidate.TokenLogProbability), BeamRun.Number(candidate.Hypothesis.LogProbability), .. run.HasScores ? [BeamRun.Compared(candidate.Hypothesis)] : Array.Empty<string>(), remark]);

    private static void WriteRest(TextWriter output, int count, string fate)
    {
        if (count > 0)
            output.WriteLine($"… {count.ToString(CultureInfo.InvariantCulture)} more {fate}");
    }

    private static void WriteResults(TextWriter output, BeamRun run)
    {
        var table = new TextTable(["search", "result", "log-probability", .. run.HasScores ? ["score"] : Array.Empty<string>()]);
        foreach ((string name, Hypothesis? result) in new[] { ($"beam {run.Width.ToString(CultureInfo.InvariantCulture)}", run.Found.Beam.Best), ("greedy", (Hypothesis?)run.Found.Greedy), ("exhaustive", run.Found.Optimum) })
            table.Add([name, result is null ? "none" : run.Text(result), result is null ? "" : BeamRun.Number(result.LogProbability), .. run.HasScores ? [result is null ? "" : BeamRun.Compared(result)] : Array.Empty<string>()]);
        table.Write(output);
    }
}
