using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>
/// Proves that the sides have no open set in common on which both are defined: the whole space is cut into boxes, in each of which some part has
/// a value on a null set at most.
/// </summary>
internal sealed class Emptiness(Survey survey)
{
    private const int MostBoxes = 600;
    private const long MostWork = 2_000_000;
    private const double Smallest = 1e-4;
    private const double Largest = 1e9;

    /// <summary>Whether it is certain.</summary>
    public bool IsCertain()
    {
        int variables = survey.Program.Names.Count;
        var whole = new Interval[variables];
        Array.Fill(whole, survey.Positive ? new Interval(0, double.PositiveInfinity) : Interval.Whole);
        var pending = new Stack<(Interval[] Box, int Next)>();
        pending.Push((whole, 0));
        long end = survey.Work + MostWork;
        for (int i = 0; pending.TryPop(out (Interval[] Box, int Next) top); i++)
        {
            if (IsNowhereDefined(survey.Run(top.Box)))
                continue;
            if (variables == 0 || i >= MostBoxes || survey.Work > end || survey.IsExhausted || Cut(top.Box[top.Next]) is not { } place)
                return false;
            int next = (top.Next + 1) % variables;
            pending.Push((Replace(top.Box, top.Next, top.Box[top.Next] with { Lo = place }), next));
            pending.Push((Replace(top.Box, top.Next, top.Box[top.Next] with { Hi = place }), next));
        }

        return true;
    }

    private bool IsNowhereDefined(ReadOnlySpan<Interval> slots)
    {
        foreach (int slot in survey.Traits.Restricting)
        {
            Instruction step = survey.Program.Code[slot];
            if (slots[slot].Presence == Presence.None || IsNullSet(step, slots))
                return true;
        }

        return false;
    }

    // sqrt(u) with u <= 0 is defined where u = 0 only, u^v with u <= 0 where u = 0 or v is an integer only. Where u, or v, is analytic everywhere
    // and not constant, that is a null set.
    private bool IsNullSet(Instruction step, ReadOnlySpan<Interval> slots) => step.Code switch
    {
        OpCode.RationalPower => IsNullSetOfZeros(step.Left, slots),
        OpCode.Function when step.Function == Elementary.Sqrt => IsNullSetOfZeros(step.Left, slots),
        OpCode.Power => survey.Traits.IsEntire[step.Right] && Varies(step.Right)
            && (slots[step.Left].Sign < 0 || IsNullSetOfZeros(step.Left, slots)),
        _ => false,
    };

    private bool IsNullSetOfZeros(int slot, ReadOnlySpan<Interval> slots) =>
        slots[slot].HasValue && slots[slot].Hi <= 0 && survey.Traits.IsEntire[slot] && Varies(slot);

    // An analytic part takes two values, for certain, at some of the first points.
    private bool Varies(int slot)
    {
        var run = new ProgramRun<Interval, IntervalArithmetic>(survey.Program, survey.Traits, default);
        Interval first = run.At(PointSource.At(0, survey.Program.Names.Count, true).Enclosures)[slot];
        for (int i = 1; i < 8; i++)
        {
            if (run.At(PointSource.At(i, survey.Program.Names.Count, true).Enclosures)[slot].IsApartFrom(first))
                return true;
        }

        return false;
    }

    // At zero first, then at growing distances from it, then in the middle; null where nothing is left to cut.
    private static double? Cut(Interval side) => side switch
    {
        { Lo: < 0, Hi: > 0 } => 0,
        { Hi: double.PositiveInfinity } => side.Lo < Largest ? Math.Max(1, 4 * side.Lo) : null,
        { Lo: double.NegativeInfinity } => side.Hi > -Largest ? Math.Min(-1, 4 * side.Hi) : null,
        _ => side.Hi - side.Lo > Smallest ? side.Middle : null,
    };

    private static Interval[] Replace(Interval[] box, int variable, Interval side)
    {
        var changed = (Interval[])box.Clone();
        changed[variable] = side;
        return changed;
    }
}
