using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>
/// What other decoders' own tests expect, under their rules: fairseq (facebookresearch/fairseq, tests/test_sequence_generator.py and tests/utils.py, MIT),
/// AllenNLP (allenai/allennlp, tests/nn/beam_search_test.py, Apache 2.0), Tensor2Tensor (tensorflow/tensor2tensor, tensor2tensor/utils/beam_search_test.py,
/// Apache 2.0). The probabilities and the expected tokens are theirs.
/// </summary>
public sealed class PublishedVectorTests
{
    // fairseq's vocabulary: eos, w1, w2 (pad and unk never have a probability).
    private const int Eos = 0;
    private const int W1 = 1;
    private const int W2 = 2;

    // tests/utils.py, sequence_generator_setup: eos, w1, w2 by step and beam.
    private static readonly double[][][] Sentence1 =
    [
        [[0.0, 0.9, 0.1], [0.0, 0.9, 0.1]],
        [[1.0, 0.0, 0.0], [0.0, 0.9, 0.1]],
        [[0.0, 0.1, 0.9], [0.6, 0.2, 0.2]],
        [[1.0, 0.0, 0.0], [1.0, 0.0, 0.0]],
    ];

    private static readonly double[][][] Sentence2 =
    [
        [[0.0, 0.7, 0.3], [0.0, 0.7, 0.3]],
        [[0.25, 0.35, 0.4], [0.0, 0.1, 0.9]],
        [[0.6, 0.4, 0.0], [0.01, 0.0, 0.99]],
        [[0.1, 0.5, 0.4], [1.0, 0.0, 0.0]],
    ];

    // TestDiverseBeamSearch.setUp.
    private static readonly double[][][] Diverse1 =
    [
        [[0.0, 0.9, 0.1], [0.0, 0.9, 0.1]],
        [[0.0, 0.6, 0.4], [0.0, 0.6, 0.4]],
        [[1.0, 0.0, 0.0], [1.0, 0.0, 0.0]],
    ];

    private static readonly double[][][] Diverse2 =
    [
        [[0.0, 0.7, 0.3], [0.0, 0.7, 0.3]],
        [[0.25, 0.35, 0.4], [0.25, 0.35, 0.4]],
        [[0.9, 0.1, 0.0], [0.9, 0.1, 0.0]],
    ];

