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
        CandidateFate.TooLong => "too long",
        CandidateFate.LostToFinished => "out of beam, finished ones hold its place",
        _ => fate.ToString(),
    };

    /// <summary><c>first</c> to <c>tenth</c>, then <c>11th</c>.</summary>
    public static string Ordinal(int rank) => rank <= Ordinals.Length ? Ordinals[rank - 1] : Count(rank) + ((rank % 100) is 11 or 12 or 13 ? "th" : (rank % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });

    /// <summary><c>1 token</c>, <c>2 tokens</c>.</summary>
    public static string Counted(long count, string noun, string? plural = null) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : plural ?? noun + "s")}");

    /// <summary>Whether the result is the best there is; if not, where that was given up.</summary>
    public static string Verdict(BeamRun run)
    {
        SearchComparison<string> found = run.Found;
        if (found.Optimum is not { } optimum)
            return "Every sequence has probability zero: there is no result.";
        if (found.IsOptimal)
            return $"Optimal: no sequence has a greater {Measure(run)} than {run.Quoted(found.Beam.Best!)}.";
        return $"Not optimal: {Missed(run, found.Beam.Best, optimum)}. {Losing(run)}";
    }

    private static string Missed(BeamRun run, Hypothesis? best, Hypothesis optimum)
    {
        if (best is null)
            return $"the search ends without a result, but {run.Quoted(optimum)} has {BeamRun.Compared(optimum)}";
        string had = $"{run.Quoted(best)} has {BeamRun.Compared(best)}";
        // Only a rule can set it behind one that scores less: that of running sequences.
        return best.Score > optimum.Score
            ? $"{had} but has not ended, and such sequences count only where none ends; {run.Quoted(optimum)} ends, with {BeamRun.Compared(optimum)}"
            : $"{had}, but {run.Quoted(optimum)} has {BeamRun.Compared(optimum)}";
    }

    /// <summary>Where the best sequence was lost, what was ahead of it, and how wide a beam would have found it.</summary>
    public static string Losing(BeamRun run)
    {
        string how = run.Found.Lost switch
        {
            { Reason: LossReason.Pruned } pruned => Pruning(run, pruned),
            { Reason: LossReason.Displaced } => "It was found, and then others took its place among the results.",
            _ => $"The search stopped before it came to it: {StoppedBecause(run.Found.Beam.Stopped)}.",
        };
        return run.Found.SmallestBeam is { } width ? $"{how} The smallest beam that finds it is {Count(width)}." : how;
    }

    /// <summary>How a sequence was lost, in a word or two.</summary>
    public static string ReasonOf(LostSequence lost) => lost.Reason switch
    {
        LossReason.Pruned => ReasonOf(lost.Beginning.Fate),
        LossReason.Displaced => "displaced by others",
        _ => "search stopped",
    };

    private static string Pruning(BeamRun run, LostSequence lost)
    {
        SearchStep step = run.Found.Beam.Steps.First(step => step.Time == lost.Time);
        Candidate[] kept = [.. step.Kept.Where(candidate => candidate.Group == lost.Beginning.Group)];
        IEnumerable<string> named = kept.Take(MostNamed).Select(candidate => $"{run.Quoted(candidate.Hypothesis)} ({BeamRun.Compared(candidate.Hypothesis)})");
        string[] ahead = [.. named, .. kept.Length > MostNamed ? [Counted(kept.Length - MostNamed, "other")] : Array.Empty<string>()];
        string lostAt = string.Create(CultureInfo.InvariantCulture, $"It was lost at step {lost.Time}: its beginning {run.Quoted(lost.Beginning.Hypothesis)} ({BeamRun.Compared(lost.Beginning.Hypothesis)}) {Placed(run, lost.Beginning, step)}");
        string beam = run.Found.Search.Groups is { } groups ? $"the group's beam of {Count(run.Width / groups.Count)}" : $"the beam of {Count(run.Width)}";
        return lost.Beginning.Fate == CandidateFate.OutOfBeam && kept.Length > 0
            ? $"{lostAt}, and {beam} was filled by {Wordings.And(ahead)}."
            : $"{lostAt} and given up: {ReasonOf(lost.Beginning.Fate)}.";
    }

    /// <summary>Why a search stopped, as the end of a sentence.</summary>
    public static string StoppedBecause(StoppingReason reason) => reason switch
    {
        StoppingReason.Full => "as many hypotheses as the beam is wide have finished",
        StoppingReason.Certain => "nothing that ran could beat what had finished",
        StoppingReason.NothingRuns => "nothing ran any more",
        _ => "the hypotheses have the maximum length",
    };

    // Groups rank their candidates apart.
    private static string Placed(BeamRun run, Candidate lost, SearchStep step)
    {
        string among = run.HasGroups ? $"the candidates of group {Count(lost.Group + 1)}" : Counted(step.Considered, "candidate");
        return lost.Rank > 0 ? $"was the {Ordinal(lost.Rank)} of {among}" : $"was one of {among}";
    }

    /// <summary>What hypotheses are compared by.</summary>
    public static string Measure(BeamRun run) => run.HasScores ? "score" : "log-probability";

    /// <summary>What each hypothesis stores.</summary>
    public static string Storage => "Each hypothesis stores its tokens, their sum, and what the model needs to go on: here the tokens themselves, "
        + "with an RNN as decoder the hidden state from which its last token was drawn (with an LSTM also the cell).";

    /// <summary>What was certain when the search stopped; null where nothing had finished.</summary>
    public static string? Certainty(BeamRun run)
    {
        if (run.Found.Beam.Certificate is not { } certificate)
            return null;
        string bounds = $"the best that had finished has {BeamRun.Number(certificate.BestFinished)}, and no running hypothesis could have come to more than {BeamRun.Number(certificate.BestRunningBound)}";
        return $"The search stopped because {StoppedBecause(run.Found.Beam.Stopped)}; {bounds}: going on {(certificate.Holds ? "cannot" : "might")} have changed the result.";
    }

    /// <summary>What the search costs, with the numbers of this one.</summary>
    public static IReadOnlyList<string> Costs(BeamRun run)
    {
        SearchCost cost = run.Found.Beam.Cost;
        long size = run.Vocabulary.Count;
        return
        [
            $"Time: with T steps, k hypotheses and M tokens, O(T k M log M) where the M extensions of each hypothesis are sorted, O(T k M) where the best k are selected; here T = {Count(cost.Steps)}, k = {Count(run.Width)}, M = {Count(size)}: {Counted(cost.ScoredEntries, "candidate")} scored.",
            $"Memory: O(k M) for the scores of a step, here {Count(cost.BufferEntries)}; O(T k) for the tokens, since hypotheses share their beginnings, here {Counted(cost.StoredHypotheses, "hypothesis", "hypotheses")}; and at most {Counted(cost.MostStates, "state")} of the model.",
            $"Exhaustive search looks at up to M^T = {Sequences(run)}.",
        ];
    }

    /// <summary>The sequences of the greatest length that the tokens make: <c>8 sequences</c>.</summary>
    public static string Sequences(BeamRun run)
    {
        double count = Math.Pow(run.Vocabulary.Count, run.Rules.MaximumLength);
        return $"{NumberFormat.Short(count, 15)} {(count == 1 ? "sequence" : "sequences")}";
    }

    /// <summary>A number of things.</summary>
    public static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);
}
