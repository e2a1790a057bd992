using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>What holds on all of thousands of small random trees, with ends, lengths, repetitions, normalisations, ties and impossible tokens.</summary>
public sealed class SearchPropertyTests
{
    private const int Trees = 3000;

    [Fact]
    public void Exhaustive_search_equals_brute_force()
    {
        foreach (RandomTree tree in All())
        {
            List<NaiveSequence> expected = BruteForce.Sequences(tree);
            foreach (int count in (int[])[1, 3, 10_000])
            {
                SearchResult<string> result = new ExhaustiveSearch(tree.Rules) { Count = count }.Run(tree);
                AssertSame(tree, [.. expected.Take(count)], result);
            }
        }
    }

    [Theory]
    [InlineData(FinishedHypotheses.PoolFromBeam)]
    [InlineData(FinishedHypotheses.PoolFromCandidates)]
    [InlineData(FinishedHypotheses.InBeam)]
    public void A_beam_as_wide_as_the_tree_equals_exhaustive_search(FinishedHypotheses finished)
    {
        foreach (RandomTree tree in All())
        {
            int width = (int)Math.Pow(tree.VocabularySize + 1, tree.Rules.MaximumLength);
            SearchResult<string> exhaustive = new ExhaustiveSearch(tree.Rules) { Count = width }.Run(tree);
            foreach (StoppingRule stopping in (StoppingRule[])[StoppingRule.WhenFull, StoppingRule.WhenAllAreCertain, StoppingRule.AtMaximumLength])
            {
                SearchResult<string> beam = new BeamSearch(width, tree.Rules) { Finished = finished, Stopping = stopping }.Run(tree);
                Assert.True(Texts(exhaustive).SequenceEqual(Texts(beam)), tree.Name);
            }

            SearchResult<string> early = new BeamSearch(width, tree.Rules) { Finished = finished, Stopping = StoppingRule.WhenBestIsCertain }.Run(tree);
            Assert.True(Texts(exhaustive).FirstOrDefault() == Texts(early).FirstOrDefault(), tree.Name);
        }
    }

    [Fact]
    public void Every_rule_does_what_its_sentence_says()
    {
        foreach (RandomTree tree in All())
        {
            foreach (BeamSearch search in Searches(tree).SelectMany(each => (BeamSearch[])[each, each with { Width = 2 * each.Width, Groups = new(2, 0.5) }]))
                AssertSame(tree, NaiveBeam.Search(search, tree), search.Run(tree));
        }
    }

    [Fact]
    public void Groups_that_do_not_pay_all_find_what_one_of_them_finds_alone()
    {
        foreach (RandomTree tree in All())
        {
            foreach (BeamSearch search in Searches(tree))
            {
                string[] alone = Texts(search.Run(tree));
                string[] three = Texts((search with { Width = 3 * search.Width, Groups = new(3, 0) }).Run(tree));
                Assert.Equal(alone.SelectMany(each => Enumerable.Repeat(each, 3)), three);
            }
        }
    }

    [Fact]
    public void A_beam_of_one_is_greedy()
    {
        foreach (RandomTree tree in All())
        {
            int[]? expected = Greedy(tree);
            foreach (FinishedHypotheses finished in (FinishedHypotheses[])[FinishedHypotheses.PoolFromBeam, FinishedHypotheses.InBeam])
            {
                SearchResult<string> beam = new BeamSearch(1, tree.Rules) { Finished = finished }.Run(tree);
                Assert.Equal(expected, beam.Best?.Tokens());
            }

            Assert.Equal(expected, new GreedySearch(tree.Rules).Run(tree).Best?.Tokens());
        }
    }

