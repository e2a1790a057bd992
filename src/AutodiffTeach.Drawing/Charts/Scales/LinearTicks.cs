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
    public static TickSet Choose(Interval range, TickRoom room, bool whole, bool looseLow, bool looseHigh)
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
                if (candidate.Count >= 2 && (best is null || candidate.Score(range, room.Count) > best.Score(range, room.Count)) && candidate.Fits(range, room))
                    best = candidate;
            }
        }

        return (best ?? sparsest)?.ToTicks() ?? new TickSet([], []);
    }

    private sealed record Candidate(DecimalStep Step, int Rank, long First, long Last)
    {
        public long Count => Last - First + 1;

        public static Candidate? Of(DecimalStep step, int rank, Interval range, bool looseLow, bool looseHigh)
        {
            var size = step.Size;
            if (size == 0 || !double.IsFinite(size))
                return null;
            var first = looseLow ? Math.Floor(Quotient(range.Minimum, size)) : Math.Ceiling(Quotient(range.Minimum, size));
            var last = looseHigh ? Math.Ceiling(Quotient(range.Maximum, size)) : Math.Floor(Quotient(range.Maximum, size));
            if (!(Math.Abs(first) < 1e15 && Math.Abs(last) < 1e15 && last >= first))
                return null;
            var candidate = new Candidate(step, rank, (long)first, (long)last);
            return double.IsFinite(step.Value(candidate.First)) && double.IsFinite(step.Value(candidate.Last)) ? candidate : null;
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
            var coverage = 1 - 0.5 * (Math.Pow(1 - high, 2) + low * low) / 0.01;
            var density = (Count - 1) / (high - low);
            var target = (wanted - 1) / (Math.Max(1, high) - Math.Min(0, low));
            return 0.25 * simplicity + 0.2 * coverage + 0.5 * (2 - Math.Max(density / target, target / density));
        }

        public bool Fits(Interval range, TickRoom room)
        {
            var whole = new Interval(Math.Min(range.Minimum, Step.Value(First)), Math.Max(range.Maximum, Step.Value(Last)));
            var ticks = ToTicks().Major;
            return room.Fits([.. ticks.Select(tick => tick.Label)], i => whole.Fraction(ticks[i].Value));
        }

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
