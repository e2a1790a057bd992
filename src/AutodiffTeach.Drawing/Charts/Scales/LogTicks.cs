using System.Globalization;

namespace AutodiffTeach.Drawing.Charts.Scales;

/// <summary>
/// Ticks at powers of ten, at every second, fifth, tenth, ... where they are many, and unlabelled ones between. Where fewer than two powers lie
/// on the axis 1, 2 and 5 times the powers are labelled, and where these too are fewer than three, the ticks are those of a linear axis.
/// </summary>
internal static class LogTicks
{
    private const double RoomForMinors = 22;
    private const double RoomForSkipped = 3;
    private static readonly int[] Strides = [1, 2, 5, 10, 20, 50, 100, 200];
    private static readonly int[] Leads = [1, 2, 5];

    /// <summary>The range enlarged to 1, 2 and 5 times powers of ten.</summary>
    public static Interval Enlarge(Interval range, bool low, bool high)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(range.Minimum)) - 1, (int)Math.Ceiling(Math.Log10(range.Maximum)) + 1);
        var candidates = Enumerable.Range(first, last - first + 1).SelectMany(exponent => Leads.Select(lead => Power(lead, exponent)))
            .Where(value => value > 0 && double.IsFinite(value)).ToArray();
        var minimum = low ? candidates.LastOrDefault(value => value <= range.Minimum * (1 + 1e-9), range.Minimum) : range.Minimum;
        var maximum = high ? candidates.FirstOrDefault(value => value >= range.Maximum * (1 - 1e-9), range.Maximum) : range.Maximum;
        return new Interval(minimum, maximum);
    }

    /// <summary>Ticks inside a range of positive numbers.</summary>
    public static TickSet Choose(Interval range, TickRoom room)
    {
        var decades = Between(range, Leads[..1]);
        if (decades.Length >= 2)
            return Thinned(decades, range, room);
        var fives = Between(range, Leads).Select(place => new Tick(Power(place), Label(place), Plain(place))).ToArray();
        if (fives.Length >= 3 && room.Fits([.. fives.Select(tick => tick.Label)], i => Fraction(range, fives[i].Value)))
            return new TickSet(fives, Minors(range, room, 1));
        var linear = LinearTicks.Choose(range, room, false, false, false, value => Fraction(range, value));
        return linear.Major.Count >= 2 || decades.Length == 0 ? linear : new TickSet([.. decades.Select(Decade)], Minors(range, room, 1));
    }

    private static TickSet Thinned((int Lead, int Exponent)[] decades, Interval range, TickRoom room)
    {
        foreach (var stride in Strides)
        {
            var kept = decades.Where(place => place.Exponent % stride == 0).Select(Decade).ToArray();
            var isRoomy = kept.Length <= room.Length / (room.Spacing * 0.6) + 1;
            if (isRoomy && kept.Length >= 2 && room.Fits([.. kept.Select(tick => tick.Label)], i => Fraction(range, kept[i].Value)))
                return new TickSet(kept, Minors(range, room, stride));
        }

        // No round stride has two: the outermost powers have to do.
        return new TickSet(room.Thin([Decade(decades[0]), Decade(decades[^1])], value => Fraction(range, value)), []);
    }

    private static double[] Minors(Interval range, TickRoom room, int stride)
    {
        var decade = room.Length / (Math.Log10(range.Maximum) - Math.Log10(range.Minimum));
        if (stride > 1)
            return decade < RoomForSkipped ? [] : [.. Between(range, Leads[..1]).Where(place => place.Exponent % stride != 0).Select(Power)];
        return decade < RoomForMinors ? [] : [.. Between(range, [2, 3, 4, 5, 6, 7, 8, 9]).Select(Power)];
    }

    private static (int Lead, int Exponent)[] Between(Interval range, int[] leads)
    {
        var (first, last) = ((int)Math.Floor(Math.Log10(range.Minimum)), (int)Math.Floor(Math.Log10(range.Maximum)) + 1);
        return [.. Enumerable.Range(first, last - first + 1).SelectMany(exponent => leads.Select(lead => (lead, exponent)))
            .Where(place => Power(place) >= range.Minimum && Power(place) <= range.Maximum)];
    }

    /// <summary>Where a positive number lies, 0 at the start of the range and 1 at its end.</summary>
    public static double Fraction(Interval range, double value) =>
        (Math.Log10(value) - Math.Log10(range.Minimum)) / (Math.Log10(range.Maximum) - Math.Log10(range.Minimum));

    private static double Power((int Lead, int Exponent) place) => Power(place.Lead, place.Exponent);

    private static double Power(int lead, int exponent) => double.Parse(string.Create(CultureInfo.InvariantCulture, $"{lead}e{exponent}"), CultureInfo.InvariantCulture);

    private static Tick Decade((int Lead, int Exponent) place) =>
        new(Power(place), "$10^{" + place.Exponent.ToString(CultureInfo.InvariantCulture) + "}$", Plain(place));

    private static string Label((int Lead, int Exponent) place)
    {
        if (place.Exponent is >= -3 and <= 4)
            return new DecimalStep(place.Lead, place.Exponent).Label(1, 0);
        var power = "$10^{" + place.Exponent.ToString(CultureInfo.InvariantCulture) + "}$";
        return place.Lead == 1 ? power : place.Lead.ToString(CultureInfo.InvariantCulture) + "×" + power;
    }

    private static string Plain((int Lead, int Exponent) place) => place.Exponent is >= -3 and <= 4
        ? new DecimalStep(place.Lead, place.Exponent).Label(1, 0)
        : $"{place.Lead.ToString(CultureInfo.InvariantCulture)}e{place.Exponent.ToString(CultureInfo.InvariantCulture)}";
}