    // The start token's row first; the end token is 5.
    private static readonly double[][] Transitions =
    [
        [0.0, 0.4, 0.3, 0.2, 0.1, 0.0],
        [0.0, 0.0, 1.0, 0.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 1.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
        [0.2, 0.1, 0.2, 0.2, 0.2, 0.3],
    ];

    private static readonly double[][] ShortTransitions =
    [
        [0.0, 0.1, 0.0, 0.0, 0.0, 0.9],
        [0.0, 0.0, 0.1, 0.0, 0.0, 0.9],
        [0.0, 0.0, 0.0, 0.1, 0.0, 0.9],
        [0.0, 0.0, 0.0, 0.0, 0.1, 0.9],
        [0.0, 0.0, 0.0, 0.0, 0.0, 1.0],
        [0.2, 0.1, 0.2, 0.2, 0.2, 0.3],
    ];

    private static readonly double[][][] BeamTwo =
    [
        [[0.1, 0.1, 0.8], [0.1, 0.1, 0.8]],
        [[0.4, 0.5, 0.1], [0.2, 0.4, 0.4]],
        [[0.05, 0.9, 0.05], [0.4, 0.4, 0.2]],
    ];

    private static readonly double[][][] BeamTwoBatch2 =
    [
        [[0.1, 0.1, 0.8], [0.1, 0.1, 0.8]],
        [[0.3, 0.6, 0.1], [0.2, 0.4, 0.4]],
        [[0.05, 0.9, 0.05], [0.4, 0.4, 0.2]],
    ];

    public static TheoryData<string, int, double, int, int[][], double[][]> FairseqCases { get; } = new()
    {
        { "test_with_normalization", 1, 1, 201, [[W1, Eos], [W2, W1, W2, Eos]], [[0.9, 1.0], [0.1, 0.9, 0.9, 1.0]] },
        { "test_with_normalization", 2, 1, 201, [[W1, W2, W1, Eos], [W1, W2, Eos]], [[0.7, 0.4, 0.4, 1.0], [0.7, 0.4, 0.6]] },
        { "test_without_normalization", 1, 0, 201, [[W1, Eos], [W2, W1, W2, Eos]], [[0.9, 1.0], [0.1, 0.9, 0.9, 1.0]] },
        { "test_without_normalization", 2, 0, 201, [[W1, W2, Eos], [W1, W2, W1, Eos]], [[0.7, 0.4, 0.6], [0.7, 0.4, 0.4, 1.0]] },
        { "test_with_lenpen_favoring_short_hypos", 1, 0.6, 201, [[W1, Eos], [W2, W1, W2, Eos]], [[0.9, 1.0], [0.1, 0.9, 0.9, 1.0]] },
        { "test_with_lenpen_favoring_short_hypos", 2, 0.6, 201, [[W1, W2, Eos], [W1, W2, W1, Eos]], [[0.7, 0.4, 0.6], [0.7, 0.4, 0.4, 1.0]] },
        { "test_with_lenpen_favoring_long_hypos", 1, 5, 201, [[W2, W1, W2, Eos], [W1, Eos]], [[0.1, 0.9, 0.9, 1.0], [0.9, 1.0]] },
        { "test_with_lenpen_favoring_long_hypos", 2, 5, 201, [[W1, W2, W1, Eos], [W1, W2, Eos]], [[0.7, 0.4, 0.4, 1.0], [0.7, 0.4, 0.6]] },
        { "test_maxlen", 1, 1, 3, [[W1, Eos], [W2, W2, Eos]], [[0.9, 1.0], [0.1, 0.1, 0.6]] },
        { "test_maxlen", 2, 1, 3, [[W1, W2, Eos], [W2, W2, Eos]], [[0.7, 0.4, 0.6], [0.3, 0.9, 0.01]] },
    };

    [Theory]
    [MemberData(nameof(FairseqCases))]
    public void Fairseq_finds_the_same(string test, int sentence, double lengthPenalty, int maximumLength, int[][] tokens, double[][] probabilities)
    {
        BeamSearch search = BeamSearch.LikeFairseq(2, maximumLength, Eos, lengthPenalty);

        SearchResult<int> result = search.Run(new RowsOfBeam(sentence == 1 ? Sentence1 : Sentence2));

        double[] scores = [.. probabilities.Select(each => each.Sum(Math.Log) / Math.Pow(each.Length, lengthPenalty))];
        AssertFound(test, result, tokens, scores);
    }

    [Theory]
    [InlineData(1, new[] { W1, W1, Eos }, new[] { 0.9, 0.6, 1.0 })]
    [InlineData(2, new[] { W1, W2, Eos }, new[] { 0.7, 0.4, 0.9 })]
    public void Fairseq_finds_the_same_in_groups_that_do_not_pay(int sentence, int[] tokens, double[] probabilities)
    {
        BeamSearch search = BeamSearch.LikeFairseq(2, 201, Eos) with { Groups = new(2, 0) };

        SearchResult<int> result = search.Run(new RowsOfBeam(sentence == 1 ? Diverse1 : Diverse2));

        double score = probabilities.Sum(Math.Log) / 3;
        AssertFound("TestDiverseBeamSearch.test_diverse_beam_search", result, [tokens, tokens], [score, score]);
    }

    public static TheoryData<string, int, int, int, bool, double, int[][], double[]> AllenNlpCases { get; } = new()
    {
        { "test_search", 3, 10, 0, false, 0, [[1, 2, 3, 4, 5], [2, 3, 4, 5], [3, 4, 5]], [0.4, 0.3, 0.2] },
        { "test_greedy_search", 1, 50, 0, false, 0, [[1, 2, 3, 4, 5]], [0.4] },
        { "test_single_step", 3, 1, 0, false, 0, [[1], [2], [3]], [0.4, 0.3, 0.2] },
        { "test_early_stopping", 3, 3, 0, false, 0, [[1, 2, 3], [2, 3, 4], [3, 4, 5]], [0.4, 0.3, 0.2] },
        {
            "test_take_short_sequence_step", 5, 10, 0, true, 0,
            [[5], [1, 5], [1, 2, 5], [1, 2, 3, 5], [1, 2, 3, 4, 5]], [0.9, 0.09, 0.009, 0.0009, 0.0001]
        },
        { "test_min_steps", 1, 10, 0, true, 0, [[5]], [0.9] },
        { "test_min_steps", 1, 10, 1, true, 0, [[1, 5]], [0.09] },
        { "test_min_steps", 1, 10, 2, true, 0, [[1, 2, 5]], [0.009] },
        { "test_min_steps", 3, 10, 2, true, 0, [[1, 2, 5], [1, 2, 3, 5], [1, 2, 3, 4, 5]], [0.009, 0.0009, 0.0001] },
        { "test_length_normalized_sequence_log_prob_scorer", 3, 10, 0, false, 1, [[1, 2, 3, 4, 5], [2, 3, 4, 5], [3, 4, 5]], [0.4, 0.3, 0.2] },
        { "test_length_normalized_sequence_log_prob_scorer", 3, 10, 0, false, 2, [[1, 2, 3, 4, 5], [2, 3, 4, 5], [3, 4, 5]], [0.4, 0.3, 0.2] },
        { "test_length_normalized_sequence_log_prob_scorer", 3, 10, 0, false, -2, [[3, 4, 5], [2, 3, 4, 5], [1, 2, 3, 4, 5]], [0.2, 0.3, 0.4] },
        { "test_length_normalized_sequence_log_prob_scorer", 3, 4, 0, false, 2, [[1, 2, 3, 4], [2, 3, 4, 5], [3, 4, 5]], [0.4, 0.3, 0.2] },
    };

    [Theory]
    [MemberData(nameof(AllenNlpCases))]
    public void AllenNlp_finds_the_same(
        string test, int width, int maximumLength, int minimumLength, bool isShort, double lengthPenalty, int[][] tokens, double[] probabilities)
    {
        BeamSearch like = BeamSearch.LikeAllenNlp(width, maximumLength, endToken: 5);
        BeamSearch search = like with
        {
            Rules = like.Rules with { MinimumLength = minimumLength, Normalisation = LengthNormalisation.Power(lengthPenalty) },
        };

        SearchResult<int> result = search.Run(Chain(isShort ? ShortTransitions : Transitions));

        AssertFound(test, result, tokens, [.. tokens.Zip(probabilities, (found, p) => Math.Log(p) / Math.Pow(found.Length, lengthPenalty))]);
    }

    // test_warn_for_bad_log_probs and test_empty_sequences: after the token before the end only the end is possible. There impossible sequences fill
    // the beam, with a warning; here they are left out.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AllenNlp_finds_the_same_where_only_the_end_is_possible(int width)
    {
        double[][] fromToken4 = [Transitions[4], .. Transitions[1..]];

        SearchResult<int> result = BeamSearch.LikeAllenNlp(width, 10, endToken: 5).Run(Chain(fromToken4));

        AssertFound("test_empty_sequences", result, [[5]], [0]);
    }

    public static TheoryData<string, int, int, int, double, double[][][], int[][], double[]> Tensor2TensorCases { get; } = new()
    {
        { "testGreedyBatchOne", 1, 3, 2, 0, [[[0.7, 0.3]], [[0.4, 0.6]], [[0.5, 0.5]]], [[0, 1]], [Math.Log(0.7 * 0.6)] },
        { "testNotGreedyBeamTwo", 2, 3, 3, 0, BeamTwo, [[2, 1], [2, 0, 1]], [Math.Log(0.8 * 0.5), Math.Log(0.8 * 0.4 * 0.9)] },
        // Nothing ends among the two best candidates of a step, so the running one counts; its score there is the sum, and here too, as α is 0.
        { "testGreedyWithCornerCase", 1, 2, 3, 0, [[[0.2, 0.1, 0.7]], [[0.4, 0.1, 0.5]]], [[2, 2]], [Math.Log(0.7 * 0.5)] },
        {
            "testNotGreedyBatchTwoBeamTwoWithAlpha", 2, 3, 3, 3.5, BeamTwo, [[2, 0, 1], [2, 1]],
            [Math.Log(0.8 * 0.4 * 0.9) / Math.Pow(8.0 / 6, 3.5), Math.Log(0.8 * 0.5) / Math.Pow(7.0 / 6, 3.5)]
        },
        {
            "testNotGreedyBatchTwoBeamTwoWithAlpha", 2, 3, 3, 3.5, BeamTwoBatch2, [[2, 1], [2, 0, 1]],
            [Math.Log(0.8 * 0.6) / Math.Pow(7.0 / 6, 3.5), Math.Log(0.8 * 0.3 * 0.9) / Math.Pow(8.0 / 6, 3.5)]
        },
    };

    [Theory]
    [MemberData(nameof(Tensor2TensorCases))]
    public void Tensor2Tensor_finds_the_same(
        string test, int width, int maximumLength, int vocabulary, double alpha, double[][][] probabilities, int[][] tokens, double[] scores)
    {
        Assert.Equal(vocabulary, probabilities[0][0].Length);

        SearchResult<int> result = BeamSearch.LikeTensor2Tensor(width, maximumLength, endToken: 1, alpha).Run(new RowsOfBeam(probabilities));

        AssertFound(test, result, tokens, scores);
    }

    private static FunctionStep<double, int> Chain(double[][] transitions)
    {
        double[][] rows = [.. transitions.Select(row => Array.ConvertAll(row, Math.Log))];
        return new(rows.Length, 0, rows[0], (_, token) => (rows[token], token));
    }

    private static void AssertFound(string test, SearchResult<int> result, int[][] tokens, double[] scores)
    {
        Assert.Equal(tokens.Select(Text), result.Hypotheses.Select(found => Text(found.Tokens())));
        for (int place = 0; place < tokens.Length; place++)
            Assert.True(Math.Abs(scores[place] - result.Hypotheses[place].Score) < 1e-12, $"{test}: {scores[place]} was expected, found {result.Hypotheses[place].Score}.");
    }

    private static string Text(int[] tokens) => string.Join(' ', tokens);
}
