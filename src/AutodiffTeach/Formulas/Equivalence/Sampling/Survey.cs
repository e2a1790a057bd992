using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>What the two sides are at a point.</summary>
internal enum Standing
{
    /// <summary>Both have values, which certainly differ.</summary>
    Apart,

    /// <summary>Both have values, which doubles do not tell apart.</summary>
    Alike,

    /// <summary>Only the expected formula has a value.</summary>
    OnlyExpected,

    /// <summary>Only the answer has a value.</summary>
    OnlyAnswer,

    /// <summary>Neither has a value.</summary>
    Neither,

    /// <summary>Whether both have values is not decided in doubles.</summary>
    Unclear,
}

/// <summary>A point at which the sides were compared.</summary>
/// <param name="Point">The point.</param>
/// <param name="Standing">What they are there.</param>
/// <param name="IsInterior">Whether both are defined all around it.</param>
/// <param name="Region">The code of the region between kinks in which it lies; 0 where that is not known, as on a kink.</param>
/// <param name="IsOnKink">Whether an argument at which laws change is zero.</param>
/// <param name="Expected">The expected value.</param>
/// <param name="Answer">The answer's value.</param>
internal sealed record Observation(SamplePoint Point, Standing Standing, bool IsInterior, ulong Region, bool IsOnKink, Interval Expected, Interval Answer);

/// <summary>Compares two formulas at points, in intervals of doubles, and keeps what was seen.</summary>
internal sealed class Survey
{
    private const long MostWork = 8_000_000;
    private const double Around = 1e-9; // of a value, for a neighbourhood
    private const double Nearby = 1.0 / (1 << 20);

    private readonly HashSet<ulong> _regions = [];
    private readonly ProgramRun<Interval, IntervalArithmetic> _run;

    public Survey(FormulaProgram program, bool positive)
    {
        Program = program;
        Positive = positive;
        Traits = new ProgramTraits(program);
        Signs = new SignPrograms(this);
        _run = new ProgramRun<Interval, IntervalArithmetic>(program, Traits, default);
    }

    /// <summary>The two sides.</summary>
    public FormulaProgram Program { get; }

    /// <summary>What is known of their parts.</summary>
    public ProgramTraits Traits { get; }

    /// <summary>Formulas whose signs at the points were asked for.</summary>
    public SignPrograms Signs { get; }

    /// <summary>Whether all variables are positive.</summary>
    public bool Positive { get; }

    /// <summary>Every point that told something, in the order of search.</summary>
    public List<Observation> Seen { get; } = [];

    /// <summary>Points inside the common domain, one for each region between kinks.</summary>
    public List<Observation> Representatives { get; } = [];

    /// <summary>Points at which the values certainly differ.</summary>
    public List<Observation> Apart { get; } = [];

    /// <summary>Instructions run so far.</summary>
    public long Work { get; private set; }

    /// <summary>Whether no more points should be looked at.</summary>
    public bool IsExhausted => Work > MostWork;

    /// <summary>Whether the sides are known to be defined together all around some point.</summary>
    public bool HasCommonDomain => Representatives.Count > 0;

    /// <summary>Whether values were found that differ, elsewhere than on kinks.</summary>
    public bool HasCounterexample => Apart.Any(seen => !seen.IsOnKink);

    /// <summary>The values of all parts at a point.</summary>
    public ReadOnlySpan<Interval> Run(ReadOnlySpan<Interval> point)
    {
        Work += Program.Code.Count;
        return _run.At(point);
    }

    /// <summary>Compares the sides at a point.</summary>
    public Observation Look(SamplePoint point)
    {
        ReadOnlySpan<Interval> slots = Run(point.Enclosures);
        Interval expected = slots[Program.Roots[0]], answer = slots[Program.Roots[1]];
        Standing standing = StandingOf(expected, answer);
        bool both = standing is Standing.Apart or Standing.Alike;
        ulong region = both ? Interior.Region(Program, Traits, slots) : 0;
        int[] zeros = both ? Interior.ZerosOf(Program, Traits, slots) : [];
        bool interior = both && (Interior.Holds(Program, Traits, slots) || (zeros.Length > 0 && IsDefinedAround(point)));
        bool kink = zeros.Length > 0 && !AreZeroNear(point, zeros);
        region = kink ? 0 : region;
        var seen = new Observation(point, standing, interior, region, kink, expected, answer);
        Keep(seen);
        return seen;
    }

    // An argument that is zero all around, as b - b is, and relu(x) for x < 0, makes no kink.
    private bool AreZeroNear(SamplePoint point, int[] zeros)
    {
        if (Program.Names.Count == 0)
            return true;
        Interval[] near = [.. point.Enclosures.Select((value, i) => value.Middle + (Math.Abs(value.Middle) + 1) * Nearby * (i + 1)).Select(value => new Interval(value, value))];
        Interval[] slots = Run(near).ToArray();
        return Array.TrueForAll(zeros, slot => Interior.SideOf(Program.Code[slot], slots) is 0);
    }

    // By intervals around all values: sqrt(relu(x)) is 0 around every x below 0.
    private bool IsDefinedAround(SamplePoint point)
    {
        Interval[] around = Array.ConvertAll(point.Enclosures, value => new Interval(
            value.Lo - Around * Math.Max(1, Math.Abs(value.Lo)), value.Hi + Around * Math.Max(1, Math.Abs(value.Hi))));
        ReadOnlySpan<Interval> slots = Run(around);
        return slots[Program.Roots[0]].HasValue && slots[Program.Roots[1]].HasValue;
    }

    /// <summary>Keeps what more precise numbers told about a point inside the common domain.</summary>
    public void Keep(Observation seen)
    {
        Seen.Add(seen);
        if (seen.Standing == Standing.Apart)
            Apart.Add(seen);
        if (seen.IsInterior && (_regions.Add(seen.Region) || Representatives.Count == 0))
            Representatives.Add(seen);
    }

    private static Standing StandingOf(Interval expected, Interval answer) => (expected.Presence, answer.Presence) switch
    {
        (Presence.Value, Presence.Value) => expected.IsApartFrom(answer) ? Standing.Apart : Standing.Alike,
        (Presence.Value, Presence.None) => Standing.OnlyExpected,
        (Presence.None, Presence.Value) => Standing.OnlyAnswer,
        (Presence.None, Presence.None) => Standing.Neither,
        _ => Standing.Unclear,
    };
}
