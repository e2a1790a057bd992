using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>Sampling: what is drawn how often, against the distributions computed from their definitions.</summary>
public sealed class SequenceSamplerTests
{
    private const double None = double.NegativeInfinity;

    // 0.4, 0.3, 0.15, 0.15 and a token that is impossible
    private static readonly double[] Row = [Math.Log(0.15), Math.Log(0.4), None, Math.Log(0.15), Math.Log(0.3)];

    public static TheoryData<double, int?, double, double[]> Truncations => new()
    {
        { 1, null, 1, [0.15, 0.4, 0, 0.15, 0.3] },
        { 1, 5, 1, [0.15, 0.4, 0, 0.15, 0.3] },
        { 1, 2, 1, [0, 4 / 7.0, 0, 0, 3 / 7.0] },
        { 1, 3, 1, [0.15 / 0.85, 0.4 / 0.85, 0, 0, 0.3 / 0.85] },
        { 1, 1, 1, [0, 1, 0, 0, 0] },
        { 1, null, 0.4, [0, 1, 0, 0, 0] },
        { 1, null, 0.41, [0, 4 / 7.0, 0, 0, 3 / 7.0] },
        { 1, null, 0.7, [0, 4 / 7.0, 0, 0, 3 / 7.0] },
        { 1, null, 0.71, [0.15 / 0.85, 0.4 / 0.85, 0, 0, 0.3 / 0.85] },
        { 1, null, 0.999, [0.15, 0.4, 0, 0.15, 0.3] },
        { 1, null, 1e-300, [0, 1, 0, 0, 0] },
        { 1, 3, 4 / 8.5, [0, 1, 0, 0, 0] },
        { 1, 2, 0.6, [0, 4 / 7.0, 0, 0, 3 / 7.0] },
        { 0.5, null, 1, [0.0225 / 0.295, 0.16 / 0.295, 0, 0.0225 / 0.295, 0.09 / 0.295] },
        { 0.5, 2, 1, [0, 0.64, 0, 0, 0.36] },
        { 0.5, null, 0.54, [0, 1, 0, 0, 0] },
        { 1e300, null, 1, [0.25, 0.25, 0, 0.25, 0.25] },
        { 1e-300, null, 1, [0, 1, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Truncations))]
    public void Tokens_are_drawn_as_often_as_the_definition_says(double temperature, int? topK, double topP, double[] expected)
    {
        var sampler = new SequenceSampler(new(1)) { Temperature = temperature, TopK = topK, TopP = topP };
        IReadOnlyList<SampledSequence<int>> drawn = sampler.Run(Same(Row), 20_000, new RandomStream(11));
        Assert.Equal(20_000, drawn.Count);
        foreach (SampledSequence<int> one in drawn)
        {
            Assert.Equal(Math.Log(expected[one.Hypothesis.Token]), one.DrawLogProbability, 1e-12);
            Assert.Equal(Row[one.Hypothesis.Token], one.Hypothesis.LogProbability);
        }

        AssertFrequencies(expected, [.. drawn.Select(one => one.Hypothesis.Token)]);
    }

    [Fact]
    public void Ties_are_cut_by_the_order_of_the_vocabulary()
    {
        double[] even = [.. Enumerable.Repeat(Math.Log(0.25), 4)];
        AssertFrequencies([1 / 3.0, 1 / 3.0, 1 / 3.0, 0], Tokens(new(new(1)) { TopK = 3 }, even));
        AssertFrequencies([0.5, 0.5, 0, 0], Tokens(new(new(1)) { TopP = 0.5 }, even));
        AssertFrequencies([0.25, 0.25, 0.25, 0.25], Tokens(new(new(1)) { Temperature = 1e-300 }, even));
    }