    [Fact]
    public void Stopping_early_never_changes_the_best_that_the_search_would_still_find()
    {
        int stoppedEarly = 0;
        foreach (RandomTree tree in All())
        {
            foreach (FinishedHypotheses finished in (FinishedHypotheses[])[FinishedHypotheses.PoolFromBeam, FinishedHypotheses.PoolFromCandidates])
            {
                var toTheEnd = new BeamSearch(2, tree.Rules) { Finished = finished, Stopping = StoppingRule.AtMaximumLength };
                SearchResult<string> whole = toTheEnd.Run(tree);
                foreach (StoppingRule stopping in Enum.GetValues<StoppingRule>())
                {
                    SearchResult<string> early = (toTheEnd with { Stopping = stopping }).Run(tree);
                    stoppedEarly += early.Stopped == StoppingReason.Certain ? 1 : 0;
                    Assert.True(early.Stopped != StoppingReason.Certain || early.Certificate is { Holds: true }, tree.Name);
                    if (early.Certificate is { Holds: true })
                        Assert.True(Texts(early)[0] == Texts(whole)[0], $"{stopping} on {tree.Name}");
                    if (stopping == StoppingRule.WhenAllAreCertain)
                        Assert.True(Texts(early).SequenceEqual(Texts(whole)), tree.Name);
                }
            }
        }

        Assert.True(stoppedEarly > Trees / 10, $"{stoppedEarly} searches stopped early, too few to show anything.");
    }

    [Fact]
    public void A_trace_tells_every_candidate_and_changes_nothing()
    {
        foreach (RandomTree tree in All())
        {
            foreach (BeamSearch search in Searches(tree))
            {
                SearchResult<string> plain = search.Run(tree);
                SearchResult<string> traced = (search with { KeepsTrace = true }).Run(tree);
                SearchResult<string> some = (search with { KeepsTrace = true, MostPruned = 2 }).Run(tree);
                Assert.Equal(Texts(plain), Texts(traced));
                Assert.Equal(plain.Cost, traced.Cost);
                foreach ((SearchStep whole, SearchStep bounded) in traced.Steps.Zip(some.Steps, (x, y) => (x, y)))
                    AssertTraced(whole, bounded);
            }
        }
    }

    [Fact]
    public void What_a_search_does_not_return_is_lost_somewhere()
    {
        foreach (RandomTree tree in All())
        {
            if (new ExhaustiveSearch(tree.Rules).Run(tree).Best is not { } optimum)
                continue;
            foreach (BeamSearch search in Searches(tree).Append(new(4, tree.Rules) { Groups = new(2, 0.5) }))
            {
                SearchResult<string> result = (search with { KeepsTrace = true }).Run(tree);
                LostSequence? lost = LostSequence.Find(result, optimum);
                bool isFound = Texts(result).Contains(string.Join(' ', optimum.Tokens()));
                Assert.True(isFound == (lost is null), tree.Name);
                if (lost?.Reason == LossReason.Pruned)
                {
                    Assert.Equal(optimum.Tokens()[..lost.Time], lost.Beginning.Hypothesis.Tokens());
                    Assert.True(lost.Beginning.Fate is CandidateFate.OutOfBeam or CandidateFate.LostToFinished && lost.Margin is null or >= 0, tree.Name);
                }
            }
        }
    }

    [Fact]
    public void What_is_proven_optimal_is_and_nothing_lost_scores_above_the_bound()
    {
        int proven = 0, optimal = 0;
        foreach (RandomTree tree in All())
        {
            double? best = new ExhaustiveSearch(tree.Rules).Run(tree).Best?.Score;
            foreach (BeamSearch search in Searches(tree).Append(new(4, tree.Rules) { Groups = new(2, 0.5) }))
            {
                SearchResult<string> result = search.Run(tree);
                double lost = Math.Max(result.PrunedBound!.Value, result.Certificate?.BestRunningBound ?? double.NegativeInfinity);
                bool isOptimal = Same(result.Best?.Score, best);
                optimal += isOptimal && best is not null ? 1 : 0;
                proven += result.IsProvenOptimal ? 1 : 0;
                Assert.True(isOptimal || !result.IsProvenOptimal, tree.Name);
                if (!isOptimal && best is { } missed && result.Stopped is StoppingReason.MaximumLength or StoppingReason.NothingRuns)
                    Assert.True(HypothesisOrder.Rounded(missed) <= HypothesisOrder.Rounded(lost) || tree.Rules.AtMaximumLength == MaximumLengthRule.RunningCountIfNoneEnded, tree.Name);
            }
        }

        Assert.True(proven > optimal / 4, $"{proven} of {optimal} optimal results are proven, too few to show anything.");
    }

