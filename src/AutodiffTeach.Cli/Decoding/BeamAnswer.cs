using System.Globalization;
using AutodiffTeach.Cli.Answers;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Trees;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Networks.Decoding;
using static AutodiffTeach.Cli.Answers.AnswerBlock;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>The worked answer to the questions on a beam search: what is kept at each step, the result, whether it is optimal, what hypotheses store, the cost.</summary>
internal static class BeamAnswer
{
    private const int MostBeginnings = 40;
    private const int MostPruned = 12;
    private const int MostTokens = 40;

    public static WorkedAnswer Create(BeamRun run)
    {
        return new(
            "beam-search",
            string.Create(CultureInfo.InvariantCulture, $"Beam search with k = {run.Width}: what is kept, what is found, and what is missed"),
            Summary(run),
            [
                new Heading("The problem"),
                .. Problem(run),
                new Heading("Step by step"),
                .. run.Found.Beam.Steps.SelectMany(step => Step(run, step)),
                new Figure("The tree of the search", () => WrittenText.Of(output => new SvgWriter().Write(SearchPicture.Of(BeamTree.Of(run)).Build(), output)), "The tree that the search grew: on each edge the log-probability of a token, at each node the sum so far."),
                new Heading("The result"),
                .. Result(run),
                new Heading("What each hypothesis stores"),
                .. Storage(run),
                new Heading("What it costs"),
                .. Costs(run),
            ]);
    }

    private static string Summary(BeamRun run)
    {
        SearchComparison<string> found = run.Found;
        if (found.Optimum is not { } optimum)
            return "There is no result: every sequence has probability zero.";
        string result = found.Beam.Best is { } best ? $"The result is {Quoted(run, best)}, with the {BeamWords.Measure(run)} {BeamRun.Compared(best)}." : "The search ends without a result.";
        if (found.IsOptimal)
            return $"{result} No sequence is better.";
        string missed = found.Beam.Best is null ? "Yet" : "It is not the best:";
        string lost = found.Lost is { Reason: LossReason.Pruned } at ? string.Create(CultureInfo.InvariantCulture, $", but its beginning {Quoted(run, at.Beginning.Hypothesis)} was given up at step {at.Time}") : "";
        return $"{result} {missed} {Quoted(run, optimum)} has {BeamRun.Compared(optimum)}{lost}.";
    }

    private static IEnumerable<AnswerBlock> Problem(BeamRun run)
    {
        string tokens = BeamWords.Counted(run.Rules.MaximumLength, "token");
        string length = run.Rules.EndToken is { } end ? $"at most {tokens}, ended by {Escaped(TokenText.Of(run.Vocabulary[end]))}" : tokens;
        string vocabulary = run.Vocabulary.Count > MostTokens ? $"there are {BeamWords.Counted(run.Vocabulary.Count, "token")}" : $"the {(run.Vocabulary.Count == 1 ? "only token is" : "tokens are")} {Escaped(Wordings.And(run.Vocabulary.Tokens.Select(TokenText.Of)))}";
        yield return new Prose($"A model gives the log-probability of the next token after every beginning; {vocabulary}. Of all sequences of {length}, the one with the greatest sum of log-probabilities{(run.HasScores ? ", normalised by its length," : "")} is sought. Beam search keeps the best $k = {run.Width.ToString(CultureInfo.InvariantCulture)}$ hypotheses at each step, extends each by every token, and gives up the rest.");
        (string Beginning, double[] Row)[] rows = [.. run.File.Model.Rows().Take(MostBeginnings + 1)];
        if (rows.Length <= MostBeginnings)
        {
            yield return new Table(
                "The log-probabilities of the next token.",
                ["beginning", .. run.Vocabulary.Tokens.Select(token => Escaped(TokenText.Of(token)))],
                [.. rows.Select(row => (IReadOnlyList<string>)[row.Beginning.Length == 0 ? "(start)" : Escaped(TokenText.OfBeginning(row.Beginning)), .. row.Row.Select(BeamRun.Number)])]);
        }
    }