    [Fact]
    public void A_share_of_a_large_vocabulary_is_the_smallest_set_that_reaches_it()
    {
        var random = new RandomStream(3);
        double[] row = [.. Enumerable.Range(0, 3000).Select(_ => 0.1 * random.NextNormal())];
        Softmax.Log<double>(row, row);
        foreach (double share in new[] { 0.01, 0.1, 0.5, 0.9, 0.999 })
        {
            int[] ranked = [.. Enumerable.Range(0, row.Length).OrderByDescending(token => row[token])];
            double reached = 0;
            int size = ranked.TakeWhile(token => (reached += Math.Exp(row[token])) < share).Count() + 1;
            double mass = ranked.Take(size).Sum(token => Math.Exp(row[token]));
            IReadOnlyList<SampledSequence<int>> drawn = new SequenceSampler(new(1)) { TopP = share }.Run(Same(row), 100, new RandomStream(5));
            Assert.All(drawn, one => Assert.Equal(row[one.Hypothesis.Token] - Math.Log(mass), one.DrawLogProbability, 1e-10));
            Assert.Subset(ranked.Take(size).ToHashSet(), drawn.Select(one => one.Hypothesis.Token).ToHashSet());
        }
    }

    [Fact]
    public void A_share_that_is_reached_but_for_rounding_is_reached()
    {
        // probabilities in hundredths, each share the sum of the first of them: 0.29 + 0.17 reaches 0.46, whatever the last bits
        int[] hundredths = [29, 17, 13, 11, 9, 7, 6, 4, 3, 1];
        double[] row = [.. hundredths.Select(part => Math.Log(part / 100.0))];
        for (int size = 1; size <= hundredths.Length; size++)
        {
            int share = hundredths.Take(size).Sum();
            IReadOnlyList<SampledSequence<int>> drawn = new SequenceSampler(new(1)) { TopP = share / 100.0 }.Run(Same(row), 20, new RandomStream(8));
            Assert.All(drawn, one => Assert.Equal(Math.Log(hundredths[one.Hypothesis.Token] / (double)share), one.DrawLogProbability, 1e-12));
        }
    }

    [Fact]
    public void Rows_that_do_not_sum_to_one_are_normalised()
    {
        SequenceSampler sampler = new(new(3)) { TopP = 0.8, Temperature = 0.7 };
        IReadOnlyList<SampledSequence<int>> drawn = sampler.Run(Same(Row), 500, new RandomStream(2));
        IReadOnlyList<SampledSequence<int>> scaled = sampler.Run(Same([.. Row.Select(x => x + 5)]), 500, new RandomStream(2));
        Assert.Equal(drawn.Select(one => one.Hypothesis.Tokens()), scaled.Select(one => one.Hypothesis.Tokens()));
        Assert.All(drawn.Zip(scaled), pair => Assert.Equal(pair.First.DrawLogProbability, pair.Second.DrawLogProbability, 1e-12));
        Assert.All(drawn.Zip(scaled), pair => Assert.Equal(pair.First.Hypothesis.LogProbability + 15, pair.Second.Hypothesis.LogProbability, 1e-12));
    }

    [Fact]
    public void One_token_kept_is_greedy_search()
    {
        for (ulong seed = 0; seed < 400; seed++)
        {
            var tree = new RandomTree(seed);
            Hypothesis? greedy = new GreedySearch(tree.Rules with { EndToken = null, MinimumLength = 0 }).Run(tree).Best;
            foreach (SequenceSampler sampler in new SequenceSampler[] { new(tree.Rules with { EndToken = null, MinimumLength = 0 }) { TopK = 1 }, new(tree.Rules with { EndToken = null, MinimumLength = 0 }) { TopP = 1e-9 } })
            {
                IReadOnlyList<SampledSequence<string>> drawn = sampler.Run(tree, 2, new RandomStream(seed));
                Assert.Equal(greedy is null ? [] : [greedy.Tokens(), greedy.Tokens()], drawn.Select(one => one.Hypothesis.Tokens()));
                Assert.All(drawn, one => Assert.Equal((0, greedy!.LogProbability), (one.DrawLogProbability, one.Hypothesis.LogProbability)));
            }
        }
    }

