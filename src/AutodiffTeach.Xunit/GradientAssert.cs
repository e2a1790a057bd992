using System.Globalization;
using System.Text;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Xunit;

/// <summary>Assertions about gradients.</summary>
public static class GradientAssert
{
    /// <summary>The relative error that is accepted unless another one is given.</summary>
    public const double DefaultTolerance = 1e-6;

    /// <summary>The gradient is that of the function at the point, by differences extrapolated to step 0.</summary>
    /// <param name="function">The function; it is called some twenty times for each coordinate.</param>
    /// <param name="point">The point, n numbers.</param>
    /// <param name="gradient">The gradient to be tested, n numbers.</param>
    /// <param name="tolerance">The accepted error, relative to the larger of 1 and the derivative; where differences cannot tell that finely, their own error.</param>
    /// <exception cref="AssertionException">It is not; the message lists the coordinates that differ.</exception>
    public static void Matches(
        Func<double[], double> function, IReadOnlyList<double> point, IReadOnlyList<double> gradient, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(gradient);
        if (gradient.Count != point.Count)
            throw new AssertionException($"GradientAssert.Matches: the gradient has {gradient.Count} numbers and the point {point.Count}.");
        var differences = new List<Difference>();
        for (int i = 0; i < point.Count; i++)
        {
            NumericDerivative expected = Partial(function, point, i);
            double allowed = tolerance * Math.Max(1, Math.Abs(expected.Value)) + expected.Error;
            if (!(Math.Abs(gradient[i] - expected.Value) <= allowed))
                differences.Add(new Difference($"[{i}]", expected.Value, gradient[i]));
        }

        FailIfAny(differences, point.Count);
    }

    /// <summary>The gradient is that of a formula at the point, by automatic differentiation.</summary>
    /// <param name="formula">The formula, in any syntax that <see cref="Formula"/> reads.</param>
    /// <param name="point">The values of all its variables.</param>
    /// <param name="gradient">The derivatives to be tested, by variable; others are not looked at.</param>
    /// <param name="tolerance">The accepted error, relative to the larger of 1 and the derivative.</param>
    /// <exception cref="AssertionException">It is not; the message lists the variables that differ.</exception>
    public static void Matches(
        string formula, IReadOnlyDictionary<string, double> point, IReadOnlyDictionary<string, double> gradient, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(gradient);
        Expr function = Formula.Parse(formula, new ReadingOptions { KnownNames = [.. point.Keys] });
        var differences = new List<Difference>();
        foreach ((string name, double actual) in gradient.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            double expected = Evaluation.At(Differentiation.Derivative(function, Expr.Variable(name)), point);
            if (!(Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected))))
                differences.Add(new Difference(name, expected, actual));
        }

        FailIfAny(differences, gradient.Count);
    }

    private static NumericDerivative Partial(Func<double[], double> function, IReadOnlyList<double> point, int coordinate) =>
        NumericDerivative.Of(value =>
        {
            double[] moved = [.. point];
            moved[coordinate] = value;
            return function(moved);
        }, point[coordinate]);

    private static void FailIfAny(List<Difference> differences, int count)
    {
        if (differences.Count == 0)
            return;
        var message = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"GradientAssert.Matches: {differences.Count} of {count} derivatives differ.");
        foreach ((string name, double expected, double actual) in differences)
            message.Append('\n').Append(CultureInfo.InvariantCulture, $"{name}: expected {Short(expected)}, actual {Short(actual)}");
        throw new AssertionException(message.ToString());
    }

    // Differences do not know more digits.
    private static string Short(double value) => value.ToString("G10", CultureInfo.InvariantCulture);

    private readonly record struct Difference(string Name, double Expected, double Actual);
}
