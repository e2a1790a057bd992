using System.Globalization;

namespace AutodiffTeach.Drawing.Charts.Scales;

/// <summary>An axis whose range and ticks are settled.</summary>
/// <param name="Axis">What was asked for.</param>
/// <param name="Range">From where to where it goes.</param>
/// <param name="Ticks">Its ticks, all inside the range.</param>
internal sealed record Ruler(Axis Axis, Interval Range, TickSet Ticks)
{
    // Below this share of the numbers themselves a difference is rounding.
    private const double SmallestSpan = 1e-12;
    private const double SmallestNumber = 1e-300;

    // Far outside of any picture, and small enough to be computed with.
    private const double FarOutside = 1e4;

    private bool IsLog => Axis.Scale == AxisScale.Logarithmic;

    /// <summary>Settles an axis: the range of the data or what was asked for, enlarged to ticks at loose ends.</summary>
    /// <param name="axis">What was asked for.</param>
    /// <param name="data">The numbers to be shown.</param>
    /// <param name="room">The room for labels.</param>
    /// <param name="isLoose">True to enlarge the range of the data to the next ticks.</param>
    public static Ruler Settle(Axis axis, DataRange data, TickRoom room, bool isLoose)
    {
        var isLog = axis.Scale == AxisScale.Logarithmic;
        var (low, high) = (Usable(axis.Minimum, isLog), Usable(axis.Maximum, isLog));
        if (low >= high)
            (low, high) = (null, null);
        var range = Widened(low ?? Start(data, high, isLog), high ?? End(data, low, isLog), isLog);
        if (isLog)
        {
            range = LogTicks.Enlarge(range, low is null, high is null);
            return new Ruler(axis, range, LogTicks.Choose(range, room));
        }

        var ticks = LinearTicks.Choose(range, room, data.IsWhole, isLoose && low is null, isLoose && high is null);
        return new Ruler(axis, Covering(range, ticks), ticks);
    }

    /// <summary>The same axis with some air at the ends that were not asked for, as a share of its length.</summary>
    public Ruler WithAir(double share)
    {
        var (range, span) = (Range, Range.Maximum / 2 - Range.Minimum / 2);
        var air = 2 * share * span;
        if (IsLog || !double.IsFinite(range.Minimum - air) || !double.IsFinite(range.Maximum + air))
            return this;
        return this with
        {
            Range = new Interval(Axis.Minimum == range.Minimum ? range.Minimum : range.Minimum - air, Axis.Maximum == range.Maximum ? range.Maximum : range.Maximum + air),
        };
    }

    /// <summary>What stands beside the axis: its label, and the power of ten that its numbers are to be multiplied by.</summary>
    public string Title
    {
        get
        {
            if (Ticks.Exponent == 0)
                return Axis.Label;
            var power = "×$10^{" + Ticks.Exponent.ToString(CultureInfo.InvariantCulture) + "}$";
            return string.IsNullOrWhiteSpace(Axis.Label) ? power : $"{Axis.Label} ({power})";
        }
    }

    /// <summary>Where a number stands, 0 at the start and 1 at the end; NaN where it has no place.</summary>
    public double At(double value)
    {
        if (!double.IsFinite(value) || IsLog && value <= 0)
            return double.NaN;
        var fraction = IsLog ? LogTicks.Fraction(Range, value) : Range.Fraction(value);
        return Math.Clamp(fraction, -FarOutside, FarOutside);
    }

    private static double? Usable(double? end, bool isLog) => end is { } value && double.IsFinite(value) && (!isLog || value > 0) ? end : null;

    // Without data an axis goes from 0 to 1, or over one decade, or as far beyond the end that is given.
    private static double Start(DataRange data, double? end, bool isLog) =>
        !data.IsEmpty && !(data.Minimum >= end) ? data.Minimum : isLog ? (end ?? 10) / 10 : (end ?? 1) - 1;

    private static double End(DataRange data, double? start, bool isLog) =>
        !data.IsEmpty && !(data.Maximum <= start) ? data.Maximum : isLog ? (start ?? 1) * 10 : (start ?? 0) + 1;

    private static Interval Widened(double low, double high, bool isLog)
    {
        var size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (high - low > SmallestSpan * size && high - low > SmallestNumber || isLog && high > low * (1 + SmallestSpan))
            return new Interval(low, high);
        if (isLog)
            return new Interval(Math.Max(low / 3, double.Epsilon), Math.Min(high * 3, double.MaxValue));
        var margin = size < SmallestNumber ? 1 : size * 0.1;
        return new Interval(Math.Max(low - margin, -double.MaxValue), Math.Min(high + margin, double.MaxValue));
    }

    private static Interval Covering(Interval range, TickSet ticks) => ticks.Major.Count == 0
        ? range
        : new Interval(Math.Min(range.Minimum, ticks.Major[0].Value), Math.Max(range.Maximum, ticks.Major[^1].Value));
}
