using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>The sentences with which text, figures and worked answers tell a search.</summary>
internal static class BeamWords
{
    private const int MostNamed = 3;
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    /// <summary>Why a candidate was given up, in a word or two.</summary>
    public static string ReasonOf(CandidateFate fate) => fate switch
    {
        CandidateFate.OutOfBeam => "out of beam",
        CandidateFate.Impossible => "impossible",
        CandidateFate.Repetition => "repetition",
        CandidateFate.TooShort => "too short",
        _ => fate.ToString(),
    };

    /// <summary><c>first</c> to <c>tenth</c>, then <c>11th</c>.</summary>
    public static string Ordinal(int rank) => rank <= Ordinals.Length ? Ordinals[rank - 1] : Count(rank) + ((rank % 100) is 11 or 12 or 13 ? "th" : (rank % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    /// <summary><c>1 token</c>, <c>2 tokens</c>.</summary>
    public static string Counted(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>Whether the result is the best there is; if not, where that was given up.</summary>
    public static string Verdict(BeamRun run)
    {
        SearchComparison<string> found = run.Found;
        if (found.Optimum is not { } optimum)
            return "Every sequence has probability zero: there is no result.";
        if (found.IsOptimal)
            return $"Optimal: no sequence has a greater {Measure(run)} than {run.Text(found.Beam.Best!)}.";
        string best = found.Beam.Best is null ? "the search ends without a result" : $"{run.Text(found.Beam.Best)} has {BeamRun.Compared(found.Beam.Best)}";
        return $"Not optimal: {best}, but {run.Text(optimum)} has {BeamRun.Compared(optimum)}. {Losing(run)}";
    }

    /// <summary>Where the best sequence was given up, what was ahead of it, and how wide a beam would have found it.</summary>
    public static string Losing(BeamRun run)
    {
        if (run.Found.Lost is not { } lost)
            return "The search ended before it came to it.";
        SearchStep step = run.Found.Beam.Steps.First(step => step.Time == lost.Time);
        string[] ahead = [.. step.Kept.Take(MostNamed).Select(kept => $"{run.Text(kept.Hypothesis)} ({BeamRun.Compared(kept.Hypothesis)})")];
        string others = step.Kept.Count > MostNamed ? $" and {Counted(step.Kept.Count - MostNamed, "other")}" : "";
        string lostAt = string.Create(CultureInfo.InvariantCulture, $"It was lost at step {lost.Time}: its beginning {run.Text(lost.Candidate.Hypothesis)} ({BeamRun.Compared(lost.Candidate.Hypothesis)}) was the {Ordinal(lost.Rank)} of {step.Kept.Count + step.Pruned.Count} candidates");
        string why = lost.Candidate.Fate == CandidateFate.OutOfBeam ? $", and the beam of {Count(run.Width)} was full with {string.Join(", ", ahead)}{others}." : $" and given up: {ReasonOf(lost.Candidate.Fate)}.";
        string wider = lost.SmallestBeam is { } width ? $" The smallest beam that finds it is {Count(width)}." : "";
        return lostAt + why + wider;
    }

    /// <summary>What hypotheses are compared by.</summary>
    public static string Measure(BeamRun run) => run.HasScores ? "score" : "log-probability";

    /// <summary>What each hypothesis stores.</summary>
    public static string Storage => "Each hypothesis stores its tokens, their sum, and what the model needs to go on: here the tokens themselves, "
        + "with an RNN as decoder the hidden state from which its last token was drawn (with an LSTM also the cell).";

    /// <summary>What the search costs, with the numbers of this one.</summary>
    public static IReadOnlyList<string> Costs(BeamRun run)
    {
        long length = run.Rules.MaximumLength, width = run.Width, size = run.Vocabulary.Count;
        long scored = run.Found.Beam.Steps.Sum(step => (long)step.Kept.Count + step.Pruned.Count);
        return
        [
            $"Time: with T steps, k hypotheses and M tokens, O(T k M log M) where the M extensions of each hypothesis are sorted, O(T k M) where the best k are selected; here at most {Counted(length * width * size, "score")} (T = {Count(length)}, k = {Count(width)}, M = {Count(size)}), in fact {Count(scored)}.",
            $"Memory: O(k M) for the scores of a step, here {Count(width * size)}; O(T k) for the tokens, since hypotheses share their beginnings; and k states of the model.",
            $"Exhaustive search scores M^T = {Power(size, length)} sequences.",
        ];
    }

    private static string Power(long size, long length) => NumberFormat.Short(Math.Pow(size, length), 15);

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);
}
