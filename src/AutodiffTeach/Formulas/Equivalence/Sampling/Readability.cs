namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>How hard a point is to check by hand: about the digits that have to be written, fewer being better.</summary>
internal static class Readability
{
    private const double OnKink = 1e6; // as if it had so many digits
    private const double SameValue = 2;
    private const double Trivial = 1.5; // 0 and 1 hide more than they show
    private const double Invisible = 20;

    /// <summary>The cost of a point with the values that both sides have there.</summary>
    public static double CostOf(Observation seen) =>
        (seen.IsOnKink ? OnKink : 0) + CostOf(seen.Point) + Visibility(seen.Expected.Middle, seen.Answer.Middle);

    /// <summary>The cost of a value.</summary>
    public static double CostOf(Coordinate value) => value.Length + (value.Exact.IsZero || value.Exact.IsOne ? Trivial : 0);

    private static double CostOf(SamplePoint point)
    {
        double cost = 0;
        var values = new HashSet<Scalars.Rational>();
        foreach (Coordinate value in point.Coordinates)
            cost += CostOf(value) + (values.Add(value.Exact) ? 0 : SameValue);
        return cost;
    }

    // The digits it takes to see the difference, and those of numbers that are very large or small.
    private static double Visibility(double expected, double answer)
    {
        double size = Math.Max(Math.Abs(expected), Math.Abs(answer)), difference = Math.Abs(expected - answer);
        if (!double.IsFinite(size) || difference == 0)
            return Invisible;
        return Math.Max(0, Math.Log10(size / difference) - 2) * 2 + Math.Max(0, Math.Abs(Math.Log10(size)) - 3);
    }
}
