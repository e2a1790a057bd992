using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Decoding.Ngrams;

/// <summary>
/// A bigram model: the probability of a token depends on the token before it alone. Row i of the N×N table is the distribution of the token
/// that follows token i.
/// </summary>
/// <remarks>
/// <para>A sequence has P(x_1 … x_n) = π(x_1) Π_t T[x_{t-1}, x_t], with π the distribution of first tokens; without one the first token is free,
/// which is the conditional probability given x_1.</para>
/// <para>A row of zeros is a token that nothing follows. Immutable; N² numbers.</para>
/// </remarks>
public sealed class BigramTable
{
    /// <summary>The most tokens, 4096: the table is dense.</summary>
    public const int MostTokens = 4096;

    /// <summary>How far from 1 the sum of a row may be unless told otherwise.</summary>
    public const double RowTolerance = 1e-6;

    private readonly double[] _rows;
    private readonly double[] _initial;

    /// <summary>Takes a table; first tokens are free, and no token ends a sequence.</summary>
    /// <param name="vocabulary">The tokens, at most <see cref="MostTokens"/>.</param>
    /// <param name="rows">The distribution of the next token after each token, N×N.</param>
    /// <param name="tolerance">How far from 1 the sum of a row may be; infinity takes rows as they are.</param>
    /// <exception cref="ArgumentException">The table is not N×N, an entry is not from 0 to 1, or a row does not sum to 1 and is not all zeros.</exception>
    public BigramTable(Vocabulary vocabulary, IReadOnlyList<IReadOnlyList<double>> rows, double tolerance = RowTolerance)
        : this(Bounded(vocabulary), new double[checked(vocabulary.Count * vocabulary.Count)], [], null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        if (rows.Count != Count)
            throw new ArgumentException($"The table has {rows.Count} rows; expected {Count}, one for each token.", nameof(rows));
        for (int token = 0; token < Count; token++)
        {
            double[] row = Probabilities(rows[token], $"Row {token}, '{vocabulary[token]}',", nameof(rows));
            double sum = row.Sum();
            if (sum != 0 && !(Math.Abs(sum - 1) <= tolerance))
                throw new ArgumentException(FormattableString.Invariant($"Row {token}, '{vocabulary[token]}', sums to {sum}; expected 1, or all zeros for a token that nothing follows."), nameof(rows));
            row.CopyTo(_rows, token * Count);
        }
    }

    internal BigramTable(Vocabulary vocabulary, double[] rows, double[] initial, int? endToken)
    {
        Vocabulary = vocabulary;
        _rows = rows;
        _initial = initial;
        EndToken = endToken;
    }

    /// <summary>The tokens.</summary>
    public Vocabulary Vocabulary { get; }

    /// <summary>The number of tokens, N.</summary>
    public int Count => Vocabulary.Count;

    /// <summary>The token that ends a sequence, or null.</summary>
    public int? EndToken { get; }

    /// <summary>Whether there is a distribution of first tokens; else they are free.</summary>
    public bool HasInitial => _initial.Length > 0;

    /// <summary>The distribution of the first token; empty where it is free.</summary>
    public ReadOnlySpan<double> Initial => _initial;

    /// <summary>P(next | token).</summary>
    /// <param name="token">The token before.</param>
    /// <param name="next">The token that follows.</param>
    public double this[int token, int next] => Row(token)[next];

    /// <summary>The distribution of the token that follows a token; all zeros where nothing does.</summary>
    /// <param name="token">The token before.</param>
    public ReadOnlySpan<double> Row(int token) => _rows.AsSpan(token * Count, Count);

    /// <summary>The table with a distribution of first tokens, or with free ones.</summary>
    /// <param name="initial">N probabilities, or null for free first tokens.</param>
    /// <param name="tolerance">How far from 1 their sum may be; infinity takes them as they are.</param>
    /// <exception cref="ArgumentException">There are not N, one is not from 0 to 1, or they do not sum to 1.</exception>
    public BigramTable WithInitial(IReadOnlyList<double>? initial, double tolerance = RowTolerance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        if (initial is null)
            return new(Vocabulary, _rows, [], EndToken);
        double[] values = Probabilities(initial, "The distribution of first tokens", nameof(initial));
        return Math.Abs(values.Sum() - 1) <= tolerance
            ? new(Vocabulary, _rows, values, EndToken)
            : throw new ArgumentException(FormattableString.Invariant($"The distribution of first tokens sums to {values.Sum()}; expected 1."), nameof(initial));
    }

    /// <summary>The table whose sequences begin as if a token of the vocabulary stood before them: its row is the distribution of first tokens.</summary>
    /// <param name="token">The start token.</param>
    public BigramTable WithStart(int token)
    {
        Require(token, nameof(token));
        return new(Vocabulary, _rows, Row(token).ToArray(), EndToken);
    }

    /// <summary>The table with an end token, or without.</summary>
    /// <param name="token">The token that ends a sequence, or null.</param>
    public BigramTable WithEnd(int? token)
    {
        if (token is { } end)
            Require(end, nameof(token));
        return new(Vocabulary, _rows, _initial, token);
    }