    [Fact]
    public void A_low_temperature_is_greedy_search_where_one_token_is_best()
    {
        Network<double> network = NetworkSample.Network<double>("gru", 3);
        var model = new NetworkStep<double>(network, 0);
        SampledSequence<NetworkState<double>> drawn = new SequenceSampler(new(20)) { Temperature = 1e-6 }.Run(model, 1, new RandomStream(1))[0];
        Hypothesis<NetworkState<double>> greedy = new GreedySearch(new(20)).Run(model).Best!;
        Assert.Equal(greedy.Tokens(), drawn.Hypothesis.Tokens());
        Assert.Equal(greedy.LogProbability, drawn.Hypothesis.LogProbability, 1e-12);
        Assert.Equal(greedy.State.Values.ToArray(), drawn.Hypothesis.State.Values.ToArray());
    }

    [Fact]
    public void Sequences_of_a_tree_keep_its_rules_and_are_among_all_that_there_are()
    {
        for (ulong seed = 0; seed < 300; seed++)
        {
            var tree = new RandomTree(seed);
            SequenceRules rules = tree.Rules.AtMaximumLength == MaximumLengthRule.RunningCountIfNoneEnded ? tree.Rules with { AtMaximumLength = MaximumLengthRule.RunningCount } : tree.Rules;
            Dictionary<string, Hypothesis> all = new ExhaustiveSearch(rules) { Count = 100_000 }.Run(tree).Hypotheses.ToDictionary(one => Text(one.Tokens()), Hypothesis (one) => one);
            foreach (SampledSequence<string> one in new SequenceSampler(tree.Rules).Run(tree, 20, new RandomStream(seed)))
            {
                Hypothesis expected = all[Text(one.Hypothesis.Tokens())];
                Assert.Equal((expected.LogProbability, expected.Score, expected.IsFinished), (one.Hypothesis.LogProbability, one.Hypothesis.Score, one.Hypothesis.IsFinished));
            }
        }
    }

    [Fact]
    public void Whole_sequences_are_drawn_by_the_product_of_their_steps()
    {
        // a tree of two steps and an end: "a end" 0.6 · 0.5, ...; the end may not come first
        double[][] after = [[Math.Log(0.2), Math.Log(0.3), Math.Log(0.5)], [Math.Log(0.7), Math.Log(0.1), Math.Log(0.2)]];
        double[] first = [Math.Log(0.3), Math.Log(0.2), Math.Log(0.5)];
        var model = new FunctionStep<double, int>(3, -1, first, (_, token) => (after[token], token));
        string[] names = ["0 0", "0 1", "0 2", "1 0", "1 1", "1 2"];
        double[] expected = [0.6 * 0.2, 0.6 * 0.3, 0.6 * 0.5, 0.4 * 0.7, 0.4 * 0.1, 0.4 * 0.2];
        var sampler = new SequenceSampler(new(2) { EndToken = 2, MinimumLength = 1 });
        IReadOnlyList<SampledSequence<int>> drawn = sampler.Run(model, 20_000, new RandomStream(4));
        AssertFrequencies(expected, [.. drawn.Select(one => Array.IndexOf(names, Text(one.Hypothesis.Tokens())))]);
        Assert.All(drawn, one => Assert.Equal(Math.Log(expected[Array.IndexOf(names, Text(one.Hypothesis.Tokens()))]), one.DrawLogProbability, 1e-12));
        Assert.All(drawn, one => Assert.Equal(one.DrawLogProbability + Math.Log(0.5), one.Hypothesis.LogProbability, 1e-12));
    }

