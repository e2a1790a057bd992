using System.Text.Json;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Decoding.Ngrams;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Decoding.Ngrams;

public sealed class BigramTableTests
{
    public static TheoryData<int> Oracle => NgramOracle.Tables;

    [Theory]
    [InlineData("aaaaaabbaa", 0.003919104)]
    [InlineData("babbbbabbb", 0.002420208)]
    [InlineData("aab", 0.24)]
    [InlineData("b", 1)]
    [InlineData("", 1)]
    public void The_first_token_is_free(string letters, double expected)
    {
        NgramOracle.AssertClose(expected, Course.Table.Probability(Course.Tokens(letters)));
        NgramOracle.AssertClose(Math.Log(expected), Course.Table.LogProbability(Course.Tokens(letters)));
    }

    [Theory]
    [MemberData(nameof(Oracle))]
    public void Log_probabilities_are_those_of_exact_products(int index)
    {
        JsonElement one = NgramOracle.Table(index);
        double[][] rows = [.. one.GetProperty("table").EnumerateArray().Select(NgramOracle.Numbers)];
        var free = new BigramTable(new Vocabulary(Enumerable.Range(0, rows.Length).Select(token => $"token {token}")), rows);
        BigramTable drawn = free.WithInitial(NgramOracle.Numbers(one.GetProperty("initial")));
        foreach (JsonElement sequence in one.GetProperty("sequences").EnumerateArray())
        {
            int[] tokens = [.. sequence.GetProperty("tokens").EnumerateArray().Select(token => token.GetInt32())];
            NgramOracle.AssertClose(NgramOracle.Number(sequence.GetProperty("free")), free.LogProbability(tokens));
            NgramOracle.AssertClose(NgramOracle.Number(sequence.GetProperty("drawn")), drawn.LogProbability(tokens));
        }
    }

    [Fact]
    public void A_start_token_gives_its_row_to_the_first()
    {
        BigramTable table = Course.Table.WithStart(1);
        Assert.Equal([0.3, 0.7], table.Initial.ToArray());
        NgramOracle.AssertClose(0.3 * 0.6 * 0.4, table.Probability(Course.Tokens("aab")));
        Assert.False(table.WithInitial(null).HasInitial);
    }

    [Fact]
    public void Probabilities_of_all_sequences_of_a_length_sum_to_one()
    {
        BigramTable table = Course.Random(4, 1).WithInitial([0.1, 0.2, 0.3, 0.4]);
        IEnumerable<int[]> all = Enumerable.Range(0, 256).Select(number => new[] { number & 3, (number >> 2) & 3, (number >> 4) & 3, number >> 6 });
        Assert.Equal(1, all.Sum(table.Probability), 12);
    }

    [Fact]
    public void A_long_sequence_underflows_in_its_probability_and_not_in_its_logarithm()
    {
        int[] tokens = [.. Enumerable.Range(0, 10_001).Select(index => index % 2)];
        Assert.Equal(0, Course.Table.Probability(tokens));
        Assert.Equal(5000 * (Math.Log(0.4) + Math.Log(0.3)), Course.Table.LogProbability(tokens), 1e-8);
        // Factor by factor the least double times 0.6 is the least double again, for ever.
        Assert.Equal(0, Course.Table.Probability(new int[3000]));
        Assert.Equal(Math.Exp(1440 * Math.Log(0.6)), Course.Table.Probability(new int[1441]));
    }

    [Fact]
    public void A_probability_of_zero_is_minus_infinity_and_infinite_perplexity()
    {
        var table = new BigramTable(new Vocabulary("a", "b"), [[0, 1], [0, 0]]);
        Assert.Equal((0.0, double.NegativeInfinity), (table.Probability([0, 0, 1]), table.LogProbability([0, 0, 1])));
        Assert.Equal(double.PositiveInfinity, table.Score([[0, 0, 1]]).Perplexity);
        Assert.Equal(double.NegativeInfinity, table.LogProbability([0, 1, 0]));
    }

    [Fact]
    public void The_perplexity_of_a_uniform_table_is_the_size_of_the_vocabulary()
    {
        var table = new BigramTable(new Vocabulary("a", "b", "c", "d"), [.. Enumerable.Repeat(new[] { 0.25, 0.25, 0.25, 0.25 }, 4)]);
        TextScore score = table.Score([0, 1, 2, 3, 0], [2, 2]);
        Assert.Equal((5, 4.0, 2.0), (score.Count, score.Perplexity, score.Bits));
        Assert.Equal(7, table.WithStart(0).Score([0, 1, 2, 3, 0], [2, 2]).Count);
    }

