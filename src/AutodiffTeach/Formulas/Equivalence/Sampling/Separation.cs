using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>What balls of some precision tell about the two sides at a point.</summary>
internal enum BallStanding
{
    /// <summary>They certainly differ.</summary>
    Apart,

    /// <summary>They agree to as many digits as are asked for.</summary>
    Agree,

    /// <summary>One of them has no value.</summary>
    Undefined,

    /// <summary>Not decided at this precision.</summary>
    Unclear,
}

/// <summary>Compares the sides at points with more and more digits.</summary>
internal sealed class Separation(Survey survey)
{
    private const double FunctionCost = 40; // of an operation
    private const double MostWork = 700_000;

    private readonly Dictionary<int, ProgramRun<Ball, BallArithmetic>> _runs = [];
    private readonly int _functions = survey.Program.Code.Count(step => step.Code is OpCode.Function or OpCode.Power or OpCode.RationalPower);

    /// <summary>Work so far, in operations on 128 bits.</summary>
    public double Work { get; private set; }

    /// <summary>The points that there is work left for, with so many bits.</summary>
    public int Affordable(int precision) => (int)Math.Max(0, (MostWork - Work) / CostOf(precision));

    /// <summary>Whether there is work left for some points with so many bits.</summary>
    public bool CanAfford(int precision, int points = 1) => Affordable(precision) >= points;

    /// <summary>The values of both sides at a point.</summary>
    public (Ball Expected, Ball Answer) Values(SamplePoint point, int precision)
    {
        ReadOnlySpan<Ball> slots = Run(point, precision);
        return (slots[survey.Program.Roots[0]], slots[survey.Program.Roots[1]]);
    }

    /// <summary>All parts at a point.</summary>
    public ReadOnlySpan<Ball> Run(SamplePoint point, int precision)
    {
        if (!_runs.TryGetValue(precision, out ProgramRun<Ball, BallArithmetic>? run))
            _runs[precision] = run = new ProgramRun<Ball, BallArithmetic>(survey.Program, survey.Traits, new BallArithmetic(precision));
        Work += CostOf(precision);
        return run.At(point.Balls(new BallArithmetic(precision)));
    }

    /// <summary>What comparing at one point takes, in operations on 128 bits.</summary>
    public double CostOf(int precision)
    {
        double size = precision / 128.0;
        return survey.Program.Code.Count * (1 + size) / 2 + _functions * FunctionCost * size * Math.Sqrt(size) / 2;
    }

    /// <summary>What the sides are at a point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="precision">The bits of the balls.</param>
    /// <param name="agreement">The bits to which they have to agree, relative to the largest part, to count as agreeing.</param>
    public BallStanding Compare(SamplePoint point, int precision, int agreement)
    {
        if (!CanAfford(precision))
            return BallStanding.Unclear;
        ReadOnlySpan<Ball> slots = Run(point, precision);
        Ball expected = slots[survey.Program.Roots[0]], answer = slots[survey.Program.Roots[1]];
        if (expected.Presence == Presence.None || answer.Presence == Presence.None)
            return BallStanding.Undefined;
        if (!expected.HasValue || !answer.HasValue)
            return BallStanding.Unclear;
        Ball difference = new BallArithmetic(precision).Subtract(expected, answer);
        if (difference.Sign is 1 or -1)
            return BallStanding.Apart;
        if (Absorption.Happened(survey.Program, slots, agreement))
            return BallStanding.Unclear;
        long top = Math.Max(expected.Top, answer.Top);
        if (!expected.Mid.IsZero && expected.Sign is null)
            top = Math.Max(top, LargestTop(slots));
        return difference.IsZero || difference.Top <= top - agreement ? BallStanding.Agree : BallStanding.Unclear;
    }

    /// <summary>Whether both sides are defined all around a point, as far as these bits tell.</summary>
    public bool IsInterior(SamplePoint point, int precision)
    {
        if (!CanAfford(precision))
            return false;
        ReadOnlySpan<Ball> slots = Run(point, precision);
        return slots[survey.Program.Roots[0]].HasValue && slots[survey.Program.Roots[1]].HasValue
            && Interior.Holds(survey.Program, survey.Traits, slots);
    }

    // Where both sides cancel to nothing, the size of what cancelled is what the digits count from.
    private static long LargestTop(ReadOnlySpan<Ball> slots)
    {
        long top = 0;
        foreach (Ball ball in slots)
        {
            if (ball.HasValue)
                top = Math.Max(top, ball.Top);
        }

        return Math.Min(top, 4096);
    }
}
