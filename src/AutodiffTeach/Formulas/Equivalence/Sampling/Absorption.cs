using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>
/// Tells where a term has vanished beside another in spite of all digits, as 1 does in exp(10^9) + 1, or a function is saturated, as tanh is far
/// from 0: agreement there says nothing about what has vanished.
/// </summary>
internal static class Absorption
{
    public static bool Happened(FormulaProgram program, ReadOnlySpan<Ball> slots, int precision)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            Instruction step = program.Code[i];
            if (step.Code == OpCode.Add ? IsLost(slots[step.Left], slots[i]) || IsLost(slots[step.Right], slots[i])
                : step.Code == OpCode.Function && IsSaturated(step.Function, slots[step.Left], precision))
                return true;
        }

        return false;
    }

    // Below the last digit of the sum.
    private static bool IsLost(Ball term, Ball sum) =>
        term.HasValue && sum.HasValue && !term.Mid.IsZero && !sum.Radius.IsZero
        && term.Mid.GetBitLength() + term.Exponent < sum.Radius.GetBitLength() + sum.Exponent && term.Sign is not null;

    // exp(-|x|) beside 1 in fewer bits than there are
    private static bool IsSaturated(Elementary function, Ball argument, int precision) =>
        function is Elementary.Tanh or Elementary.Sigmoid or Elementary.Softplus or Elementary.Sech or Elementary.Sinh or Elementary.Cosh
        && argument.HasValue && argument.Mid.GetBitLength() + argument.Exponent > Math.Log2(precision) - 1;
}
