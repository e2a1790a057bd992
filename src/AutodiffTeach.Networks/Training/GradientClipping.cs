using System.Numerics;
using System.Numerics.Tensors;

namespace AutodiffTeach.Networks.Training;

/// <summary>The norm of all gradients together, and its limit (Pascanu, Mikolov and Bengio 2013).</summary>
public static class GradientClipping
{
    // Keeps the divisor from 0; torch.nn.utils.clip_grad_norm_ has the same.
    private const double Epsilon = 1e-6;

    /// <summary>The Euclidean norm of all gradients as one vector.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="parameters">The parameters.</param>
    /// <returns>The norm, summed in double precision and in one order, whatever the machine.</returns>
    /// <exception cref="DivergenceException">A gradient is not finite, or too large to be squared.</exception>
    public static double Norm<T>(IReadOnlyList<NamedParameter<T>> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        double sum = 0;
        for (int index = 0; index < parameters.Count; index++)
        {
            NamedParameter<T> named = parameters[index];
            double squares = SumOfSquares<T>(named.Parameter.Gradient.Values);
            if (!double.IsFinite(sum += squares))
                throw new DivergenceException($"The gradient of {named.Name} is {Fault<T>(named.Parameter.Gradient.Values)}.");
        }

        return Math.Sqrt(sum);
    }

    /// <summary>Scales all gradients by one factor so that their norm is at most a maximum, as torch.nn.utils.clip_grad_norm_ does.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="parameters">The parameters.</param>
    /// <param name="maximum">The largest norm that is left as it is, above 0.</param>
    /// <returns>The norm before.</returns>
    /// <exception cref="DivergenceException">A gradient is not finite, or too large to be squared.</exception>
    public static double Clip<T>(IReadOnlyList<NamedParameter<T>> parameters, double maximum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!(maximum > 0))
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "Expected a number above 0.");
        double norm = Norm(parameters);
        double factor = maximum / (norm + Epsilon);
        if (factor >= 1)
            return norm;
        for (int index = 0; index < parameters.Count; index++)
        {
            Span<T> gradient = parameters[index].Parameter.Gradient.Values;
            TensorPrimitives.Multiply(gradient, T.CreateChecked(factor), gradient);
        }

        return norm;
    }

    // Four sums in a fixed order: as fast as additions can follow one another, and independent of the width of vectors and of where the array lies.
    private static double SumOfSquares<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double a = 0, b = 0, c = 0, d = 0;
        int index = 0;
        for (; index + 4 <= values.Length; index += 4)
        {
            a += Square(values[index]);
            b += Square(values[index + 1]);
            c += Square(values[index + 2]);
            d += Square(values[index + 3]);
        }

        for (; index < values.Length; index++)
            a += Square(values[index]);
        return a + b + (c + d);
    }

    private static double Square<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double number = double.CreateTruncating(value);
        return number * number;
    }

    private static string Fault<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (T value in values)
        {
            if (T.IsNaN(value))
                return "NaN";
        }

        return "infinite or too large to be squared";
    }
}
