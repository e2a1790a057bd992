namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>What is required to be positive, and how much of the signs is left to chance by that.</summary>
/// <remarks>
/// <para>Where u_1, u_2, ... are required to be positive and no product of some of them is the square of another part w, times a number, the
/// values at a random point determine the identity: it holds for all choices of the roots' signs (they are conjugate) or for none. Where
/// there is such a w, sqrt(w^2) is w or -w by chance, and the reals may know which. A requirement that some point ever fails is
/// independent of those before it (u is not the product of some of them and a square); one that never fails is counted as uncertain.</para>
/// <para>Numbers are told apart: a product of primes that all are positive in the model has the roots that it has over the reals.</para>
/// </remarks>
internal sealed class PositiveParts(FieldProgram program)
{
    private const int MostRootPoints = 12;
    private const long LargestNumber = 1 << 20;
    private readonly List<Requirement> _required = [];
    private readonly HashSet<int> _known = [];
    private bool _hasIrrationalRoot;

    /// <summary>How many signs are left to chance.</summary>
    public int Uncertain => (_hasIrrationalRoot ? 1 : 0) + _required.Count(part => part.IsEven && !part.Instruction.HasRejected);

    /// <summary>Draws more points while that may show that fewer signs are left to chance.</summary>
    public void DrawPoints()
    {
        int limit = program.PointCount + MostRootPoints;
        while (Uncertain > (_hasIrrationalRoot ? 1 : 0) && program.PointCount < limit && program.State == ProgramState.Running)
            program.EnsurePoints(program.PointCount + 1);
    }

    /// <summary>Notes that a slot is positive by how it was drawn: a product of squares of what was drawn, of positive primes, and of roots of what is required to be positive.</summary>
    public void Know(int slot) => _known.Add(slot);

    /// <summary>Whether that was noted.</summary>
    public bool IsKnown(int slot) => _known.Contains(slot);

    /// <summary>Whether all prime factors of a positive fraction are positive in the model.</summary>
    public bool ArePositive(SmallFraction fraction) => fraction.Numerator > 0
        && Primes.FactorsOf(fraction).TrueForAll(factor => program.Model.SignOf(program.Field.From(factor.Prime)) > 0);

    /// <summary>Requires a sign of a slot that is not a number.</summary>
    public void Require(int slot, int sign)
    {
        if (_known.Contains(slot) || program.IsConstant(slot))
            return;
        Instruction instruction = Emit(slot, sign);
        if (sign > 0)
            _required.Add(new Requirement(slot, instruction));
    }

    /// <summary>Requires that a slot is positive.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="isEven">Whether a root of even order is taken.</param>
    public void RequirePositive(int slot, bool isEven)
    {
        if (_known.Contains(slot) || program.State != ProgramState.Running)
            return;
        if (program.IsConstant(slot))
        {
            RequireNumber(program.ValueAt(slot, 0), isEven);
            return;
        }

        foreach (Requirement part in _required)
        {
            if (part.Slot == slot || program.AreEqual(part.Slot, slot))
            {
                part.IsEven |= isEven;
                return;
            }

            if (Ratio(slot, part.Slot) is { } ratio && RequirePrimes(ratio))
            {
                part.IsEven |= isEven;
                return;
            }
        }

        _required.Add(new Requirement(slot, Emit(slot, 1)) { IsEven = isEven });
    }

    /// <summary>Requires that all prime factors of a positive fraction are positive in the model.</summary>
    public bool RequirePrimes(SmallFraction fraction)
    {
        if (fraction.Numerator <= 0)
        {
            program.Fail(ProgramState.Undefined);
            return false;
        }

        if (!ArePositive(fraction))
            program.Fail(ProgramState.Unsatisfiable);
        return true;
    }

    /// <summary>The small fraction that a number of the field stands for, or null.</summary>
    public SmallFraction? FractionOf(ulong number, long largest = LargestNumber) =>
        SmallFraction.Of(program.Field.ToNumber(number), program.Field.Modulus, largest, largest);

    private void RequireNumber(ulong number, bool isEven)
    {
        if (FractionOf(number) is { } fraction)
        {
            RequirePrimes(fraction);
            return;
        }

        _hasIrrationalRoot |= isEven;
        if (program.Model.SignOf(number) < 0)
            program.Fail(ProgramState.Unsatisfiable);
    }

    // u/v or u*v where that is a number
    private SmallFraction? Ratio(int slot, int other)
    {
        PrimeField field = program.Field;
        ulong first = program.ValueAt(slot, 0);
        ulong second = program.ValueAt(other, 0);
        bool isQuotient = true;
        bool isProduct = true;
        for (int i = 1; i < program.PointCount; i++)
        {
            ulong a = program.ValueAt(slot, i);
            ulong b = program.ValueAt(other, i);
            isQuotient &= field.Multiply(a, second) == field.Multiply(first, b);
            isProduct &= field.Multiply(a, b) == field.Multiply(first, second);
        }

        return isQuotient ? FractionOf(field.Multiply(first, field.Inverse(second)))
            : isProduct ? FractionOf(field.Multiply(first, second))
            : null;
    }

    private Instruction Emit(int slot, int sign)
    {
        var instruction = new Instruction(OpCode.Require, slot, [slot], [], sign);
        program.Emit(instruction);
        return instruction;
    }

    private sealed class Requirement(int slot, Instruction instruction)
    {
        public int Slot { get; } = slot;

        public Instruction Instruction { get; } = instruction;

        public bool IsEven { get; set; }
    }
}