    [Fact]
    public void Float_finds_what_double_finds()
    {
        foreach (RandomTree tree in All().Take(500))
        {
            var narrow = new FunctionStep<float, string>(
                tree.VocabularySize, "", Narrow(tree.Row([])), (state, token) => (Narrow(tree.Row((state + token).Select(letter => letter - '0'))), state + token));
            foreach (BeamSearch search in Searches(tree))
                Assert.Equal(Texts(search.Run(tree)), Texts(search.Run(narrow)));
        }
    }

    private static IEnumerable<RandomTree> All() => Enumerable.Range(0, Trees).Select(seed => new RandomTree((ulong)seed));

    /// <summary>Two of all combinations of switches, others for each tree.</summary>
    private static IEnumerable<BeamSearch> Searches(RandomTree tree)
    {
        var random = new RandomStream(~tree.Seed);
        for (int search = 0; search < 2; search++)
        {
            yield return new(1 + random.NextBelow(4), tree.Rules)
            {
                Finished = (FinishedHypotheses)random.NextBelow(3),
                Stopping = (StoppingRule)random.NextBelow(5),
            };
        }
    }

    private static int[]? Greedy(RandomTree tree)
    {
        SequenceRules rules = tree.Rules;
        List<int> tokens = [];
        while (tokens.Count < rules.MaximumLength)
        {
            int[] allowed = [.. Enumerable.Range(0, tree.VocabularySize).Where(token => IsAllowed([.. tokens, token]))];
            if (allowed.Length == 0)
                return null;
            double[] row = tree.Row(tokens);
            tokens.Add(allowed.MaxBy(token => row[token]));
            if (tokens[^1] == rules.EndToken)
                break;
        }

        return [.. tokens];

        bool IsAllowed(int[] extended)
        {
            if (double.IsNegativeInfinity(BruteForce.Scored(tree, extended).Sum) || BruteForce.Repeats(extended, rules.BlockedRepetition))
                return false;
            bool mustEnd = rules.AtMaximumLength == MaximumLengthRule.EndForced && extended.Length == rules.MaximumLength;
            return rules.EndToken is not { } end || (extended[^1] == end ? extended.Length > rules.MinimumLength : !mustEnd);
        }
    }

    private static void AssertTraced(SearchStep whole, SearchStep bounded)
    {
        Assert.Equal(whole.Counts, bounded.Counts);
        Assert.Equal(whole.Kept.Select(Line), bounded.Kept.Select(Line));
        Assert.Equal(whole.Finished.Select(Line), bounded.Finished.Select(Line));
        Assert.Equal(whole.Pruned.Take(2).Select(Line), bounded.Pruned.Select(Line));
        Assert.Equal(whole.PrunedCount, whole.Pruned.Count);
        Candidate[] all = [.. whole.Kept, .. whole.Finished, .. whole.Pruned];
        Assert.Equal(whole.Considered, all.Length);
        Assert.Equal(all.Length, all.Select(Line).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, all.Count(each => each.Rank > 0)), all.Where(each => each.Rank > 0).Select(each => each.Rank).Order());
    }

    private static bool Same(double? x, double? y) => x is { } one && y is { } other ? HypothesisOrder.Rounded(one) == HypothesisOrder.Rounded(other) : x is null && y is null;

    private static string Line(Candidate candidate) => $"{string.Join(' ', candidate.Hypothesis.Tokens())} {candidate.TokenLogProbability:R} {candidate.Fate} {candidate.Rank}";

    private static float[] Narrow(double[] row) => Array.ConvertAll(row, each => (float)each);

    private static string[] Texts<TState>(SearchResult<TState> result) => [.. result.Hypotheses.Select(each => string.Join(' ', each.Tokens()))];

    private static void AssertSame(RandomTree tree, List<NaiveSequence> expected, SearchResult<string> result)
    {
        string[] found = [.. result.Hypotheses.Select(each => new NaiveSequence(each.Tokens(), each.LogProbability, each.Score).ToString())];
        Assert.True(expected.Select(each => each.ToString()).SequenceEqual(found), $"{tree.Name}{Environment.NewLine}expected {string.Join(" | ", expected)}{Environment.NewLine}found {string.Join(" | ", found)}");
        foreach (Hypothesis<string> each in result.Hypotheses)
            Assert.Equal(string.Concat(each.Tokens()[..^1]), each.State);
    }
}
