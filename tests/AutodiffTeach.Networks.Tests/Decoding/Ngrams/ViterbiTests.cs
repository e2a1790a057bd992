using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Decoding.Ngrams;

namespace AutodiffTeach.Networks.Tests.Decoding.Ngrams;

public sealed class ViterbiTests
{
    [Fact]
    public void It_finds_what_exhaustive_search_finds()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            int size = 1 + ((int)seed % 5), length = 1 + ((int)seed % 4);
            BigramTable table = Course.Random(size, seed);
            table = seed % 2 == 0 ? table : table.WithStart((int)seed % size);
            Assert.Equal(new ExhaustiveSearch(new SequenceRules(length)).Run(new BigramStep(table)).Best?.Tokens(), table.Likeliest(length));
        }
    }

    [Fact]
    public void An_end_token_can_only_be_the_last()
    {
        for (ulong seed = 0; seed < 100; seed++)
        {
            int size = 2 + ((int)seed % 4), length = 1 + ((int)seed % 4);
            BigramTable table = Course.Random(size, seed).WithStart(0).WithEnd(size - 1);
            var rules = new SequenceRules(length) { EndToken = size - 1, MinimumLength = length - 1 };
            Assert.Equal(new ExhaustiveSearch(rules).Run(new BigramStep(table)).Best?.Tokens(), table.Likeliest(length));
        }

        // Counts give the end token a row that repeats it, so that rows sum to 1.
        BigramTable counted = BigramCounts.Of([["a", "b"], ["a"]]).ToTable(1);
        Assert.Equal(["a", "b", "</s>"], counted.Likeliest(3)!.Select(token => counted.Vocabulary[token]));
    }

    [Fact]
    public void Ties_go_to_the_first_in_the_order_of_sequences()
    {
        var table = new BigramTable(new Vocabulary("a", "b"), [[0.5, 0.5], [0.5, 0.5]]);
        Assert.Equal([0, 0, 0, 0], table.Likeliest(4)!);
        // abab and baba have the same factors in another order
        Assert.Equal([0, 1, 0, 1, 0], new BigramTable(new Vocabulary("a", "b"), [[0.3, 0.7], [0.7, 0.3]]).Likeliest(5)!);
    }

    [Fact]
    public void No_beam_is_better_where_no_exhaustive_search_can_go()
    {
        BigramTable table = Course.Random(200, 1);
        double optimum = table.LogProbability(table.Likeliest(30)!);
        double[] found = [.. new[] { 1, 4, 200 }.Select(width => table.LogProbability(new BeamSearch(width, new SequenceRules(30)).Run(new BigramStep(table)).Best!.Tokens()))];
        Assert.All(found, beam => Assert.True(beam <= optimum + 1e-9));
        Assert.True(found[0] < optimum - 0.1);
    }

    [Fact]
    public void Where_every_sequence_is_impossible_there_is_none()
    {
        var table = new BigramTable(new Vocabulary("a", "b"), [[0, 1], [0, 0]]);
        Assert.Equal([0, 1], table.Likeliest(2)!);
        Assert.Null(table.Likeliest(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.Likeliest(0));
    }
}
