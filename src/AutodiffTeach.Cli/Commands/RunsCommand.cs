using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Cli.Runs;
using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Networks.Logs;

namespace AutodiffTeach.Cli.Commands;

/// <summary><c>runs</c>: lists and compares the runs that <c>train ... --log DIR</c> logged.</summary>
internal sealed class RunsCommand
{
    private readonly Session _session;
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder of runs that --log was given, one of runs, or one with such folders." };
    private readonly Option<string?> _scalar = new("--scalar") { HelpName = "NAME", Description = "Compare one scalar, such as loss/batch: over the steps, as a chart." };
    private readonly Option<int> _last = CountOption.Create("--last", "Smooth: take for each value the mean of so many logged values up to it.", 1, RunHistory.LargestWindow, 1);
    private readonly Option<bool> _group = new("--group") { Description = "Tell runs of the same settings as one, whatever their seeds: the mean, and the range as a band." };
    private readonly Option<string> _sort = new("--sort") { HelpName = "NAME", Description = "The order: name, steps, time, a setting, or a scalar, the best value first.", DefaultValueFactory = _ => "name" };
    private readonly ChartFileOptions _files = new();
    private readonly Option<bool> _json = CommonOptions.Json();

    private RunsCommand(Session session, Command command)
    {
        _session = session;
        command.Arguments.Add(_folder);
        foreach (Option option in (Option[])[_scalar, _last, _group, _sort, .. _files.All, _json])
            command.Add(option);
        command.Validators.Add(Check);
        command.SetAction(Run);
    }

    public static Command Create(Session session)
    {
        var command = new ExampleCommand(
            "runs",
            "List and compare the runs that 'train ... --log DIR' logged, also while they go on.",
            new("autodiffteach runs runs", "Every run below the folder runs: settings that differ, last and best values, time."),
            new("autodiffteach runs runs --scalar loss/batch --last 10 --sort loss/batch", "One scalar as a chart in the terminal, smoothed, the best run first."),
            new("autodiffteach runs runs --scalar loss/batch --group -o loss.svg", "Runs that differ in the seed as one curve with a band, as a picture."),
            new("autodiffteach runs runs --json", "The same as data."));
        _ = new RunsCommand(session, command);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        RunComparison runs = Read(parsed);
        Tell(runs);
        _files.Write(parsed, () => RunChart.Of(runs), () => RunChart.Table(runs), () => RunJson.Write(runs));
        if (parsed.GetValue(_json))
            _session.Output.Write(RunJson.Write(runs));
        else
            WriteText(runs, withChart: runs.Scalar is not null && _files.FilesIn(parsed).Count == 0);
        return ExitCode.Done;
    }

    private RunComparison Read(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(_folder);
        int window = parsed.GetValue(_last);
        RunFolder folder = FolderOf(path, window);
        if (folder.Runs.Count == 0)
            throw new InputException([.. folder.Skipped.Select(skipped => $"{path}: {RunTable.Plain(skipped)}"), $"{path}: has no runs; expected a folder that 'train ... --log {path}' wrote"]);
        IReadOnlyList<RunGroup> groups = parsed.GetValue(_group) ? RunGroup.OfSeeds(folder.Runs) : RunGroup.Each(folder.Runs);
        string? scalar = parsed.GetValue(_scalar);
        IReadOnlyList<string> scalars = RunGroup.ScalarsOf(groups);
        if (scalar is not null && !scalars.Contains(scalar))
            throw new InputException($"--scalar: no run has '{scalar}'; expected {(scalars.Count == 0 ? "runs with a scalar" : Wordings.Or([.. scalars.Select(RunTable.Plain)], limit: 20))}");
        return new RunComparison(RunGroup.Sorted(groups, parsed.GetRequiredValue(_sort)), scalar, window, folder.Skipped);
    }

    private static RunFolder FolderOf(string path, int window)
    {
        try
        {
            return RunFolder.Read(path, window);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            string reason = cause switch
            {
                DirectoryNotFoundException => "there is no such folder",
                UnauthorizedAccessException => "permission denied",
                _ => cause.Message.ReplaceLineEndings(" ").TrimEnd('.'),
            };
            throw new InputException($"{path}: cannot be read: {reason}; expected the folder of --log", cause);
        }
    }

    private void Tell(RunComparison runs)
    {
        foreach (string skipped in runs.Skipped)
            _session.Note($"skipped {RunTable.Plain(skipped)}");
        foreach (RunHistory run in runs.Groups.SelectMany(group => group.Runs))
        {
            foreach (string problem in run.Problems)
                _session.Note(RunTable.Plain($"{run.Name}: {problem}"));
        }
    }

    private void WriteText(RunComparison runs, bool withChart)
    {
        if (withChart)
        {
            new ChartTerminalWriter().Write(RunChart.Of(runs), _session.Output);
            _session.Output.WriteLine();
        }

        RunTable.Write(runs, _session.Output);
    }

    // A chart shows one scalar; JSON has all.
    private void Check(CommandResult result)
    {
        if (result.GetResult(_scalar) is null)
            _files.AddProblems(result, ["json"], "a chart is of one scalar: --scalar NAME; without it expected a file ending in json");
    }
}
