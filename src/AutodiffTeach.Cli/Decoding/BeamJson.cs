using System.Text.Json;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>What the searches in a tree gave, as JSON.</summary>
internal static class BeamJson
{
    public static void Write(TextWriter output, BeamRun run) => JsonText.Write(output, json =>
    {
        json.WriteNumber("beam", run.Width);
        json.WriteStartArray("steps");
        foreach (SearchStep step in run.Found.Beam.Steps)
            WriteStep(json, run, step);
        json.WriteEndArray();
        WriteResult(json, run, "best", run.Found.Beam.Best);
        WriteResult(json, run, "greedy", run.Found.Greedy);
        WriteResult(json, run, "exhaustive", run.Found.Optimum);
        json.WriteBoolean("optimal", run.Found.IsOptimal);
        if (run.Found.Lost is { } lost)
            WriteLost(json, run, lost);
    });

    private static void WriteStep(Utf8JsonWriter json, BeamRun run, SearchStep step)
    {
        json.WriteStartObject();
        json.WriteNumber("time", step.Time);
        WriteCandidates(json, run, "kept", step.Kept);
        if (run.Rules.EndToken is not null)
            WriteCandidates(json, run, "finished", step.Finished);
        WriteCandidates(json, run, "pruned", step.Pruned);
        json.WriteEndObject();
    }

    private static void WriteCandidates(Utf8JsonWriter json, BeamRun run, string name, IReadOnlyList<Candidate> candidates)
    {
        json.WriteStartArray(name);
        foreach (Candidate candidate in candidates)
        {
            json.WriteStartObject();
            WriteHypothesis(json, run, candidate.Hypothesis);
            json.Number("tokenLogProbability", candidate.TokenLogProbability);
            if (candidate.Rank > 0)
                json.WriteNumber("rank", candidate.Rank);
            if (run.HasGroups)
                json.WriteNumber("group", candidate.Group + 1);
            if (name == "pruned")
                json.WriteString("reason", BeamWords.ReasonOf(candidate.Fate));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, BeamRun run, string name, Hypothesis? hypothesis)
    {
        if (hypothesis is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WriteHypothesis(json, run, hypothesis);
        json.WriteEndObject();
    }

    private static void WriteHypothesis(Utf8JsonWriter json, BeamRun run, Hypothesis hypothesis)
    {
        json.Strings("tokens", run.Tokens(hypothesis));
        json.Number("logProbability", NumberFormat.Tidy(hypothesis.LogProbability));
        if (run.HasScores)
            json.Number("score", NumberFormat.Tidy(hypothesis.Score));
    }

    private static void WriteLost(Utf8JsonWriter json, BeamRun run, LostSequence lost)
    {
        json.WriteStartObject("lost");
        json.WriteNumber("time", lost.Time);
        WriteHypothesis(json, run, lost.Beginning.Hypothesis);
        if (lost.Beginning.Rank > 0)
            json.WriteNumber("rank", lost.Beginning.Rank);
        json.WriteString("reason", BeamWords.ReasonOf(lost));
        if (run.Found.SmallestBeam is { } beam)
            json.WriteNumber("smallestBeam", beam);
        json.WriteEndObject();
    }
}
