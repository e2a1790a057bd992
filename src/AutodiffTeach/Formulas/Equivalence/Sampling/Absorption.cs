using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>
/// Tells where a term has vanished beside another in spite of all digits, as 1 does in exp(10^9) + 1, or a function tells nothing of its argument,
/// as tanh far from 0 and exp near it: agreement there says nothing about what has vanished.
/// </summary>
internal static class Absorption
{
    private const double BitsOfTwo = 2.8853900817779268; // exp(-2x) is 2^(-2.885 x)

    /// <summary>Whether it happened.</summary>
    /// <param name="program">What was computed.</param>
    /// <param name="slots">The values of its parts.</param>
    /// <param name="bits">The bits, relative to a value, below which nothing is seen.</param>
    public static bool Happened(FormulaProgram program, ReadOnlySpan<Ball> slots, int bits)
    {
        for (int i = 0; i < slots.Length; i++)
        {
            Instruction step = program.Code[i];
            bool isLost = step.Code switch
            {
                OpCode.Add => IsLost(slots[step.Left], slots[i], bits) || IsLost(slots[step.Right], slots[i], bits),
                OpCode.Function => IsSaturated(step.Function, slots[step.Left], bits) || IsNearZero(step.Function, slots[step.Left], bits),
                // x^u = 1 + u log x + ...
                OpCode.Power => IsTiny(slots[step.Right], bits),
                OpCode.RationalPower => program.Numbers[step.Right] is var u && u.Numerator.GetBitLength() - u.Denominator.GetBitLength() < -bits,
                _ => false,
            };
            if (isLost)
                return true;
        }

        return false;
    }

    private static bool IsLost(Ball term, Ball sum, int bits) =>
        term.HasValue && sum.HasValue && (term.IsVanished || (term.Sign is 1 or -1 && term.Top < sum.Top - bits));

    // exp(-2|x|) beside 1 in fewer bits than there are
    private static bool IsSaturated(Elementary function, Ball argument, int bits) =>
        function is Elementary.Tanh or Elementary.Sigmoid or Elementary.Softplus or Elementary.Sech or Elementary.Sinh or Elementary.Cosh
        && argument.HasValue && Math.Abs(argument.ToDouble()) * BitsOfTwo > bits;

    // f(0) + u f'(0) + u^2 f''(0)/2 in fewer bits than there are
    private static bool IsNearZero(Elementary function, Ball argument, int bits) =>
        function is not (Elementary.Sqrt or Elementary.Log or Elementary.Abs or Elementary.Relu or Elementary.Step or Elementary.Sign)
        && IsTiny(argument, bits / 2);

    private static bool IsTiny(Ball value, int bits) => value.HasValue && value.Sign is 1 or -1 && value.Top < -bits;
}
