using System.Numerics.Tensors;

namespace AutodiffTeach.Networks.Decoding.Ngrams;

/// <summary>
/// The likeliest sequence of a bigram table by dynamic programming (Viterbi 1967). What follows a token does not depend on what came before it, so
/// for each step and token the best continuation is found once.
/// </summary>
/// <remarks>O(L N²) time and O(L N + N²) memory for length L, where an exhaustive search looks at N^L sequences.</remarks>
internal static class Viterbi
{
    public static int[]? Likeliest(BigramTable table, int length)
    {
        var model = new BigramStep(table);
        double[] first = new double[table.Count];
        model.Start(first);
        double[][] best = Continuations(model, length);
        double[] totals = new double[table.Count];
        TensorPrimitives.Add(first, best[0], totals);
        if (double.IsNegativeInfinity(TensorPrimitives.Max<double>(totals)))
            return null;

        int[] tokens = new int[length];
        double[] row = first;
        double before = 0;
        for (int step = 0; step < length; step++)
        {
            tokens[step] = FirstOfBest(before, row, best[step]);
            before += row[tokens[step]];
            model.Step(0, tokens[step], row);
        }

        return tokens;
    }

    // best[step][token] = max over what follows of the log-probability of steps after this one:
    // best[L-1][i] = 0, best[t][i] = max_j (log T[i, j] + best[t+1][j]), and nothing for the end token before the last step
    private static double[][] Continuations(BigramStep model, int length)
    {
        int count = model.VocabularySize;
        double[][] best = [.. Enumerable.Range(0, length).Select(_ => new double[count])];
        double[] row = new double[count];
        for (int step = length - 2; step >= 0; step--)
        {
            for (int token = 0; token < count; token++)
            {
                model.Step(0, token, row);
                TensorPrimitives.Add(row, best[step + 1], row);
                best[step][token] = token == model.Table.EndToken ? double.NegativeInfinity : TensorPrimitives.Max<double>(row);
            }
        }

        return best;
    }

    // Of tokens that lead to the same total the first of the vocabulary, as searches break ties.
    private static int FirstOfBest(double before, double[] row, double[] best)
    {
        int chosen = 0;
        double largest = double.NegativeInfinity;
        for (int token = 0; token < row.Length; token++)
        {
            double total = HypothesisOrder.Rounded(before + row[token] + best[token]);
            if (total > largest)
                (chosen, largest) = (token, total);
        }

        return chosen;
    }
}
