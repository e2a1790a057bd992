using System.Numerics;
using System.Numerics.Tensors;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>Distributions from scores: softmax(x)_j = exp(x_j) / Σ exp(x_i), as logarithms.</summary>
/// <remarks>
/// All are computed from x - m with m the largest score, so that no exponential overflows, and logarithms of small probabilities are as exact as
/// those of large ones. A score of negative infinity has probability zero; where all are, no sum is. NaN and positive infinity give NaN.
/// </remarks>
public static class Softmax
{
    /// <summary>What is added up in the numbers' own precision before the sum goes on in double.</summary>
    private const int Block = 512;

    /// <summary>log Σ exp(x_j); negative infinity where all scores are, or there is none.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="scores">x.</param>
    public static T LogSumExp<T>(ReadOnlySpan<T> scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = Largest(scores);
        return T.IsNegativeInfinity(largest) ? largest : largest + LogSum(scores, largest);
    }

    /// <summary>log softmax(x)_j = x_j - m - log Σ exp(x_i - m); all negative infinity where all scores are.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="scores">x.</param>
    /// <param name="logProbabilities">Filled; may be the scores themselves.</param>
    public static void Log<T>(ReadOnlySpan<T> scores, Span<T> logProbabilities)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T largest = Largest(scores);
        if (T.IsNegativeInfinity(largest))
        {
            scores.CopyTo(logProbabilities);
            return;
        }

        T logSum = LogSum(scores, largest);
        // in this order: m + log Σ would lose the last digits of the logarithm where m is large
        TensorPrimitives.Subtract(scores, largest, logProbabilities);
        TensorPrimitives.Subtract(logProbabilities[..scores.Length], logSum, logProbabilities);
    }

    /// <summary>e_j = exp(x_j - m).</summary>
    /// <returns>Their sum.</returns>
    internal static T Exponentials<T>(ReadOnlySpan<T> scores, T largest, Span<T> exponentials)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TensorPrimitives.Subtract(scores, largest, exponentials);
        TensorPrimitives.Exp<T>(exponentials, exponentials);
        return TensorPrimitives.Sum<T>(exponentials);
    }

    private static T Largest<T>(ReadOnlySpan<T> scores)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => scores.IsEmpty ? T.NegativeInfinity : TensorPrimitives.Max(scores);

    /// <summary>log Σ exp(x_j - m).</summary>
    private static T LogSum<T>(ReadOnlySpan<T> scores, T largest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Span<T> exponentials = stackalloc T[Math.Min(Block, scores.Length)];
        double sum = 0;
        for (; scores.Length > exponentials.Length; scores = scores[exponentials.Length..])
            sum += double.CreateChecked(Exponentials(scores[..exponentials.Length], largest, exponentials));
        sum += double.CreateChecked(Exponentials(scores, largest, exponentials[..scores.Length]));
        return T.CreateChecked(Math.Log(sum));
    }
}
