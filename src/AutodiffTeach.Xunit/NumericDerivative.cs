namespace AutodiffTeach.Xunit;

/// <summary>A derivative of a function that is known by its values alone, with an estimate of its error.</summary>
/// <param name="Value">The derivative.</param>
/// <param name="Error">The estimated absolute error, rounding and truncation together.</param>
internal readonly record struct NumericDerivative(double Value, double Error)
{
    private const int Rows = 10;
    private const double Shrink = 1.4;
    private const double Margin = 2;

    // Central differences at shrinking steps, extrapolated to step 0 (Ridders 1982, "Accurate computation of F'(x) and F'(x)F''(x)").
    public static NumericDerivative Of(Func<double, double> function, double at)
    {
        double step = 0.1 * Math.Max(1, Math.Abs(at));
        var best = new NumericDerivative(double.NaN, double.PositiveInfinity);
        double[] previous = [];
        for (int row = 0; row < Rows; row++, step /= Shrink)
        {
            var current = new double[row + 1];
            current[0] = (function(at + step) - function(at - step)) / (at + step - (at - step));
            double weight = Shrink * Shrink;
            for (int i = 1; i <= row; i++, weight *= Shrink * Shrink)
            {
                current[i] = (current[i - 1] * weight - previous[i - 1]) / (weight - 1);
                double error = Math.Max(Math.Abs(current[i] - current[i - 1]), Math.Abs(current[i] - previous[i - 1]));
                if (error <= best.Error)
                    best = new NumericDerivative(current[i], error);
            }

            if (row > 0 && Math.Abs(current[row] - previous[row - 1]) >= Margin * best.Error)
                break; // rounding has taken over
            previous = current;
        }

        return best;
    }
}
