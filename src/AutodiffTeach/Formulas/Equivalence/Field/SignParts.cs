namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>The signs that functions such as abs and relu ask for.</summary>
/// <remarks>
/// In a region they are what they are there. Without one the sign of each part is a variable of its own that takes both values in all
/// combinations over the points: what holds then holds whatever the signs are.
/// </remarks>
internal sealed class SignParts(FieldProgram program, PositiveParts positive, bool hasRoots)
{
    private const int MostFreeSigns = 5;
    private const long LargestNumber = 1 << 12;

    private readonly List<(int Argument, int Sign)> _known = [];

    /// <summary>The parts whose signs take both values.</summary>
    public List<Expr> Free { get; } = [];

    /// <summary>Whether the slot is zero everywhere.</summary>
    public static bool IsZero(FieldProgram program, int slot) =>
        program.State == ProgramState.Running && program.IsConstant(slot) && program.ValueAt(slot, 0) == 0;

    /// <summary>The slot of the sign of a slot.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="region">The region, or null.</param>
    /// <param name="part">The formula that the slot is the value of.</param>
    public int SignOf(int slot, SignRegion? region, Expr part)
    {
        PrimeField field = program.Field;
        if (program.State != ProgramState.Running)
            return slot;
        if (program.IsConstant(slot) && positive.FractionOf(program.ValueAt(slot, 0), LargestNumber) is { } number)
            return number.Numerator == 0 ? program.Constant(0) : program.Unit(Math.Sign(number.Numerator));
        if (region?.SignOf(part) is { } sign and not 0)
        {
            if (hasRoots)
                positive.Require(slot, sign);
            return program.Unit(sign);
        }

        foreach ((int argument, int known) in _known)
        {
            if (program.AreEqual(argument, slot))
                return known;
            if (IsNegative(argument, slot))
                return program.Scaled(known, field.Negate(field.One));
        }

        return NewSign(slot, part);
    }

    // From here on all combinations are present, so that a relation that is found among values holds in all of them.
    private int NewSign(int slot, Expr part)
    {
        int sign = program.Emit(new Instruction(OpCode.SignBit, program.NewSlot(1), [], [(ulong)Free.Count]));
        _known.Add((slot, sign));
        Free.Add(part);
        if (Free.Count > MostFreeSigns)
            program.Fail(ProgramState.Exhausted);
        program.EnsurePoints(2 << Free.Count);
        return sign;
    }

    private bool IsNegative(int slot, int other)
    {
        for (int i = 0; i < program.PointCount; i++)
        {
            if (program.ValueAt(slot, i) != program.Field.Negate(program.ValueAt(other, i)))
                return false;
        }

        return true;
    }
}
