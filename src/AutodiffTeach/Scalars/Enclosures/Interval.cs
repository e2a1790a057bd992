namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>All numbers from one double to another, infinite ends included: the fast enclosure.</summary>
/// <param name="Lo">The lower end.</param>
/// <param name="Hi">The upper end; below the lower one where there is no value.</param>
internal readonly record struct Interval(double Lo, double Hi) : IEnclosure
{
    public static Interval NoValue => new(double.NaN, double.NaN);

    public static Interval Undecided => new(double.PositiveInfinity, double.NegativeInfinity);

    public static Interval Whole => new(double.NegativeInfinity, double.PositiveInfinity);

    public bool HasValue => Lo <= Hi;

    public Presence Presence => HasValue ? Presence.Value : double.IsNaN(Lo) ? Presence.None : Presence.Undecided;

    public bool IsZero => Lo == 0 && Hi == 0;

    /// <summary>1, 0 or -1 where that is certain, else null.</summary>
    public int? Sign => Lo > 0 && HasValue ? 1 : Hi < 0 && HasValue ? -1 : IsZero ? 0 : null;

    /// <summary>Half of the sum of the ends.</summary>
    public double Middle => Lo == Hi ? Lo : 0.5 * Lo + 0.5 * Hi;

    /// <summary>Whether no number is in both.</summary>
    public bool IsApartFrom(Interval other) => HasValue && other.HasValue && (Hi < other.Lo || other.Hi < Lo);
}
