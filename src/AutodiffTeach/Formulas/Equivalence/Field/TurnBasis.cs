namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>Cosines and sines, by a basis of angles that are linearly independent over the fractions together with π.</summary>
/// <remarks>
/// Turns of basis angles are drawn at random, the turn by π is fixed. An angle that is a combination c_0 π + c_1 a_1 + c_2 a_2 + ... has
/// the turn that the addition theorems give; the c are found from the values at more points than there are angles.
/// </remarks>
internal sealed class TurnBasis(FieldProgram program)
{
    private const int SpareRows = 2;
    private const long LargestCoefficient = 1 << 20;
    private const long LargestDenominator = 999;
    private const double DegreeOfTurn = 2.0 * RealModel.FullTurn;

    private readonly List<(int Angle, int Turn)> _angles = [];
    private readonly List<(int Angle, int Turn)> _turns = [];
    private int _pi = -1;
    private int _smallestTurn = -1;

    /// <summary>Whether an angle is a multiple that no fraction, or no fraction of a turn in the model, expresses.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>The slot of the angle π, once there is one.</summary>
    public void SetPi(int slot) => _pi = slot;

    /// <summary>The slot of the angle's cosine; the sine is behind it.</summary>
    public int Turn(int angle)
    {
        foreach ((int known, int turn) in _turns)
        {
            if (program.AreEqual(known, angle))
                return turn;
        }

        int result = Combined(angle) ?? NewAngle(angle);
        _turns.Add((angle, result));
        return result;
    }

    private int NewAngle(int angle)
    {
        int turn = program.NewSlot(DegreeOfTurn);
        program.NewSlot(DegreeOfTurn);
        program.Emit(new Instruction(OpCode.DrawTurn, turn, [], []));
        _angles.Add((angle, turn));
        return turn;
    }

    private int? Combined(int angle)
    {
        PrimeField field = program.Field;
        int[] angles = _pi < 0 ? [.. _angles.Select(known => known.Angle)] : [_pi, .. _angles.Select(known => known.Angle)];
        program.EnsurePoints(angles.Length + SpareRows);
        if (program.State != ProgramState.Running)
            return angle;
        if (LinearRelation.Solve(field, Array.ConvertAll(angles, program.ValuesOf), program.ValuesOf(angle)) is not { } coefficients)
            return null;
        var sources = new List<int>();
        var multiples = new List<ulong>();
        double degree = 1;
        for (int i = 0; i < angles.Length; i++)
        {
            if (coefficients[i] == 0)
                continue;
            if (SmallFraction.Of(field.ToNumber(coefficients[i]), field.Modulus, LargestCoefficient, LargestDenominator) is not { } fraction
                || TurnAt(i, fraction) is not var (slot, multiple))
            {
                IsIncomplete = true;
                return null;
            }

            sources.Add(slot);
            multiples.Add(multiple);
            degree += program.DegreeOf(slot) * Math.Max(Math.Abs(fraction.Numerator), fraction.Denominator);
        }

        int turn = program.NewSlot(degree);
        program.NewSlot(degree);
        return program.Emit(new Instruction(OpCode.TurnSum, turn, [.. sources], [.. multiples]));
    }

    private (int Slot, ulong Multiple)? TurnAt(int column, SmallFraction fraction)
    {
        if (_pi < 0 || column > 0)
            return (_angles[_pi < 0 ? column : column - 1].Turn, program.Model.MultipleOf(fraction));
        long half = (long)RealModel.FullTurn / 2;
        if (half % fraction.Denominator != 0)
            return null;
        long multiple = half / fraction.Denominator * fraction.Numerator % (2 * half);
        return (SmallestTurn(), (ulong)(multiple < 0 ? multiple + 2 * half : multiple));
    }

    private int SmallestTurn()
    {
        if (_smallestTurn < 0)
        {
            _smallestTurn = program.Constant(program.Model.SmallestTurn.Cos);
            program.Constant(program.Model.SmallestTurn.Sin);
        }

        return _smallestTurn;
    }
}
