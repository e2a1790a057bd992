using AutodiffTeach.Scalars;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>A value of a variable, exact and enclosed.</summary>
/// <param name="Exact">The number.</param>
/// <param name="Enclosure">Doubles around it.</param>
internal readonly record struct Coordinate(Rational Exact, Interval Enclosure)
{
    /// <summary>The coordinate of a number.</summary>
    public static implicit operator Coordinate(Rational value) => new(value, default(IntervalArithmetic).FromRational(value));

    /// <summary>The opposite number.</summary>
    public static Coordinate operator -(Coordinate value) => new(-value.Exact, default(IntervalArithmetic).Negate(value.Enclosure));

    /// <summary>How long the number is to write: its digits, and one for a sign, a point or a fraction.</summary>
    public int Length
    {
        get
        {
            Rational magnitude = Exact.Abs();
            int sign = Exact.Sign < 0 ? 1 : 0;
            for (int places = 0; places <= 12; places++)
            {
                if (magnitude.IsInteger)
                    return sign + (places > 0 ? places + 1 : 0) + (int)(magnitude.Numerator.GetBitLength() * 0.30103) + 1;
                magnitude *= 10;
            }

            return sign + 1 + (int)((Exact.Numerator.GetBitLength() + Exact.Denominator.GetBitLength()) * 0.30103) + 2;
        }
    }
}

/// <summary>Values for all variables of a program.</summary>
internal sealed class SamplePoint(Coordinate[] coordinates)
{
    /// <summary>By variable, its value.</summary>
    public IReadOnlyList<Coordinate> Coordinates => coordinates;

    /// <summary>The doubles around the values.</summary>
    public Interval[] Enclosures { get; } = Array.ConvertAll(coordinates, coordinate => coordinate.Enclosure);

    /// <summary>The point with another value of one variable.</summary>
    public SamplePoint With(int variable, Coordinate value)
    {
        var moved = (Coordinate[])coordinates.Clone();
        moved[variable] = value;
        return new SamplePoint(moved);
    }

    /// <summary>The values as balls.</summary>
    public Ball[] Balls(BallArithmetic arithmetic) => Array.ConvertAll(coordinates, coordinate => arithmetic.FromRational(coordinate.Exact));
}
