namespace AutodiffTeach.Drawing.Charts.Scales;

/// <summary>A range of finite numbers that is not empty.</summary>
/// <param name="Minimum">The least number.</param>
/// <param name="Maximum">The greatest number, greater than the least.</param>
internal readonly record struct Interval(double Minimum, double Maximum)
{
    /// <summary>Where a number lies, 0 at the least and 1 at the greatest; exact enough even where the length overflows.</summary>
    public double Fraction(double value)
    {
        var span = Maximum - Minimum;
        return double.IsFinite(span) && double.IsFinite(value - Minimum)
            ? (value - Minimum) / span
            : (value / 4 - Minimum / 4) / (Maximum / 4 - Minimum / 4);
    }

    /// <summary>The decimal logarithm of the length.</summary>
    public double LogSpan => double.IsFinite(Maximum - Minimum) ? Math.Log10(Maximum - Minimum) : Math.Log10(Maximum / 4 - Minimum / 4) + Math.Log10(4);
}
