using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Decoding.Ngrams;

namespace AutodiffTeach.Networks.Tests.Decoding.Ngrams;

public sealed class BigramStepTests
{
    [Fact]
    public void A_search_finds_the_likeliest_sequence_with_its_log_probability()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            BigramTable table = Course.Random(3, seed).WithInitial([0.5, 0.25, 0.25]);
            Hypothesis<int> best = new ExhaustiveSearch(new SequenceRules(5)).Run(new BigramStep(table)).Best!;
            IEnumerable<int[]> all = Enumerable.Range(0, 243).Select(number => new[] { number / 81, number / 27 % 3, number / 9 % 3, number / 3 % 3, number % 3 });
            Assert.Equal(all.Max(table.LogProbability), best.LogProbability, 12);
            Assert.Equal(best.LogProbability, table.LogProbability(best.Tokens()), 12);
        }
    }

    [Fact]
    public void The_network_equal_to_the_table_is_searched_with_the_same_results()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            BigramTable table = Course.Random(5, seed);
            int start = (int)seed % 5;
            var search = new BeamSearch(4, new SequenceRules(7));
            IReadOnlyList<Hypothesis<int>> expected = search.Run(new BigramStep(table.WithStart(start))).Hypotheses;
            IReadOnlyList<Hypothesis> actual = search.Run(new NetworkStep<double>(ExactRnn.WithSoftmax(table).ToNetwork(), start)).Hypotheses;
            Assert.Equal(expected.Select(hypothesis => hypothesis.Tokens()), actual.Select(hypothesis => hypothesis.Tokens()));
            Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First.LogProbability, pair.Second.LogProbability, 12));
        }
    }

    [Fact]
    public void The_state_is_the_last_token_read()
    {
        var step = new BigramStep(Course.Table);
        double[] row = new double[2];
        Assert.Equal(-1, step.Start(row));
        Assert.Equal(1, step.Step(-1, 1, row));
        Assert.Equal([Math.Log(0.3), Math.Log(0.7)], row);
        Assert.Equal(0, step.Step(1, 0, row));
    }

    [Fact]
    public void First_tokens_follow_the_start_or_are_as_likely_but_for_the_end()
    {
        double[] row = new double[2];
        new BigramStep(Course.Table).Start(row);
        Assert.Equal([Math.Log(0.5), Math.Log(0.5)], row);
        new BigramStep(Course.Table.WithStart(0)).Start(row);
        Assert.Equal([Math.Log(0.6), Math.Log(0.4)], row);
        new BigramStep(Course.Table.WithEnd(1)).Start(row);
        Assert.Equal([0, double.NegativeInfinity], row);
    }
}
