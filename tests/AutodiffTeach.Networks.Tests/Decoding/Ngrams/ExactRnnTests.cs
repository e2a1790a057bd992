using AutodiffTeach.Graphs;
using AutodiffTeach.Networks.Decoding.Ngrams;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Decoding.Ngrams;

public sealed class ExactRnnTests
{
    [Fact]
    public void Of_the_course_it_is_I_0_and_the_table_transposed()
    {
        var network = ExactRnn.Of(Course.Table);
        Assert.Equal([1, 0, 0, 1], network.U.Values.ToArray());
        Assert.Equal([0, 0, 0, 0], network.V.Values.ToArray());
        Assert.Equal([0.6, 0.3, 0.4, 0.7], network.W.Values.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(26)]
    public void Run_it_gives_the_table_bit_for_bit(int size)
    {
        for (ulong seed = 0; seed < 8; seed++)
        {
            BigramTable table = Course.Random(size, seed);
            var network = ExactRnn.Of(table);
            Assert.Equal(0, network.LargestDifference());
            int[] tokens = Course.RandomTokens(size, 150, new RandomStream(seed));
            Assert.Equal(0, network.LargestDifference(tokens));
            Assert.Equal(table.LogProbability(tokens), network.LogProbability(tokens), 1e-12 * Math.Abs(table.LogProbability(tokens)));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(26)]
    public void With_a_softmax_it_gives_the_table_to_rounding_and_its_zeros_exactly(int size)
    {
        for (ulong seed = 0; seed < 8; seed++)
        {
            BigramTable table = Course.Random(size, seed);
            var network = ExactRnn.WithSoftmax(table);
            Assert.InRange(network.LargestDifference(), 0, 1e-15);
            Assert.All(network.Distributions([.. Enumerable.Range(0, size)]).Index(), row =>
                Assert.Equal(table.Row(row.Index).ToArray().Select(entry => entry == 0), row.Item.Select(entry => entry == 0)));
        }
    }

    [Fact]
    public void The_verification_sees_a_weight_that_is_wrong()
    {
        var network = ExactRnn.Of(Course.Table);
        network.W[0, 1] += 0.125;
        Assert.Equal(0.125, network.LargestDifference());
        network = ExactRnn.Of(Course.Table);
        network.V[0, 0] = 0.5;
        Assert.True(network.LargestDifference([0, 0]) > 0.1);
        Assert.Equal(0, network.LargestDifference([0]));
    }

    // V carries over from one piece of a long sequence to the next.
    [Fact]
    public void A_long_sequence_is_one_run()
    {
        var network = ExactRnn.Of(Course.Table);
        network.V[0, 0] = 1;
        double[] last = network.Distributions([.. Enumerable.Repeat(0, 1000)]).Last();
        Assert.Equal([600, 400], last.Select(value => Math.Round(value)));
    }

    [Fact]
    public void A_row_of_zeros_has_a_network_but_none_with_a_softmax()
    {
        var table = new BigramTable(Course.Table.Vocabulary, [[0, 1], [0, 0]]);
        Assert.Equal(0, ExactRnn.Of(table).LargestDifference());
        Assert.Equal(
            "Row 1, 'b', sums to 0, but a softmax to 1; expected rows that sum to 1. (Parameter 'table')",
            Assert.Throws<ArgumentException>(() => ExactRnn.WithSoftmax(table)).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Its_model_has_the_probability_as_output_and_counts_over_probabilities_as_gradient(bool hasSoftmax)
    {
        BigramTable table = Course.Random(3, 4, hasZeros: false).WithInitial([0.25, 0.25, 0.5]);
        int[] tokens = Course.Tokens("abcabba");
        string text = (hasSoftmax ? ExactRnn.WithSoftmax(table) : ExactRnn.Of(table)).ToModel(tokens);
        ComputationGraph graph = Model.Parse(text).Graph;
        NumericRun run = graph.RunNumbers();
        Assert.Equal(table.Probability(tokens), run.ValueOf(graph.Find("P")!), 14);
        // ab occurs twice: dP/dW_ba = 2 P / P(b | a)
        double[] gradient = run.GradientOf(graph.Find("P")!).Elements(graph.Find("W")!);
        if (!hasSoftmax)
            Assert.Equal(2 * table.Probability(tokens) / table[0, 1], gradient[3], 12);
    }

    [Fact]
    public void A_model_of_one_token_has_the_empty_product()
    {
        ComputationGraph graph = Model.Parse(ExactRnn.Of(Course.Table).ToModel([0])).Graph;
        Assert.Equal(1, graph.RunNumbers().ValueOf(graph.Find("P")!));
        Assert.Throws<ArgumentException>(() => ExactRnn.Of(Course.Table).ToModel([]));
    }

    // What the bigram's network leaves out: the pair of tokens as a unit, for which V must carry the one before.
    [Fact]
    public void A_trigram_needs_a_state_that_carries_the_token_before()
    {
        const int N = 3, Units = N + (N * N);
        var random = new RandomStream(1);
        double[] table = [.. Enumerable.Range(0, N * N * N).Select(_ => random.NextUniform())];
        var recurrent = new Rnn<double>(N, Units, Activation.Relu, Biases.One);
        var output = new Linear<double>(Units, N, bias: false);
        (Matrix<double> u, Matrix<double> v, Matrix<double> b) = (recurrent.Parameters[0].Value, recurrent.Parameters[1].Value, recurrent.Parameters[2].Value);
        for (int token = 0; token < N; token++)
        {
            u[token, token] = 1;
            for (int before = 0; before < N; before++)
            {
                int pair = N + (before * N) + token;
                (u[pair, token], v[pair, before], b[0, pair]) = (1, 1, -1);
                for (int next = 0; next < N; next++)
                    output.Parameters[0].Value[next, pair] = table[(((before * N) + token) * N) + next];
            }
        }

        int[] tokens = Course.RandomTokens(N, 100, random);
        var input = new Sequence<double>(tokens.Length, 1, N);
        for (int step = 0; step < tokens.Length; step++)
            input[step, 0, tokens[step]] = 1;
        Sequence<double> outputs = new Network<double>(recurrent, output).Forward(input);
        for (int step = 1; step < tokens.Length; step++)
            Assert.Equal(table.AsSpan(((tokens[step - 1] * N) + tokens[step]) * N, N).ToArray(), outputs.Vector(step, 0).ToArray());
    }
}
