using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

public sealed class ExhaustiveSearchTests
{
    [Theory]
    [InlineData(2, 3, false, 14)]
    [InlineData(3, 2, true, 3 + 6)]
    [InlineData(1, 7, false, 7)]
    [InlineData(1, 7, true, 1)]
    [InlineData(2, 7, true, 14)]
    [InlineData(2, int.MaxValue, true, 2L * int.MaxValue)]
    [InlineData(10, 1_000_000, false, long.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue, true, long.MaxValue)]
    public void The_size_of_a_tree_is_counted_without_a_look_at_it(int vocabulary, int length, bool ends, long expected)
    {
        var search = new ExhaustiveSearch(new(length) { EndToken = ends ? 0 : null });

        Assert.Equal(expected, search.HypothesesOf(vocabulary));
    }

    [Fact]
    public void A_tree_that_is_too_large_is_refused_with_its_size()
    {
        var search = new ExhaustiveSearch(new(20)) { MostHypotheses = 1000 };

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => search.Run(Uniform(3)));

        Assert.Equal(
            "Exhaustive search: 3 tokens to length 20 make at most 5,230,176,600 hypotheses, and there are more than the 1,000 it may look at; " +
            "a smaller tree was expected; raise MostHypotheses, shorten the sequences, or take a wide beam.",
            error.Message);
    }

    [Fact]
    public void A_tree_that_is_large_but_mostly_impossible_is_searched()
    {
        // 4^1000 sequences, of which one token after the other allows one.
        double[] row = [double.NegativeInfinity, -0.5, double.NegativeInfinity, double.NegativeInfinity];
        var model = new FunctionStep<double, int>(4, 0, row, (_, _) => (row, 0));

        SearchResult<int> result = new ExhaustiveSearch(new(1000)) { MostHypotheses = 4000 }.Run(model);

        Assert.Equal(-500, result.Best!.Score);
        Assert.Equal(4000, result.Cost.ScoredEntries);
    }

    [Fact]
    public void It_holds_one_branch_and_the_best_however_many_there_are()
    {
        SearchResult<int> result = new ExhaustiveSearch(new(8)) { Count = 5 }.Run(Uniform(4));

        Assert.Equal(87_380, result.Cost.ScoredEntries);
        Assert.Equal(4 * 8, result.Cost.BufferEntries);
        Assert.Equal([0, 1, 2, 3, 0], result.Hypotheses.Select(each => each.Tokens()[^1]));
    }

    [Fact]
    public void A_sum_beyond_the_range_of_numbers_is_refused()
    {
        double[] row = [1.5e308, 0];
        var model = new FunctionStep<double, int>(2, 0, row, (_, _) => (row, 0));

        ArgumentException error = Assert.Throws<ArgumentException>(() => new ExhaustiveSearch(new(3)).Run(model));

        Assert.Equal(
            "Step 2: the model gives 1.5E+308 as log-probability of token 0 after tokens 0, and the sum is beyond the range of numbers; a number of 0 or less was expected.",
            error.Message);
    }

    private static FunctionStep<double, int> Uniform(int vocabulary)
    {
        double[] row = new double[vocabulary];
        Array.Fill(row, -Math.Log(vocabulary));
        return new(vocabulary, 0, row, (_, _) => (row, 0));
    }
}
