using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>Where a point lies in the domain: inside with a neighbourhood, and on which side of every kink.</summary>
internal static class Interior
{
    private const int NotKnown = 2;

    /// <summary>Whether every part has a value in a neighbourhood of the point.</summary>
    public static bool Holds<T>(FormulaProgram program, ProgramTraits traits, ReadOnlySpan<T> slots)
        where T : IEnclosure
    {
        foreach (int slot in traits.Restricting)
        {
            if (!slots[slot].HasValue || !(traits.IsConstant[slot] || IsOpen(program.Code[slot], traits, slots)))
                return false;
        }

        return true;
    }

    // The edge of a domain is where an argument is 0; divisors that have values there are not zero.
    private static bool IsOpen<T>(Instruction step, ProgramTraits traits, ReadOnlySpan<T> slots)
        where T : IEnclosure => step.Code switch
        {
            OpCode.RationalPower => slots[step.Left].Sign > 0,
            OpCode.Power => slots[step.Left].Sign > 0 || (traits.IsConstant[step.Left] && slots[step.Left].Sign == 0 && slots[step.Right].Sign > 0),
            OpCode.Function when step.Function == Elementary.Sqrt => slots[step.Left].Sign > 0 || traits.IsConstant[step.Left],
            _ => true,
        };

    /// <summary>A code for the signs of all arguments at which laws change, other than 0; a sign that is not known counts as a fourth one.</summary>
    public static ulong Region(FormulaProgram program, ProgramTraits traits, ReadOnlySpan<Interval> slots)
    {
        ulong code = 14695981039346656037;
        foreach (int slot in traits.Kinked)
        {
            int sign = SideOf(program.Code[slot], slots) ?? NotKnown;
            code = (code ^ (ulong)(sign + 2)) * 1099511628211;
        }

        return code | 1;
    }

    /// <summary>The kinked parts whose arguments are certainly zero at the point.</summary>
    public static int[] ZerosOf(FormulaProgram program, ProgramTraits traits, ReadOnlySpan<Interval> slots)
    {
        List<int>? zeros = null;
        foreach (int slot in traits.Kinked)
        {
            if (SideOf(program.Code[slot], slots) is 0)
                (zeros ??= []).Add(slot);
        }

        return zeros is null ? [] : [.. zeros];
    }

    /// <summary>The sign on which the law of a kinked part depends.</summary>
    public static int? SideOf(Instruction step, ReadOnlySpan<Interval> slots) => step.Code is OpCode.Max or OpCode.Min
        ? step.Left == step.Right ? 0 : default(IntervalArithmetic).Add(slots[step.Left], default(IntervalArithmetic).Negate(slots[step.Right])).Sign
        : slots[step.Left].Sign;
}
