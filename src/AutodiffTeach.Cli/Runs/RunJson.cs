using System.Text.Json;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks.Logs;

namespace AutodiffTeach.Cli.Runs;

/// <summary>Runs as JSON.</summary>
/// <remarks>
/// <c>window</c>; <c>runs</c>, each with <c>run</c>, <c>settings</c>, <c>step</c>, <c>seconds</c>, <c>scalars</c> (each with <c>name</c>, <c>count</c>,
/// <c>last</c>, <c>lowest</c>, <c>highest</c>, each of these null or <c>step</c> and <c>value</c>) and <c>problems</c>; <c>groups</c> where
/// runs are told as one, each with <c>runs</c>, <c>settings</c> and <c>scalars</c> (each with <c>name</c>, <c>last</c> and <c>best</c>: <c>mean</c>, <c>lowest</c>,
/// <c>highest</c> over the runs); <c>curves</c> where a scalar is compared, each
/// with <c>name</c>, <c>runs</c>, <c>steps</c>, <c>values</c> and over several runs <c>lower</c> and <c>upper</c>; <c>skipped</c>.
/// </remarks>
internal static class RunJson
{
    /// <summary>The document.</summary>
    public static string Write(RunComparison runs) => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("window", runs.Window);
        json.WriteStartArray("runs");
        foreach (RunHistory run in runs.Groups.SelectMany(group => group.Runs))
            WriteRun(json, run, runs.Scalars);
        json.WriteEndArray();
        if (runs.HasBands)
            WriteGroups(json, runs);
        if (runs.Scalar is { } scalar)
        {
            json.WriteString("scalar", scalar);
            json.WriteStartArray("curves");
            foreach (GroupCurve curve in runs.Curves)
                WriteCurve(json, curve);
            json.WriteEndArray();
        }

        json.Strings("skipped", runs.Skipped);
        json.WriteEndObject();
    });

    private static void WriteRun(Utf8JsonWriter json, RunHistory run, IReadOnlyList<string> scalars)
    {
        json.WriteStartObject();
        json.WriteString("run", run.Name);
        json.WriteStartObject("settings");
        foreach ((string name, string text) in run.Settings)
            json.WriteString(name, text);
        json.WriteEndObject();
        if (run.LastStep is { } step)
            json.WriteNumber("step", step);
        else
            json.WriteNull("step");
        if (run.Duration is { } duration)
            json.Number("seconds", duration.TotalSeconds);
        else
            json.WriteNull("seconds");
        json.WriteStartArray("scalars");
        foreach (ScalarHistory scalar in run.Scalars.Where(scalar => scalars.Contains(scalar.Name)))
            WriteScalar(json, scalar);
        json.WriteEndArray();
        json.Strings("problems", run.Problems);
        json.WriteEndObject();
    }

    private static void WriteGroups(Utf8JsonWriter json, RunComparison runs)
    {
        json.WriteStartArray("groups");
        foreach (RunGroup group in runs.Groups)
        {
            json.WriteStartObject();
            json.Strings("runs", group.Runs.Select(run => run.Name));
            json.WriteStartObject("settings");
            foreach (string name in runs.Differences.Where(name => group.Setting(name) is not null))
                json.WriteString(name, group.Setting(name));
            json.WriteEndObject();
            json.WriteStartArray("scalars");
            foreach (string scalar in runs.Scalars)
                WriteRanges(json, group, scalar);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteRanges(Utf8JsonWriter json, RunGroup group, string scalar)
    {
        if (ScalarSummary.LastOf(group, scalar) is not { } last || ScalarSummary.BestOf(group, scalar) is not { } best)
            return;
        json.WriteStartObject();
        json.WriteString("name", scalar);
        WriteRange(json, "last", last);
        WriteRange(json, "best", best);
        json.WriteEndObject();
    }

    private static void WriteRange(Utf8JsonWriter json, string name, ScalarRange range)
    {
        json.WriteStartObject(name);
        json.Number("mean", range.Mean);
        json.Number("lowest", range.Lowest);
        json.Number("highest", range.Highest);
        json.WriteEndObject();
    }

    private static void WriteScalar(Utf8JsonWriter json, ScalarHistory scalar)
    {
        json.WriteStartObject();
        json.WriteString("name", scalar.Name);
        json.WriteNumber("count", scalar.Count);
        WritePoint(json, "last", scalar.Last);
        WritePoint(json, "lowest", scalar.Lowest);
        WritePoint(json, "highest", scalar.Highest);
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, string name, ScalarPoint? point)
    {
        if (point is not { } known)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("step", known.Step);
        json.Number("value", known.Value);
        json.WriteEndObject();
    }

    private static void WriteCurve(Utf8JsonWriter json, GroupCurve curve)
    {
        Shape shape = Shape.Vector(curve.Steps.Length);
        json.WriteStartObject();
        json.WriteString("name", curve.Name);
        json.Strings("runs", curve.Group.Runs.Select(run => run.Name));
        json.Shaped("steps", shape, curve.Steps);
        json.Shaped("values", shape, curve.Mean);
        if (curve.Group.Runs.Count > 1)
        {
            json.Shaped("lower", shape, curve.Lowest);
            json.Shaped("upper", shape, curve.Highest);
        }

        json.WriteEndObject();
    }
}