    [Fact]
    public void The_first_sequences_are_the_same_however_many_are_drawn()
    {
        string[] many = Drawn(200), few = Drawn(70);
        Assert.Equal(many[..70], few);
        Assert.True(many.Distinct().Count() > 1);

        string[] Drawn(int count) => [.. new SequenceSampler(new(4)).Run(new OneByOne<double, int>(Same(Row)), count, new RandomStream(9)).Select(one => Text(one.Hypothesis.Tokens()))];
    }

    [Fact]
    public void Sequences_that_cannot_go_on_are_left_out()
    {
        double[] possible = [0, 0], impossible = [None, None];
        var model = new FunctionStep<double, int>(2, -1, possible, (_, token) => (token == 0 ? impossible : possible, token));
        IReadOnlyList<SampledSequence<int>> drawn = new SequenceSampler(new(2)).Run(model, 400, new RandomStream(6));
        Assert.InRange(drawn.Count, 140, 260);
        Assert.All(drawn, one => Assert.Equal(1, one.Hypothesis.Tokens()[0]));
        Assert.Empty(new SequenceSampler(new(2)).Run(Same(impossible), 3, new RandomStream(6)));
        Assert.Empty(new SequenceSampler(new(2)).Run(model, 0, new RandomStream(6)));
    }

    [Fact]
    public void Settings_that_make_no_sense_are_refused()
    {
        Refused("Temperature is 0; a finite number above 0 was expected.", new(new(1)) { Temperature = 0 });
        Refused("Temperature is NaN; a finite number above 0 was expected.", new(new(1)) { Temperature = double.NaN });
        Refused("Temperature is Infinity; a finite number above 0 was expected.", new(new(1)) { Temperature = double.PositiveInfinity });
        Refused("TopK is 0; at least 1 was expected, or null to keep all tokens.", new(new(1)) { TopK = 0 });
        Refused("TopP is 0; a share above 0 and at most 1 was expected.", new(new(1)) { TopP = 0 });
        Refused("TopP is NaN; a share above 0 and at most 1 was expected.", new(new(1)) { TopP = double.NaN });
        Refused("EndToken is 7; a token of the model was expected, 0 to 4.", new(new(1) { EndToken = 7 }));
    }

    [Fact]
    public void A_row_with_what_is_no_log_probability_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => new SequenceSampler(new(1)).Run(Same([0, double.NaN]), 1, new RandomStream(1)));
        Assert.StartsWith("Step 1: the model gives NaN as log-probability of token 1;", error.Message, StringComparison.Ordinal);
    }

    private static void Refused(string expected, SequenceSampler sampler) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => sampler.Run(Same(Row), 1, new RandomStream(1))).Message, StringComparison.Ordinal);

    private static FunctionStep<double, int> Same(double[] row) => new(row.Length, 0, row, (state, _) => (row, state));

    private static int[] Tokens(SequenceSampler sampler, double[] row) => [.. sampler.Run(Same(row), 20_000, new RandomStream(7)).Select(one => one.Hypothesis.Token)];

    private static string Text(int[] tokens) => string.Join(' ', tokens);

    /// <summary>Pearson's chi-square is below the quantile 1 - 10^-4 (Wilson and Hilferty 1931), and what has probability 0 was never drawn.</summary>
    private static void AssertFrequencies(double[] expected, int[] drawn)
    {
        Assert.Equal(1, expected.Sum(), 1e-12);
        double chiSquare = 0;
        int freedom = expected.Count(probability => probability > 0) - 1;
        for (int outcome = 0; outcome < expected.Length; outcome++)
        {
            double mean = expected[outcome] * drawn.Length, difference = drawn.Count(one => one == outcome) - mean;
            if (mean == 0)
                Assert.Equal(0, difference);
            else
                chiSquare += difference * difference / mean;
        }

        double spread = freedom == 0 ? 0 : 2 / (9.0 * freedom);
        Assert.InRange(chiSquare, 0, freedom * Math.Pow(1 - spread + (3.719 * Math.Sqrt(spread)), 3));
    }
}
