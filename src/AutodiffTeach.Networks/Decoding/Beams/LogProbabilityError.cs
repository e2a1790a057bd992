using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;

namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>The error of a model that gives what is no log-probability.</summary>
internal static class LogProbabilityError
{
    /// <summary>The most tokens of the beginning that the message quotes.</summary>
    private const int Quoted = 20;

    /// <summary>The greatest entry of a row; negative infinity where all tokens are impossible.</summary>
    /// <exception cref="ArgumentException">An entry is NaN or positive infinity.</exception>
    public static T RequireNone<T>(Hypothesis hypothesis, ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // NaN wins against all numbers, so the greatest entry tells of any.
        T greatest = TensorPrimitives.Max(row);
        return T.IsNaN(greatest) || T.IsPositiveInfinity(greatest) ? throw Of(hypothesis, row) : greatest;
    }

    private static ArgumentException Of<T>(Hypothesis hypothesis, ReadOnlySpan<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int token = 0;
        while (!T.IsNaN(row[token]) && !T.IsPositiveInfinity(row[token]))
            token++;
        string value = T.IsNaN(row[token]) ? "NaN" : "positive infinity";
        string step = (hypothesis.Length + 1).ToString(CultureInfo.InvariantCulture);
        return new($"Step {step}: the model gives {value} as log-probability of token {token}{After(hypothesis)}; a number was expected, or negative infinity for a token that is impossible.");
    }

    /// <summary>The error of a sum beyond the range of numbers.</summary>
    public static ArgumentException OfSum(Hypothesis hypothesis, int token, double logProbability) => new(FormattableString.Invariant(
        $"Step {hypothesis.Length + 1}: the model gives {logProbability} as log-probability of token {token}{After(hypothesis)}, and the sum is beyond the range of numbers; a number of 0 or less was expected."));

    private static string After(Hypothesis hypothesis)
    {
        int[] tokens = hypothesis.Tokens();
        string last = string.Join(' ', tokens.AsSpan(Math.Max(0, tokens.Length - Quoted)).ToArray());
        return tokens.Length == 0 ? "" : tokens.Length > Quoted ? $" after tokens … {last}" : $" after tokens {last}";
    }
}
