using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>Runs a program over enclosures again and again; parts without variables are computed once.</summary>
/// <typeparam name="T">The enclosures.</typeparam>
/// <typeparam name="TArithmetic">Their arithmetic.</typeparam>
internal sealed class ProgramRun<T, TArithmetic>
    where TArithmetic : IArithmetic<T>
{
    private readonly FormulaProgram _program;
    private readonly TArithmetic _arithmetic;
    private readonly T[] _slots;
    private readonly int[] _varying;

    public ProgramRun(FormulaProgram program, ProgramTraits traits, TArithmetic arithmetic)
    {
        _program = program;
        _arithmetic = arithmetic;
        _slots = new T[program.Code.Count];
        _varying = traits.Varying;
        for (int i = 0; i < _slots.Length; i++)
        {
            if (traits.IsConstant[i])
                _slots[i] = Compute(program.Code[i]);
        }
    }

    /// <summary>The value of every slot at the last point.</summary>
    public ReadOnlySpan<T> Slots => _slots;

    /// <summary>Computes all slots where the variables have these values.</summary>
    public ReadOnlySpan<T> At(ReadOnlySpan<T> values)
    {
        values.CopyTo(_slots);
        foreach (int slot in _varying)
            _slots[slot] = Compute(_program.Code[slot]);
        return _slots;
    }

    private T Compute(Instruction step) => step.Code switch
    {
        OpCode.Number => _arithmetic.FromRational(_program.Numbers[step.Left]),
        OpCode.Pi => _arithmetic.FromConstant("pi"),
        OpCode.E => _arithmetic.FromConstant("e"),
        OpCode.Add => _arithmetic.Add(_slots[step.Left], _slots[step.Right]),
        OpCode.Multiply => _arithmetic.Multiply(_slots[step.Left], _slots[step.Right]),
        OpCode.Negate => _arithmetic.Negate(_slots[step.Left]),
        OpCode.Reciprocal => _arithmetic.Reciprocal(_slots[step.Left]),
        OpCode.IntegerPower => _arithmetic.Power(_slots[step.Left], step.Right),
        OpCode.RationalPower => _arithmetic.Power(_slots[step.Left], _program.Numbers[step.Right]),
        OpCode.Power => _arithmetic.Power(_slots[step.Left], _slots[step.Right]),
        OpCode.Function => _arithmetic.Apply(step.Function, _slots[step.Left]),
        OpCode.Max => _arithmetic.Max(_slots[step.Left], _slots[step.Right]),
        OpCode.Min => _arithmetic.Min(_slots[step.Left], _slots[step.Right]),
        _ => _arithmetic.FromConstant(""),
    };
}
