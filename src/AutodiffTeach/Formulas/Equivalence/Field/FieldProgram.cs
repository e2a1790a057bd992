namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>How far a <see cref="FieldProgram"/> got.</summary>
internal enum ProgramState
{
    /// <summary>All instructions have values at all points.</summary>
    Running,

    /// <summary>A part is divided by zero or has no value wherever one looks.</summary>
    Undefined,

    /// <summary>No point with the required signs was found; another field may have one.</summary>
    Unsatisfiable,

    /// <summary>The work it may do is done.</summary>
    Exhausted,
}

/// <summary>
/// A straight-line program over a <see cref="RealModel"/> with random draws, run at several points while it is being written.
/// </summary>
/// <remarks>
/// What is known at the points decides which instructions come next (which relations hold between arguments). A point at which a required
/// sign fails is drawn anew and the program so far run on it, so that all points always satisfy all that is required.
/// </remarks>
internal sealed class FieldProgram(RealModel model, WorkBudget budget)
{
    private const int DrawsPerConstraint = 64;
    private const int MostConstraints = 9;
    private const int Surplus = 4; // points come in blocks of a fourth of those there are, since a block is run at once

    private readonly List<Instruction> _code = [];
    private readonly List<double> _degrees = [];
    private readonly List<ulong[]> _points = [];
    private readonly List<int> _rejected = [];
    private readonly FieldMachine _machine = new(model);
    private int _capacity = 32;

    /// <summary>The model.</summary>
    public RealModel Model { get; } = model;

    /// <summary>The field.</summary>
    public PrimeField Field { get; } = model.Field;

    /// <summary>Whether all went well so far; instructions after a failure are ignored.</summary>
    public ProgramState State { get; private set; }

    /// <summary>The instructions.</summary>
    public IReadOnlyList<Instruction> Code => _code;

    /// <summary>The number of slots.</summary>
    public int SlotCount => _degrees.Count;

    /// <summary>The largest degree of a slot.</summary>
    public double LargestDegree { get; private set; }

    /// <summary>The number of instructions for which points were given up.</summary>
    public int Constraints { get; private set; }

    /// <summary>Changes whenever a point is drawn anew.</summary>
    public int Version { get; private set; }

    /// <summary>The number of points.</summary>
    public int PointCount => _points.Count;

    /// <summary>Ends the program.</summary>
    public void Fail(ProgramState state)
    {
        if (State == ProgramState.Running)
            State = state;
    }

    /// <summary>Takes multiplications from the budget.</summary>
    public void Spend(long multiplications)
    {
        budget.Spend(multiplications);
        if (budget.IsSpent)
            Fail(ProgramState.Exhausted);
    }

    /// <summary>A new slot for values that are rational functions, of at most this degree, of what is drawn.</summary>
    public int NewSlot(double degree)
    {
        _degrees.Add(degree);
        LargestDegree = Math.Max(LargestDegree, degree);
        if (_degrees.Count > _capacity)
            Grow();
        return _degrees.Count - 1;
    }

    /// <summary>A bound for the degree of the slot's numerator and denominator.</summary>
    public double DegreeOf(int slot) => _degrees[slot];

    /// <summary>The slot's value at a point.</summary>
    public ulong ValueAt(int slot, int point) => _points[point][slot];

    /// <summary>The slot's values at all points.</summary>
    public ulong[] ValuesOf(int slot)
    {
        var values = new ulong[_points.Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = _points[i][slot];
        return values;
    }

    /// <summary>Whether two slots have the same values.</summary>
    public bool AreEqual(int slot, int other)
    {
        foreach (ulong[] point in _points)
        {
            if (point[slot] != point[other])
                return false;
        }

        return true;
    }

    /// <summary>Whether a slot has the values of another one times a number.</summary>
    public bool IsMultiple(int slot, ulong factor, int other)
    {
        foreach (ulong[] point in _points)
        {
            if (point[slot] != Field.Multiply(factor, point[other]))
                return false;
        }

        return true;
    }

    /// <summary>Whether the slot has one value at all points; then it is that number, but for a probability of its degree over the prime.</summary>
    public bool IsConstant(int slot)
    {
        foreach (ulong[] point in _points)
        {
            if (point[slot] != _points[0][slot])
                return false;
        }

        return true;
    }

    /// <summary>Appends an instruction and runs it at all points.</summary>
    public int Emit(Instruction instruction)
    {
        _code.Add(instruction);
        RunFrom(0, instruction);
        RedrawRejected();
        return instruction.Target;
    }

    /// <summary>Appends an instruction without operands.</summary>
    public int Emit(OpCode code, double degree, params int[] sources) => Emit(new Instruction(code, NewSlot(degree), sources, []));

    /// <summary>Draws points until there are as many, or a few more.</summary>
    public void EnsurePoints(int count)
    {
        int first = _points.Count;
        if (count <= first || State != ProgramState.Running)
            return;
        while (_points.Count < Math.Max(count, first + first / Surplus))
            _points.Add(new ulong[_capacity]);
        foreach (Instruction instruction in _code)
            RunFrom(first, instruction);
        RedrawRejected();
    }

    // At all points from one on but those rejected before.
    private void RunFrom(int first, Instruction instruction)
    {
        if (State != ProgramState.Running)
            return;
        Spend(FieldMachine.WorkOf(instruction, _points.Count - first));
        if (instruction.Code == OpCode.PowerProduct && _rejected.Count == 0)
        {
            if (!_machine.RunFrom(first, instruction, _points))
                Reject(instruction);
            return;
        }

        for (int i = first; i < _points.Count && State == ProgramState.Running; i++)
        {
            if (_rejected.Contains(i) || _machine.Run(instruction, _points[i], i))
                continue;
            Reject(instruction);
            _rejected.Add(i);
        }
    }

    private void RedrawRejected()
    {
        foreach (int point in _rejected.TakeWhile(_ => State == ProgramState.Running))
            Redraw(point);
        _rejected.Clear();
    }

    // The values that a point has may be given up: they are drawn anew until all instructions so far succeed.
    private void Redraw(int point)
    {
        Version++;
        long limit = DrawsPerConstraint << Math.Min(Constraints, MostConstraints);
        for (long i = 0; i < limit && State == ProgramState.Running; i++)
        {
            if (Replay(point))
                return;
        }

        Fail(ProgramState.Unsatisfiable);
    }

    private bool Replay(int point)
    {
        foreach (Instruction instruction in _code)
        {
            if (!Run(instruction, point))
                return false;
        }

        return true;
    }

    private bool Run(Instruction instruction, int point)
    {
        Spend(FieldMachine.WorkOf(instruction, 1));
        if (_machine.Run(instruction, _points[point], point))
            return true;
        Reject(instruction);
        return false;
    }

    // A divisor that is zero at a random point is zero everywhere, but for a probability of its degree over the prime.
    private void Reject(Instruction instruction)
    {
        if (instruction.Code is OpCode.PowerProduct or OpCode.Logarithm)
            Fail(ProgramState.Undefined);
        Constraints += instruction.HasRejected ? 0 : 1;
        instruction.HasRejected = true;
    }

    private void Grow()
    {
        _capacity *= 2;
        for (int i = 0; i < _points.Count; i++)
        {
            ulong[] values = _points[i];
            Array.Resize(ref values, _capacity);
            _points[i] = values;
        }
    }
}