    /// <summary>The log-probability of a sequence, its first token free unless there is a distribution of first tokens.</summary>
    /// <remarks>A sum of logarithms, so it holds however long the sequence is; negative infinity where a factor is zero. Nothing is added for the end.</remarks>
    /// <param name="tokens">The sequence; the empty one has 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is none of the vocabulary.</exception>
    public double LogProbability(IReadOnlyList<int> tokens) => Factors(tokens).Sum(Math.Log);

    /// <summary>The probability of a sequence, as <see cref="LogProbability"/>; 0 where it is below what a double can hold.</summary>
    /// <param name="tokens">The sequence; the empty one has 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is none of the vocabulary.</exception>
    public double Probability(IReadOnlyList<int> tokens)
    {
        double product = Factors(tokens).Aggregate(1.0, (product, factor) => product * factor);
        // Below the normal numbers digits are lost at each factor, and the least number times 0.6 is the least number again: a product never gets to 0.
        return product == 0 || double.IsNormal(product) ? product : Math.Exp(LogProbability(tokens));
    }

    /// <summary>The factors of the probability of a sequence, in its order: one a token, none for a first token that is free.</summary>
    /// <param name="tokens">The sequence.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is none of the vocabulary.</exception>
    public IEnumerable<double> Factors(IReadOnlyList<int> tokens)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        foreach (int token in tokens)
            Require(token, nameof(tokens));
        return FactorsOf(tokens);
    }

    /// <summary>How well the table predicts sequences, taken as they are: a sequence that is complete has the end token at its end.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is none of the vocabulary.</exception>
    public TextScore Score(params IEnumerable<IReadOnlyList<int>> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        double sum = 0;
        long count = 0;
        foreach (IReadOnlyList<int> tokens in sequences)
        {
            sum += LogProbability(tokens);
            count += Math.Max(0, tokens.Count - (HasInitial ? 0 : 1));
        }

        return new(sum, count);
    }

    /// <summary>Draws a sequence: up to its end token, to a token that nothing follows, or to the length given.</summary>
    /// <param name="random">The stream of random numbers; one of them is taken a token.</param>
    /// <param name="maximumLength">The most tokens, the end token included, at least 1.</param>
    /// <returns>The tokens, with the end token where it was drawn. A first token that is free is drawn from all but the end token, each as likely.</returns>
    public int[] Sample(RandomStream random, int maximumLength)
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumLength);
        var tokens = new List<int>();
        double[] first = FirstDistribution();
        int? token = Draw(first, random);
        while (token is { } drawn)
        {
            tokens.Add(drawn);
            token = drawn == EndToken || tokens.Count == maximumLength ? null : Draw(Row(drawn), random);
        }

        return [.. tokens];
    }

    /// <summary>The likeliest sequence of so many tokens, by dynamic programming: the optimum that a beam search may miss, at any size.</summary>
    /// <remarks>Viterbi's algorithm, O(L N²) time for length L. Where several are as likely, the first in the order of token sequences, as searches have it.</remarks>
    /// <param name="length">The number of tokens, at least 1; an end token can only be the last.</param>
    /// <returns>The tokens; null where every sequence of this length is impossible.</returns>
    public int[]? Likeliest(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return Viterbi.Likeliest(this, length);
    }

    /// <summary>The distribution of the first token; where it is free, all but the end token are as likely.</summary>
    internal double[] FirstDistribution()
    {
        if (HasInitial)
            return _initial;
        int choices = EndToken is null || Count == 1 ? Count : Count - 1;
        return [.. Enumerable.Range(0, Count).Select(token => token == EndToken && choices < Count ? 0 : 1.0 / choices)];
    }

    private IEnumerable<double> FactorsOf(IReadOnlyList<int> tokens)
    {
        for (int index = HasInitial ? 0 : 1; index < tokens.Count; index++)
            yield return index == 0 ? _initial[tokens[0]] : this[tokens[index - 1], tokens[index]];
    }

    // Null where nothing can be drawn. A token of probability zero is never drawn, whatever rounding does.
    private static int? Draw(ReadOnlySpan<double> distribution, RandomStream random)
    {
        double sum = 0;
        foreach (double probability in distribution)
            sum += probability;
        double left = random.NextUniform() * sum;
        int? drawn = null;
        for (int token = 0; token < distribution.Length; token++)
        {
            if (distribution[token] == 0)
                continue;
            drawn = token;
            left -= distribution[token];
            if (left < 0)
                break;
        }

        return drawn;
    }

    private double[] Probabilities(IReadOnlyList<double> values, string subject, string parameter)
    {
        if (values is null || values.Count != Count)
            throw new ArgumentException($"{subject} has {values?.Count ?? 0} probabilities; expected {Count}, one for each token.", parameter);
        for (int token = 0; token < values.Count; token++)
        {
            if (!(values[token] is >= 0 and <= 1))
                throw new ArgumentException(FormattableString.Invariant($"{subject} has {values[token]} for token {token}, '{Vocabulary[token]}'; expected a probability from 0 to 1."), parameter);
        }

        return [.. values];
    }

    private void Require(int token, string parameter)
    {
        if ((uint)token >= (uint)Count)
            throw new ArgumentOutOfRangeException(parameter, token, $"A token is a number from 0 to {Count - 1}.");
    }

    private static Vocabulary Bounded(Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return vocabulary.Count <= MostTokens
            ? vocabulary
            : throw new ArgumentException($"The vocabulary has {vocabulary.Count} tokens; a table has at most {MostTokens}.", nameof(vocabulary));
    }
}
