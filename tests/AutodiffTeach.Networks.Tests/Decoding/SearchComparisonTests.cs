using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

public sealed class SearchComparisonTests
{
    private static readonly Vocabulary Words = new("neural", "network");

    private static readonly TableStep Set8 = new(Words, new Dictionary<string, double[]>
    {
        [""] = [-0.65, -0.73],
        ["neural"] = [-0.80, -0.60],
        ["network"] = [-0.60, -0.80],
        ["neural neural"] = [-0.01, -4.60],
        ["neural network"] = [-0.80, -0.60],
        ["network neural"] = [-0.80, -0.60],
        ["network network"] = [-4.60, -0.01],
    });

    [Fact]
    public void The_best_of_set_8_is_lost_at_step_2_as_third()
    {
        var found = SearchComparison<string>.Of(new BeamSearch(2, new SequenceRules(3)), Set8);
        Assert.False(found.IsOptimal);
        Assert.Equal([0, 1, 1], found.Beam.Best!.Tokens());
        Assert.Equal([0, 1, 1], found.Greedy!.Tokens());
        Assert.Equal([0, 0, 0], found.Optimum!.Tokens());
        Assert.Equal((2, 3, CandidateFate.OutOfBeam, 3), (found.Lost!.Time, found.Lost.Beginning.Rank, found.Lost.Beginning.Fate, found.SmallestBeam));
        Assert.Equal([0, 0], found.Lost.Beginning.Hypothesis.Tokens());
    }

    [Fact]
    public void Another_sequence_as_good_is_optimal_too()
    {
        // 0.1 + 0.2 and 0.3 differ in their last bits, and tie.
        var tied = new TableStep(Words, new Dictionary<string, double[]> { [""] = [-0.1, -0.3], ["neural"] = [-0.2, -9], ["network"] = [-9, 0] });
        Assert.True(SearchComparison<string>.Of(new BeamSearch(1, new SequenceRules(2)), tied).IsOptimal);
    }

    [Fact]
    public void The_smallest_beam_finds_the_best_and_no_smaller_one_does()
    {
        int lost = 0;
        for (int seed = 0; seed < 200; seed++)
        {
            var rules = new SequenceRules(4) { EndToken = seed % 2 == 0 ? 2 : null, Normalisation = seed % 3 == 0 ? LengthNormalisation.Power(1) : LengthNormalisation.None };
            var model = Random(3, seed);
            var search = new BeamSearch(1 + (seed % 2), rules);
            var found = SearchComparison<int>.Of(search, model);
            if (found is not { SmallestBeam: { } smallest, Lost: { Reason: LossReason.Pruned } at })
                continue;
            lost++;
            double best = found.Optimum!.Score;
            for (int width = 1; width <= smallest; width++)
                Assert.Equal(width == smallest, Math.Abs((search with { Width = width }).Run(model).Best!.Score - best) < 1e-9);
            Assert.Equal(found.Optimum.Tokens()[..at.Time], at.Beginning.Hypothesis.Tokens());
            Assert.All(found.Beam.Steps[at.Time - 1].Kept, kept => Assert.NotEqual(at.Beginning.Hypothesis.Tokens(), kept.Hypothesis.Tokens()));
        }

        Assert.InRange(lost, 40, 200);
    }

    [Fact]
    public void Where_every_sequence_is_impossible_nothing_is_lost()
    {
        double none = double.NegativeInfinity;
        var dead = new TableStep(Words, new Dictionary<string, double[]> { [""] = [none, -1], ["network"] = [none, none] });
        var found = SearchComparison<string>.Of(new BeamSearch(2, new SequenceRules(2)), dead);
        Assert.Equal((null, null, null, true), (found.Beam.Best, found.Greedy, found.Optimum, found.IsOptimal));
    }

    [Fact]
    public void One_that_runs_is_no_optimum_beside_one_that_ended_where_running_ones_do_not_count()
    {
        // "neural" is likelier than "network", which ends, so a beam of 1 never ends and its sum is greater than that of any sequence.
        double[] row = [-0.1, -2.3];
        var model = new FunctionStep<double, int>(2, 0, row, (_, _) => (row, 0));
        var rules = new SequenceRules(3) { EndToken = 1, AtMaximumLength = MaximumLengthRule.RunningCountIfNoneEnded };
        var found = SearchComparison<int>.Of(new BeamSearch(1, rules), model);
        Assert.Equal([0, 0, 0], found.Beam.Best!.Tokens());
        Assert.Equal([1], found.Optimum!.Tokens());
        Assert.False(found.IsOptimal);
        Assert.Equal((1, 2), (found.Lost!.Time, found.SmallestBeam));
        Assert.Equal(2, new BeamSearch(1, rules).SmallestWidth(model, found.Optimum, 5));
        Assert.True(SearchComparison<int>.Of(new BeamSearch(1, rules with { AtMaximumLength = MaximumLengthRule.RunningCount }), model).IsOptimal);
    }

    // Every beginning has a distribution of its own.
    private static FunctionStep<double, int> Random(int size, int seed)
    {
        double[] Row(int state)
        {
            var random = new Random(HashCode(seed, state));
            double[] weights = [.. Enumerable.Range(0, size).Select(_ => Math.Exp(-3 * random.NextDouble()))];
            return [.. weights.Select(weight => Math.Log(weight / weights.Sum()))];
        }

        return new(size, 0, Row(0), (state, token) => (Row((state * (size + 1)) + token + 1), (state * (size + 1)) + token + 1));
    }

    private static int HashCode(int seed, int state) => unchecked((seed * 7919) + (state * 104729));
}
