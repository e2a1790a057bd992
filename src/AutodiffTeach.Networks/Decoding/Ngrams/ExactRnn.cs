using System.Numerics.Tensors;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Decoding.Ngrams;

/// <summary>
/// The recurrent network that is equal to a bigram table: h_t = U x_t + V h_{t-1}, o_t = W h_t with x_t one-hot. U = I makes h_t the token itself, V = 0
/// forgets all before it, and W = Tᵀ reads its row: o_t is the distribution of the next token.
/// </summary>
/// <remarks>
/// <para>
/// With a softmax after it W = log Tᵀ: o_t is the logarithm of the row, and softmax(o_t) the row, since it sums to 1. A zero has no logarithm,
/// and minus infinity would meet the zeros of h_t as 0·(-∞) = NaN, so the weight is <see cref="LogZero"/>, whose exponential is 0 in float and double.
/// </para>
/// <para>N² numbers for each matrix.</para>
/// </remarks>
public sealed class ExactRnn
{
    /// <summary>The weight for the logarithm of zero, -10,000.</summary>
    public const double LogZero = -10_000;

    // The steps that the network runs at once; it carries its state on to the next ones.
    private const int StepsAtOnce = 64;

    private ExactRnn(BigramTable table, bool hasSoftmax)
    {
        Table = table;
        HasSoftmax = hasSoftmax;
        U = new(table.Count, table.Count);
        V = new(table.Count, table.Count);
        W = new(table.Count, table.Count);
        for (int token = 0; token < table.Count; token++)
        {
            U[token, token] = 1;
            for (int next = 0; next < table.Count; next++)
                W[next, token] = hasSoftmax ? Math.Max(Math.Log(table[token, next]), LogZero) : table[token, next];
        }
    }

    /// <summary>The table that it is equal to.</summary>
    public BigramTable Table { get; }

    /// <summary>Whether the distribution is softmax(o_t); else it is o_t itself.</summary>
    public bool HasSoftmax { get; }

    /// <summary>U, from the token read to the state: the identity.</summary>
    public Matrix<double> U { get; }

    /// <summary>V, from the state before: zeros.</summary>
    public Matrix<double> V { get; }

    /// <summary>W, from the state to the output: Tᵀ, or its logarithm.</summary>
    public Matrix<double> W { get; }

    /// <summary>The network whose outputs are the distributions.</summary>
    /// <param name="table">The table.</param>
    public static ExactRnn Of(BigramTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(table, hasSoftmax: false);
    }

    /// <summary>The network whose outputs are logarithms, for a softmax: the form in which networks are trained.</summary>
    /// <param name="table">A table whose rows sum to 1; no softmax gives a row of zeros.</param>
    /// <exception cref="ArgumentException">A row does not sum to 1.</exception>
    public static ExactRnn WithSoftmax(BigramTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        for (int token = 0; token < table.Count; token++)
        {
            double sum = table.Row(token).ToArray().Sum();
            if (!(Math.Abs(sum - 1) <= BigramTable.RowTolerance))
                throw new ArgumentException(FormattableString.Invariant($"Row {token}, '{table.Vocabulary[token]}', sums to {sum}, but a softmax to 1; expected rows that sum to 1."), nameof(table));
        }

        return new(table, hasSoftmax: true);
    }

    /// <summary>The same as layers of this library: an RNN without activation and bias, and a linear layer without bias. Without the softmax.</summary>
    public Network<double> ToNetwork()
    {
        var recurrent = new Rnn<double>(Table.Count, Table.Count, Activation.Identity, Biases.None);
        var output = new Linear<double>(Table.Count, Table.Count, bias: false);
        U.Values.CopyTo(recurrent.Parameters[0].Value.Values);
        V.Values.CopyTo(recurrent.Parameters[1].Value.Values);
        W.Values.CopyTo(output.Parameters[0].Value.Values);
        return new(recurrent, output);
    }

    /// <summary>Runs the network: the distribution of the next token after each token.</summary>
    /// <remarks>O(N²) time a token; memory for a few dozen steps, however long the sequence is.</remarks>
    /// <param name="tokens">The sequence.</param>
    public IEnumerable<double[]> Distributions(IReadOnlyList<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        Network<double> network = ToNetwork();
        var recurrent = (Rnn<double>)network.Layers[0];
        for (int first = 0; first < tokens.Count; first += StepsAtOnce)
        {
            int steps = Math.Min(StepsAtOnce, tokens.Count - first);
            Sequence<double> outputs = network.Forward(OneHot(tokens, first, steps));
            recurrent.InitialState = new Matrix<double>(1, Table.Count, recurrent.States.Step(steps - 1));
            for (int step = 0; step < steps; step++)
                yield return Distribution(outputs.Vector(step, 0));
        }
    }

    /// <summary>The log-probability of a sequence by running the network: its first token as in the table, the others from the network's outputs.</summary>
    /// <param name="tokens">The sequence.</param>
    public double LogProbability(IReadOnlyList<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        double sum = Table.LogProbability([.. tokens.Take(1)]);
        int next = 1;
        foreach (double[] distribution in Distributions([.. tokens.SkipLast(1)]))
            sum += Math.Log(distribution[tokens[next++]]);
        return sum;
    }

    /// <summary>Verifies by running: the largest difference between the network's distributions along a sequence and the table's rows.</summary>
    /// <param name="tokens">The sequence.</param>
    public double LargestDifference(IReadOnlyList<int> tokens)
    {
        double largest = 0;
        foreach ((double[] distribution, int token) in Distributions(tokens).Zip(tokens))
        {
            for (int next = 0; next < Table.Count; next++)
                largest = Math.Max(largest, Math.Abs(distribution[next] - Table[token, next]));
        }

        return largest;
    }

    /// <summary>Verifies by running over all tokens forwards and backwards, so that each is read after two different ones where there are three.</summary>
    /// <remarks>O(N³) time.</remarks>
    public double LargestDifference()
    {
        IEnumerable<int> all = Enumerable.Range(0, Table.Count);
        return LargestDifference([.. all, .. all.Reverse()]);
    }

    /// <summary>The network along a sequence as a model in the language of the toolkit; its output P is the probability of the sequence.</summary>
    /// <remarks>The gradient of log P in W is the matrix of counts over probabilities: what maximum likelihood sets against the rows' sums.</remarks>
    /// <param name="tokens">The sequence, at least one token.</param>
    /// <exception cref="ArgumentException">The sequence is empty.</exception>
    public string ToModel(IReadOnlyList<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        return tokens.Count > 0 ? ExactRnnModel.Write(this, tokens) : throw new ArgumentException("A model has at least one step; expected at least one token.", nameof(tokens));
    }

    private Sequence<double> OneHot(IReadOnlyList<int> tokens, int first, int steps)
    {
        var input = new Sequence<double>(steps, 1, Table.Count);
        for (int step = 0; step < steps; step++)
            input[step, 0, tokens[first + step]] = 1;
        return input;
    }

    private double[] Distribution(ReadOnlySpan<double> output)
    {
        double[] values = output.ToArray();
        if (HasSoftmax)
        {
            Softmax.Log(output, values);
            TensorPrimitives.Exp(values, values);
        }

        return values;
    }
}
