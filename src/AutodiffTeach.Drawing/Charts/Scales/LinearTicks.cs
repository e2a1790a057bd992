namespace AutodiffTeach.Drawing.Charts.Scales;

/// <summary>
/// Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten, chosen by the score of Talbot, Lin and Hanrahan, An extension of
/// Wilkinson's algorithm for positioning tick labels on axes (2010): simplicity, coverage, density, and no choice whose labels meet.
/// Of their steps 3 and 4 are left out: a textbook's axis does not count in them. With multiples of the step as ticks only the step is to be chosen.
/// </summary>
internal static class LinearTicks
{
    // In the order of preference, with the digits and the shift of the exponent: 2.5 is 25 tenths.
    private static readonly (int Digits, int Shift)[] Steps = [(1, 0), (5, 0), (2, 0), (25, -1)];

    private const int MostTicks = 60;

    /// <summary>Ticks that cover the range at the ends that are loose, and lie inside it at the others.</summary>
    /// <param name="range">The range to cover.</param>
    /// <param name="room">The room for labels.</param>
    /// <param name="whole">True where only whole numbers make sense.</param>
    /// <param name="looseLow">True where the first tick may lie below the range.</param>
    /// <param name="looseHigh">True where the last tick may lie above it.</param>
    /// <param name="at">Where a number stands along the axis, 0 to 1; null where equal differences take equal room.</param>
    public static TickSet Choose(Interval range, TickRoom room, bool whole, bool looseLow, bool looseHigh, Func<double, double>? at = null)
    {
        Candidate? best = null;
        Candidate? sparsest = null;
        var largest = (int)Math.Floor(range.LogSpan) + 1;
        for (var exponent = largest; exponent >= largest - 3; exponent--)
        {
            for (var rank = 0; rank < Steps.Length; rank++)
            {
                var step = new DecimalStep(Steps[rank].Digits, exponent + Steps[rank].Shift);
                if (whole && step.Exponent < 0 || Candidate.Of(step, rank, range, looseLow, looseHigh) is not { } candidate || candidate.Count > MostTicks)
                    continue;
                if (sparsest is null || candidate.Count >= 2 && (sparsest.Count < 2 || candidate.Count < sparsest.Count))
                    sparsest = candidate;
                if (candidate.Count >= 2 && (best is null || candidate.Score(range, room.Count) > best.Score(range, room.Count)) && candidate.Fits(range, room, at))
                    best = candidate;
            }
        }

        return best?.ToTicks() ?? sparsest?.Thinned(range, room, at) ?? new TickSet([], []);
    }

    private sealed record Candidate(DecimalStep Step, int Rank, long First, long Last)
    {
        public long Count => Last - First + 1;

        public static Candidate? Of(DecimalStep step, int rank, Interval range, bool looseLow, bool looseHigh)
        {
            var size = step.Size;
            if (size == 0 || !double.IsFinite(size))
                return null;
            var (low, high) = (Quotient(range.Minimum, size), Quotient(range.Maximum, size));
            if (!(Math.Abs(low) < 1e15 && Math.Abs(high) < 1e15))
                return null;
            var first = (long)(looseLow ? Math.Floor(low) : Math.Ceiling(low));
            var last = (long)(looseHigh ? Math.Ceiling(high) : Math.Floor(high));
            // At the end of all doubles a tick beyond the data is none.
            first += double.IsFinite(step.Value(first)) ? 0 : 1;
            last -= double.IsFinite(step.Value(last)) ? 0 : 1;
            return last >= first ? new Candidate(step, rank, first, last) : null;
        }

        // 0.3 / 0.1 is 2.9999999999999996: what is a multiple but for rounding is one.
        private static double Quotient(double value, double size)
        {
            var quotient = value / size;
            var nearest = Math.Round(quotient);
            return Math.Abs(quotient - nearest) < 1e-9 * Math.Max(1, Math.Abs(quotient)) ? nearest : quotient;
        }

        public double Score(Interval range, double wanted)
        {
            var (low, high) = (range.Fraction(Step.Value(First)), range.Fraction(Step.Value(Last)));
            var simplicity = (First <= 0 && Last >= 0 ? 1 : 0) - Rank / (Steps.Length - 1.0);
            var coverage = 1 - 0.5 * (Waste(low) + Waste(1 - high));
            var density = (Count - 1) / (high - low);
            var target = (wanted - 1) / (Math.Max(1, high) - Math.Min(0, low));
            return 0.25 * simplicity + 0.2 * coverage + 0.5 * (2 - Math.Max(density / target, target / density));
        }

        // A tick beyond the data wastes room, a tick within them does not: it matters a tenth.
        private static double Waste(double inside) => inside * inside / (inside < 0 ? 0.01 : 0.1);

        public bool Fits(Interval range, TickRoom room, Func<double, double>? at)
        {
            var ticks = ToTicks().Major;
            return room.Fits([.. ticks.Select(tick => tick.Label)], i => (at ?? Whole(range).Fraction)(ticks[i].Value));
        }

        // Where not even two labels fit, as many as do.
        public TickSet Thinned(Interval range, TickRoom room, Func<double, double>? at)
        {
            var ticks = ToTicks();
            return ticks with { Major = room.Thin(ticks.Major, at ?? Whole(range).Fraction) };
        }

        private Interval Whole(Interval range) => new(Math.Min(range.Minimum, Step.Value(First)), Math.Max(range.Maximum, Step.Value(Last)));

        public TickSet ToTicks()
        {
            var exponent = Step.CommonExponent(Math.Max(Math.Abs(First), Math.Abs(Last)));
            var step = Step;
            var ticks = Enumerable.Range(0, (int)Count).Select(i => First + i)
                .Select(i => new Tick(step.Value(i), step.Label(i, exponent), step.Plain(i, exponent)));
            return new TickSet([.. ticks], [], exponent);
        }
    }
}