    private static IEnumerable<AnswerBlock> Step(BeamRun run, SearchStep step)
    {
        string[] kept = [.. step.Kept.Select(candidate => $"{Quoted(run, candidate.Hypothesis)} ({BeamRun.Number(candidate.Hypothesis.LogProbability)})")];
        string holds = kept.Length == 0 ? "the beam is empty" : $"the beam holds {Wordings.And(kept)}";
        string finished = step.Finished.Count == 0 ? "" : $"; finished: {Wordings.And(step.Finished.Select(candidate => Quoted(run, candidate.Hypothesis)))}";
        yield return new Prose(string.Create(CultureInfo.InvariantCulture, $"**After step {step.Time}** {holds}{finished}."));
        int rest = step.Pruned.Count - MostPruned;
        string order = step.Finished.Count == 0 && !run.HasGroups ? "best first" : "those kept, finished and pruned, each best first";
        yield return new Table(
            rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"The candidates, {order}; {rest} more {(rest == 1 ? "was" : "were")} pruned.") : $"The candidates, {order}.",
            ["hypothesis", "sum", .. run.HasScores ? ["score"] : Array.Empty<string>(), "what becomes of it"],
            [
                .. step.Kept.Select(candidate => Row(run, candidate, "kept")),
                .. step.Finished.Select(candidate => Row(run, candidate, "finished")),
                .. step.Pruned.Take(MostPruned).Select(candidate => Row(run, candidate, "pruned: " + BeamWords.ReasonOf(candidate.Fate))),
            ]);
    }

    private static string[] Row(BeamRun run, Candidate candidate, string fate) =>
        [Escaped(run.Text(candidate.Hypothesis)), Sum(candidate), .. run.HasScores ? [BeamRun.Compared(candidate.Hypothesis)] : Array.Empty<string>(), fate];

    // $-0.65 - 0.6 = -1.25$
    private static string Sum(Candidate candidate)
    {
        string sum = BeamRun.Number(candidate.Hypothesis.LogProbability);
        if (candidate.Hypothesis.Parent is not { Length: > 0 } parent || candidate.TokenLogProbability == 0 || !double.IsFinite(candidate.TokenLogProbability))
            return sum;
        string sign = candidate.TokenLogProbability < 0 ? "-" : "+";
        return $"${BeamRun.Number(parent.LogProbability)} {sign} {BeamRun.Number(Math.Abs(candidate.TokenLogProbability))} = {sum}$";
    }

    private static IEnumerable<AnswerBlock> Result(BeamRun run)
    {
        (string Name, Hypothesis? Result)[] results = [("beam search", run.Found.Beam.Best), ("greedy search, a beam of 1", run.Found.Greedy), ("exhaustive search", run.Found.Optimum)];
        yield return new Table(
            "The best of each search.",
            ["search", "sequence", "log-probability", .. run.HasScores ? ["score"] : Array.Empty<string>()],
            [.. results.Where(result => result.Result is not null).Select(result => (IReadOnlyList<string>)[result.Name, Escaped(run.Text(result.Result!)), BeamRun.Number(result.Result!.LogProbability), .. run.HasScores ? [BeamRun.Compared(result.Result)] : Array.Empty<string>()])]);
        yield return new Prose(Escaped(BeamWords.Verdict(run)));
        if (run.Found.Lost is not null)
            yield return new Prose("A beam compares beginnings by what they have cost so far, and cannot know what follows: a beginning that is behind may lead to tokens that are nearly certain. Once it is pruned, nothing brings it back, and a sequence of great probability is missed. Only a beam as wide as the tree is sure to find the best.");
        if (BeamWords.Certainty(run) is { } certainty)
            yield return new Prose(Escaped(certainty));
    }

    private static IEnumerable<AnswerBlock> Storage(BeamRun run)
    {
        yield return new Prose("The tokens so far, the sum of their log-probabilities, and what the decoder needs to go on. A table needs the tokens alone. An RNN needs its hidden state, for the next step reads the last token in that state:");
        yield return new Formula("h_{t+1} = f(h_t, y_t)");
        yield return new Prose("The state $h_t$, from which $y_t$ was drawn, depends on the tokens before $y_t$ alone: hypotheses that extend the same one share it, and a state is made only when a hypothesis is extended. With an LSTM the cell is stored beside it.");
        if (run.Found.Beam.Steps.LastOrDefault(step => step.Kept.Count > 0 && step.Time <= Math.Max(1, run.Rules.MaximumLength - 1)) is { } step)
        {
            yield return new Table(
                string.Create(CultureInfo.InvariantCulture, $"What the beam stores after step {step.Time}."),
                ["tokens", "sum", "state of an RNN"],
                [.. step.Kept.Select(candidate => (IReadOnlyList<string>)[Escaped(run.Text(candidate.Hypothesis)), BeamRun.Number(candidate.Hypothesis.LogProbability), StateOf(run, candidate.Hypothesis)])]);
        }
    }

    private static string StateOf(BeamRun run, Hypothesis hypothesis) => string.Create(
        CultureInfo.InvariantCulture, $"$h_{{{hypothesis.Length}}}$, {(hypothesis.Length == 1 ? "before any token" : $"after reading {Escaped(run.Text(hypothesis.Parent!))}")}");

    private static IEnumerable<AnswerBlock> Costs(BeamRun run)
    {
        SearchCost cost = run.Found.Beam.Cost;
        string Count(long count) => count.ToString(CultureInfo.InvariantCulture);
        yield return new Prose($"With $T$ steps, $k$ hypotheses and $M$ tokens, here $T = {Count(cost.Steps)}$, $k = {Count(run.Width)}$, $M = {Count(run.Vocabulary.Count)}$, each step scores at most $k M$ candidates.");
        yield return new Table(
            "The model's own cost comes on top: one step of the decoder for each hypothesis and step.",
            ["", "order", "here"],
            [
                ["time, the $M$ extensions of each hypothesis sorted", "$O(T k M log M)$", $"{BeamWords.Counted(cost.ScoredEntries, "candidate")} scored, and sorted"],
                ["time, the best $k$ selected", "$O(T k M)$", $"{BeamWords.Counted(cost.SelectionComparisons, "comparison")} with the worst kept"],
                ["memory, scores of a step", "$O(k M)$", BeamWords.Counted(cost.BufferEntries, "number")],
                ["memory, tokens", "$O(T k)$", $"{BeamWords.Counted(cost.StoredHypotheses, "hypothesis", "hypotheses")}, a token and a sum each"],
                ["memory, states of the decoder", "$O(k)$", BeamWords.Counted(cost.MostStates, "state")],
                ["exhaustive search", "$O(M^T)$", $"up to {BeamWords.Sequences(run)}"],
            ]);
    }

    private static string Quoted(BeamRun run, Hypothesis hypothesis) => Escaped(run.Quoted(hypothesis));

    // What users wrote is never mathematics.
    private static string Escaped(string text) => text.Replace("$", "\\$", StringComparison.Ordinal);
}