    [Fact]
    public void Of_nothing_predicted_there_is_no_perplexity() => Assert.True(double.IsNaN(Course.Table.Score([[0], [1]]).Perplexity));

    [Fact]
    public void Samples_come_as_often_as_their_probability()
    {
        BigramTable table = Course.Random(3, 5).WithInitial([0.2, 0.3, 0.5]);
        var random = new RandomStream(1);
        const int Draws = 40_000;
        var counts = Enumerable.Range(0, Draws).Select(_ => table.Sample(random, 3)).CountBy(tokens => (tokens[0] * 9) + (tokens[1] * 3) + tokens[2]).ToDictionary();
        for (int number = 0; number < 27; number++)
        {
            double probability = table.Probability([number / 9, number / 3 % 3, number % 3]);
            double deviation = Math.Sqrt(probability * (1 - probability) / Draws);
            Assert.InRange(counts.GetValueOrDefault(number) / (double)Draws, probability - (5 * deviation), probability + (5 * deviation));
        }
    }

    [Fact]
    public void Samples_end_with_the_end_token_at_the_length_or_where_nothing_follows()
    {
        var random = new RandomStream(3);
        BigramTable ended = Course.Table.WithEnd(1);
        for (int draw = 0; draw < 100; draw++)
        {
            int[] tokens = ended.Sample(random, 5);
            Assert.Equal(0, tokens[0]);
            Assert.InRange(tokens.Length, 1, 5);
            Assert.DoesNotContain(1, tokens[..^1]);
            Assert.True(tokens.Length == 5 || tokens[^1] == 1);
        }

        var halting = new BigramTable(new Vocabulary("a", "b"), [[0, 1], [0, 0]]);
        Assert.Equal([0, 1], halting.WithInitial([1, 0]).Sample(random, 9));
        Assert.Equal(Course.Table.Sample(new RandomStream(7), 20), Course.Table.Sample(new RandomStream(7), 20));
    }

    [Fact]
    public void Tokens_beyond_the_vocabulary_are_refused() =>
        Assert.Equal("A token is a number from 0 to 1. (Parameter 'tokens')\nActual value was 2.", Assert.Throws<ArgumentOutOfRangeException>(() => Course.Table.LogProbability([0, 2])).Message.ReplaceLineEndings("\n"));

    [Theory]
    [InlineData(0.6, 0.3, "Row 0, 'a', sums to 0.8999999999999999; expected 1, or all zeros for a token that nothing follows. (Parameter 'rows')")]
    [InlineData(1.2, -0.2, "Row 0, 'a', has 1.2 for token 0, 'a'; expected a probability from 0 to 1. (Parameter 'rows')")]
    [InlineData(double.NaN, 1, "Row 0, 'a', has NaN for token 0, 'a'; expected a probability from 0 to 1. (Parameter 'rows')")]
    public void A_row_that_is_no_distribution_is_refused(double first, double second, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new BigramTable(Course.Table.Vocabulary, [[first, second], [0.3, 0.7]])).Message);

    [Fact]
    public void Rows_are_taken_as_they_are_where_the_caller_says_so()
    {
        var table = new BigramTable(Course.Table.Vocabulary, [[0.5, 0.4], [0, 0]], double.PositiveInfinity);
        Assert.Equal(0.4, table.Probability([0, 1]));
        Assert.Equal("The distribution of first tokens sums to 0.5; expected 1. (Parameter 'initial')", Assert.Throws<ArgumentException>(() => table.WithInitial([0.25, 0.25])).Message);
    }

    [Fact]
    public void A_table_of_another_size_is_refused()
    {
        Assert.StartsWith("The table has 1 rows; expected 2", Assert.Throws<ArgumentException>(() => new BigramTable(Course.Table.Vocabulary, [[0.6, 0.4]])).Message);
        Assert.StartsWith("Row 1, 'b', has 1 probabilities; expected 2", Assert.Throws<ArgumentException>(() => new BigramTable(Course.Table.Vocabulary, [[0.6, 0.4], [1]])).Message);
        Assert.Throws<ArgumentException>(() => new BigramTable(new Vocabulary(Enumerable.Range(0, 4097).Select(token => $"{token}")), []));
    }
}
