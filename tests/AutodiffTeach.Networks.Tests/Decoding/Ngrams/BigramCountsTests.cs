using System.Text.Json;
using AutodiffTeach.Networks.Decoding.Ngrams;

namespace AutodiffTeach.Networks.Tests.Decoding.Ngrams;

public sealed class BigramCountsTests
{
    public static TheoryData<int> Oracle => NgramOracle.Texts;

    [Theory]
    [MemberData(nameof(Oracle))]
    public void Counts_smoothing_and_perplexity_are_those_of_exact_fractions(int index)
    {
        JsonElement one = NgramOracle.Text(index);
        TokenUnit unit = one.GetProperty("words").GetBoolean() ? TokenUnit.Words : TokenUnit.Characters;
        BigramCounts counts = BigramCounts.Of(Sequences(one, "lines", unit), one.GetProperty("boundaries").GetBoolean() ? "</s>" : null);
        Assert.Equal(NgramOracle.Strings(one.GetProperty("vocabulary")), counts.Vocabulary.Tokens);
        for (int token = 0; token < counts.Vocabulary.Count; token++)
        {
            Assert.Equal(NgramOracle.Numbers(one.GetProperty("counts")[token]), Enumerable.Range(0, counts.Vocabulary.Count).Select(next => (double)counts[token, next]));
            Assert.Equal(one.GetProperty("first")[token].GetInt64(), counts.First(token));
        }

        BigramTable table = counts.ToTable(one.GetProperty("k").GetDouble());
        TextScore score = table.Score(Sequences(one, "heldOut", unit).Select(sequence => Numbered(sequence, table)));
        Assert.Equal(one.GetProperty("predicted").GetInt64(), score.Count);
        NgramOracle.AssertClose(NgramOracle.Number(one.GetProperty("logProbability")), score.LogProbability);
        NgramOracle.AssertClose(NgramOracle.Number(one.GetProperty("perplexity")), score.Perplexity);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.01)]
    [InlineData(1)]
    [InlineData(1e9)]
    public void Rows_with_boundaries_sum_to_one_whatever_is_added(double k)
    {
        BigramTable table = BigramCounts.Of(TextSequences.Of("hannah\nanna\n", TokenUnit.Characters)).ToTable(k);
        Assert.All(Enumerable.Range(0, table.Count), token => Assert.Equal(1, table.Row(token).ToArray().Sum(), 12));
        Assert.Equal(1, table.Initial.ToArray().Sum(), 12);
    }

    [Fact]
    public void The_end_leads_to_itself()
    {
        BigramTable table = BigramCounts.Of([["a", "b"]]).ToTable(1);
        Assert.Equal([0, 0, 1], table.Row(table.EndToken!.Value).ToArray());
    }

    [Fact]
    public void Smoothing_moves_from_frequencies_to_the_uniform_distribution()
    {
        BigramCounts counts = BigramCounts.Of([["a", "a", "a", "b"]], end: null);
        Assert.Equal([2.0 / 3, 1.0 / 3], counts.ToTable().Row(0).ToArray());
        Assert.Equal([3.0 / 5, 2.0 / 5], counts.ToTable(1).Row(0).ToArray());
        Assert.Equal(0.5, counts.ToTable(1e9).Row(0)[0], 8);
    }

    [Fact]
    public void A_token_that_nothing_follows_has_a_row_of_zeros_unless_smoothed()
    {
        BigramCounts counts = BigramCounts.Of([["a", "b"]], end: null);
        Assert.Equal([1], counts.Unfollowed);
        Assert.Equal([0, 0], counts.ToTable().Row(1).ToArray());
        Assert.Equal([0.5, 0.5], counts.ToTable(2).Row(1).ToArray());
        Assert.Empty(BigramCounts.Of([["a", "b"]]).Unfollowed);
    }

    [Fact]
    public void Frequencies_are_the_table_under_which_the_text_is_likeliest()
    {
        BigramCounts counts = BigramCounts.Of(TextSequences.Of("abbab\nbaabb\naab", TokenUnit.Characters), end: null);
        int[][] text = [.. new[] { "abbab", "baabb", "aab" }.Select(Course.Tokens)];
        double best = counts.ToTable().Score(text).LogProbability;
        for (int step = 1; step < 100; step++)
            Assert.True(new BigramTable(counts.Vocabulary, [[step / 100.0, 1 - (step / 100.0)], [0.5, 0.5]]).Score(text).LogProbability < best);
    }

    [Fact]
    public void Characters_are_code_points_and_lines_end_as_on_any_system()
    {
        Assert.Equal([["a", "😀"], [" ", "b"]], TextSequences.Of("\uFEFFa😀\r\n\n b\r", TokenUnit.Characters));
        Assert.Equal([["ab", "c"], ["d"]], TextSequences.Of("  ab\tc \r\n   \nd", TokenUnit.Words));
    }

    [Fact]
    public void Rare_tokens_become_one()
    {
        IReadOnlyList<IReadOnlyList<string>> sequences = TextSequences.Of("a b a\nb a c\nd", TokenUnit.Words);
        Assert.Equal([["a", "b", "a"], ["b", "a", "<unk>"], ["<unk>"]], TextSequences.WithoutRare(sequences, 2));
        Assert.Equal(sequences, TextSequences.WithoutRare(sequences, 1));
    }

    [Fact]
    public void What_cannot_be_counted_is_refused()
    {
        Assert.StartsWith("There is no token to count", Assert.Throws<ArgumentException>(() => BigramCounts.Of([])).Message);
        Assert.StartsWith("'b' is a token of the text", Assert.Throws<ArgumentException>(() => BigramCounts.Of([["a", "b"]], "b")).Message);
        Assert.StartsWith("The text has 5000 different tokens; a table has at most 4096.", Assert.Throws<ArgumentException>(() => BigramCounts.Of([[.. Enumerable.Range(0, 5000).Select(token => $"{token}")]])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => BigramCounts.Of([["a"]]).ToTable(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BigramCounts.Of([["a"]]).ToTable(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => BigramCounts.Of([["a"]]).ToTable(double.MaxValue));
    }

    private static IReadOnlyList<IReadOnlyList<string>> Sequences(JsonElement one, string field, TokenUnit unit) =>
        TextSequences.Of(string.Join('\n', NgramOracle.Strings(one.GetProperty(field))), unit);

    private static int[] Numbered(IReadOnlyList<string> sequence, BigramTable table) =>
        [.. sequence.Select(token => table.Vocabulary.TryFind(token, out int place) ? place : throw new KeyNotFoundException(token)), .. table.EndToken is { } end ? new[] { end } : []];
}
