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

    private readonly LinearBasis _basis = new(program, program.Field);
    private readonly List<int> _turnByAngle = []; // -1 for π
    private readonly List<(int Angle, int Turn)> _turns = [];
    private int _smallestTurn = -1;

    /// <summary>Whether an angle is a multiple that no fraction, or no fraction of a turn in the model, expresses.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>Makes the slot the angle π, which comes before all angles that are made of it.</summary>
    public void SetPi(int slot)
    {
        program.EnsurePoints(_basis.Count + SpareRows);
        if (program.State == ProgramState.Running && _basis.Add(slot))
            _turnByAngle.Add(-1);
    }

    /// <summary>The slot of the angle's cosine; the sine is behind it.</summary>
    public int Turn(int angle)
    {
        foreach ((int known, int turn) in _turns)
        {
            if (program.AreEqual(known, angle))
                return turn;
        }

        program.EnsurePoints(_basis.Count + SpareRows);
        if (program.State != ProgramState.Running)
            return angle;
        ulong[]? coefficients = _basis.CoefficientsOf(angle);
        int result = coefficients is null ? NewAngle(angle) : Combined(coefficients) ?? NewTurn();
        _turns.Add((angle, result));
        return result;
    }

    private int NewAngle(int angle)
    {
        _basis.Add(angle);
        _turnByAngle.Add(NewTurn());
        return _turnByAngle[^1];
    }

    private int NewTurn()
    {
        int turn = program.NewSlot(DegreeOfTurn);
        program.NewSlot(DegreeOfTurn);
        return program.Emit(new Instruction(OpCode.DrawTurn, turn, [], []));
    }

    private int? Combined(ulong[] coefficients)
    {
        PrimeField field = program.Field;
        var sources = new List<int>();
        var multiples = new List<ulong>();
        double degree = 1;
        for (int i = 0; i < coefficients.Length; i++)
        {
            if (coefficients[i] == 0)
                continue;
            if (SmallFraction.Of(field.ToNumber(coefficients[i]), field.Modulus, LargestCoefficient, LargestDenominator) is not { } fraction
                || TurnAt(_turnByAngle[i], fraction) is not var (slot, multiple))
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

    // A fraction of π must be a fraction of the full turn that the model has.
    private (int Slot, ulong Multiple)? TurnAt(int turn, SmallFraction fraction)
    {
        if (turn >= 0)
            return (turn, program.Model.MultipleOf(fraction));
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
