using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>What can be said of a program's parts without running it.</summary>
internal sealed class ProgramTraits
{
    private readonly List<int> _restricting = [], _kinked = [];

    public ProgramTraits(FormulaProgram program)
    {
        IReadOnlyList<Instruction> code = program.Code;
        IsConstant = new bool[code.Count];
        IsEntire = new bool[code.Count];
        var varying = new List<int>(code.Count);
        for (int i = 0; i < code.Count; i++)
        {
            Instruction step = code[i];
            bool left = UsesLeft(step.Code), right = UsesRight(step.Code);
            IsConstant[i] = step.Code != OpCode.Variable && (!left || IsConstant[step.Left]) && (!right || IsConstant[step.Right]);
            IsEntire[i] = IsConstant[i] || (HasEntireLaw(step) && (!left || IsEntire[step.Left]) && (!right || IsEntire[step.Right]));
            if (!IsConstant[i] && step.Code != OpCode.Variable)
                varying.Add(i);
            if (Restricts(step) && !(IsConstant[i] && IsCertain(program, step)))
                _restricting.Add(i);
            if (!IsConstant[i] && IsKinked(step))
                _kinked.Add(i);
            HasJumps |= !IsConstant[i] && step is { Code: OpCode.Function, Function: Elementary.Step or Elementary.Sign };
        }

        Varying = [.. varying];
    }

    /// <summary>By slot, whether no variable is in it.</summary>
    public bool[] IsConstant { get; }

    /// <summary>By slot, whether it is analytic at every real point: then it is zero everywhere or on a null set.</summary>
    public bool[] IsEntire { get; }

    /// <summary>The slots that depend on variables, without the variables.</summary>
    public int[] Varying { get; }

    /// <summary>The slots that have no value for some arguments.</summary>
    public IReadOnlyList<int> Restricting => _restricting;

    /// <summary>The slots that follow different laws for different signs of an argument, roots and powers included: sqrt(x^2) is x or -x.</summary>
    public IReadOnlyList<int> Kinked => _kinked;

    /// <summary>Whether a part jumps: two formulas with such parts may be equal everywhere but where they jump.</summary>
    public bool HasJumps { get; }

    private static bool UsesLeft(OpCode code) => code is not (OpCode.Number or OpCode.Pi or OpCode.E or OpCode.Variable or OpCode.Unreadable);

    private static bool UsesRight(OpCode code) => code is OpCode.Add or OpCode.Multiply or OpCode.Power or OpCode.Max or OpCode.Min;

    private static bool Restricts(Instruction step) => step.Code switch
    {
        OpCode.Reciprocal or OpCode.RationalPower or OpCode.Power or OpCode.Unreadable => true,
        OpCode.IntegerPower => step.Right < 0,
        OpCode.Function => step.Function is Elementary.Log or Elementary.Sqrt or Elementary.Tan,
        _ => false,
    };

    // 1/3, sqrt(2): constants that plainly have a value
    private static bool IsCertain(FormulaProgram program, Instruction step) =>
        program.Code[step.Left] is { Code: OpCode.Number } number && program.Numbers[number.Left].Sign > 0;

    private static bool IsKinked(Instruction step) => step.Code switch
    {
        OpCode.Max or OpCode.Min or OpCode.RationalPower or OpCode.Power => true,
        OpCode.Function => step.Function is Elementary.Abs or Elementary.Relu or Elementary.Step or Elementary.Sign or Elementary.Sqrt or Elementary.Log,
        _ => false,
    };

    private static bool HasEntireLaw(Instruction step) => step.Code switch
    {
        OpCode.Variable or OpCode.Add or OpCode.Multiply or OpCode.Negate => true,
        OpCode.IntegerPower => step.Right >= 0,
        OpCode.Function => step.Function is not (Elementary.Abs or Elementary.Relu or Elementary.Step or Elementary.Sign
            or Elementary.Sqrt or Elementary.Log or Elementary.Tan),
        _ => false,
    };
}
