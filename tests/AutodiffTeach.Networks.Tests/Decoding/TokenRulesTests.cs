using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Decoding.Beams;

namespace AutodiffTeach.Networks.Tests.Decoding;

public sealed class TokenRulesTests
{
    // AllenNLP's test_ngram_blocking_constraint_apply (tests/nn/beam_search_test.py), whose states are written here as sequences that lead to them: the
    // last two tokens, and what followed them before.
    [Theory]
    [InlineData(3, new[] { 0, 1 }, new int[0])]
    [InlineData(3, new[] { 2, 3, 4, 2, 3 }, new[] { 4 })]
    [InlineData(3, new[] { 8, 9, 4, 5 }, new int[0])]
    [InlineData(3, new[] { 6, 7, 0, 6, 7, 1, 6, 7, 2, 6, 7 }, new[] { 0, 1, 2 })]
    [InlineData(1, new[] { 4, 2 }, new[] { 2, 4 })]
    [InlineData(2, new[] { 5 }, new int[0])]
    [InlineData(2, new[] { 5, 5 }, new[] { 5 })]
    [InlineData(4, new[] { 1, 1, 1 }, new int[0])]
    [InlineData(4, new[] { 1, 1, 1, 1 }, new[] { 1 })]
    public void A_token_is_blocked_where_it_would_repeat_an_n_gram(int length, int[] tokens, int[] blocked)
    {
        var rules = new SequenceRules(20) { BlockedRepetition = length };
        Hypothesis hypothesis = tokens.Aggregate(new Hypothesis(parent: null, token: -1, logProbability: 0), (parent, token) => parent.Extend(token, -1, rules));
        float[] row = new float[10];

        new TokenRules(rules).Restrict<float>(hypothesis, row);

        Assert.Equal(blocked, Enumerable.Range(0, 10).Where(token => float.IsNegativeInfinity(row[token])));
    }

    [Fact]
    public void Hypotheses_read_one_after_the_other_in_any_order_have_their_own_tokens()
    {
        var random = new Random(1);
        var rules = new SequenceRules(int.MaxValue);
        List<Hypothesis> all = [new(parent: null, token: -1, logProbability: 0)];
        for (int count = 0; count < 2000; count++)
            all.Add(all[random.Next(all.Count)].Extend(random.Next(3), -1, rules));
        var reading = new TokenReading();
        for (int count = 0; count < 10_000; count++)
        {
            Hypothesis hypothesis = all[random.Next(all.Count)];
            Assert.Equal(hypothesis.Tokens(), reading.Of(hypothesis).ToArray());
        }
    }
}
