using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>The endless list of simple points: short numbers of several sizes, different for different variables, all signs mixed.</summary>
internal static class PointSource
{
    private const int MixedSigns = 5; // variables whose signs go through all combinations

    // Seven, which has no factor in common with the number of sign patterns.
    private static readonly Coordinate[][] Palettes =
    [
        Scaled(1, 2, 3, 5, 7, 4, 6, 9, 8),
        Scaled(10, 5, 3, 7, 2, 4, 9, 6, 1),
        Scaled(10, 15, 25, 4, 12, 35, 8, 17, 23),
        Scaled(1, 1, 2, 3, 4, 5, 6, 7, 8),
        Scaled(1, 10, 20, 30, 50, 7, 40, 60, 13),
        Scaled(100, 1, 3, 2, 5, 7, 4, 9, 6),
        Scaled(1, 100, 1000, 300, 2000, 50, 700, 5000, 20_000),
    ];

    /// <summary>The point of a number; the first are the simplest.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="variables">How many variables there are.</param>
    /// <param name="positive">Whether all values are positive.</param>
    public static SamplePoint At(int number, int variables, bool positive)
    {
        Coordinate[] palette = Palettes[number % Palettes.Length];
        int rotation = number / Palettes.Length;
        var coordinates = new Coordinate[variables];
        for (int i = 0; i < variables; i++)
        {
            int place = i + rotation, lap = place / palette.Length;
            Coordinate value = palette[place % palette.Length];
            if (lap > 0)
                value = value.Exact * new Rational(10 + lap, 10);
            coordinates[i] = !positive && IsNegative(number, i) ? -value : value;
        }

        return new SamplePoint(coordinates);
    }

    /// <summary>A point in the neighbourhood of another: every value moved by its own part of up to 1/16, often by much less.</summary>
    /// <param name="point">The other one.</param>
    /// <param name="number">Its number, from 1.</param>
    public static SamplePoint Near(SamplePoint point, int number) => new([.. point.Coordinates.Select((value, i) =>
        (Coordinate)(value.Exact + (value.Exact.IsZero ? Rational.One : value.Exact) * new Rational((Mixed(number, i) & 127) - 64, 1024 << number % 4 * 5)))]);

    private static uint Mixed(int number, int variable) =>
        ((uint)number * 2654435761u + (uint)variable * 2246822519u + 374761393u) * 3266489917u >> 15;

    private static bool IsNegative(int number, int variable) => variable < MixedSigns
        ? (number >> variable & 1) != 0
        : number > 0 && (Mixed(number, variable) & 1) != 0;

    private static Coordinate[] Scaled(int divisor, params ReadOnlySpan<int> numbers)
    {
        var coordinates = new Coordinate[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
            coordinates[i] = new Rational(numbers[i], divisor);
        return coordinates;
    }
}
