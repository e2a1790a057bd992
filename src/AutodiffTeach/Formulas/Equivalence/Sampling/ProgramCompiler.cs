using System.Numerics;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>Emits the instructions of a part whose own parts have their slots.</summary>
internal sealed class ProgramCompiler(FormulaProgram program, IReadOnlyDictionary<Expr, int> slots)
{
    private static readonly Dictionary<Operation, Elementary> Functions = new()
    {
        [OperationTable.Exp] = Elementary.Exp,
        [OperationTable.Log] = Elementary.Log,
        [OperationTable.Sqrt] = Elementary.Sqrt,
        [NormRoot.Instance] = Elementary.Sqrt,
        [OperationTable.Sin] = Elementary.Sin,
        [OperationTable.Cos] = Elementary.Cos,
        [OperationTable.Tan] = Elementary.Tan,
        [OperationTable.Sinh] = Elementary.Sinh,
        [OperationTable.Cosh] = Elementary.Cosh,
        [OperationTable.Sech] = Elementary.Sech,
        [OperationTable.Tanh] = Elementary.Tanh,
        [OperationTable.Sigmoid] = Elementary.Sigmoid,
        [OperationTable.Softplus] = Elementary.Softplus,
        [OperationTable.Relu] = Elementary.Relu,
        [OperationTable.Step] = Elementary.Step,
        [OperationTable.Sign] = Elementary.Sign,
        [OperationTable.Abs] = Elementary.Abs,
    };

    public int Slot(Expr part) => part switch
    {
        Number(var value) => program.EmitNumber(value),
        Constant(var name) => program.Emit(new Instruction(name == Expr.Pi.Name ? OpCode.Pi : OpCode.E)),
        Sum => Chain(OpCode.Add, slots[part.Children[0]], part.Children[1..]),
        Product when part.Children[0] == Expr.MinusOne => program.Emit(
            new Instruction(OpCode.Negate, Chain(OpCode.Multiply, slots[part.Children[1]], part.Children[2..]))),
        Product => Chain(OpCode.Multiply, slots[part.Children[0]], part.Children[1..]),
        Power(var @base, Number(var exponent)) => Raised(slots[@base], exponent),
        Power(Constant { Name: "e" }, var exponent) => program.EmitFunction(Elementary.Exp, slots[exponent]),
        Power(var @base, var exponent) => program.Emit(new Instruction(OpCode.Power, slots[@base], slots[exponent])),
        Call(var function, [var argument]) => Applied(function, slots[argument]),
        Call(Max, [var left, var right]) => program.Emit(new Instruction(OpCode.Max, slots[left], slots[right])),
        Call(Min, [var left, var right]) => program.Emit(new Instruction(OpCode.Min, slots[left], slots[right])),
        _ => program.Emit(new Instruction(OpCode.Unreadable)),
    };

    private int Chain(OpCode code, int first, ReadOnlySpan<Expr> others)
    {
        foreach (Expr other in others)
        {
            int slot = slots[other];
            first = program.Emit(code == OpCode.Multiply && slot == first
                ? new Instruction(OpCode.IntegerPower, first, 2)
                : new Instruction(code, first, slot));
        }

        return first;
    }

    private int Raised(int @base, Rational exponent)
    {
        if (exponent == -1)
            return program.Emit(new Instruction(OpCode.Reciprocal, @base));
        if (exponent.IsInteger && BigInteger.Abs(exponent.Numerator) <= int.MaxValue)
            return program.Emit(new Instruction(OpCode.IntegerPower, @base, (int)exponent.Numerator));
        return exponent == new Rational(1, 2)
            ? program.EmitFunction(Elementary.Sqrt, @base)
            : program.EmitPower(@base, exponent);
    }

    private int Applied(Operation function, int argument) => function switch
    {
        Square => program.Emit(new Instruction(OpCode.IntegerPower, argument, 2)),
        SoftmaxShift => program.EmitNumber(0),
        AbstractFunction open => Example(open, argument),
        _ when Functions.TryGetValue(function, out Elementary elementary) => program.EmitFunction(elementary, argument),
        _ => program.Emit(new Instruction(OpCode.Unreadable)),
    };

    // A function left open is read as one without special properties, f(x) = sin(x + a) + exp(r x), where a and r depend on the name;
    // its derivative of order n is sin(x + a + n pi/2) + r^n exp(r x).
    private int Example(AbstractFunction function, int argument)
    {
        uint hash = function.BaseName.Aggregate(2166136261u, (code, letter) => (code ^ letter) * 16777619u);
        var phase = new Rational(hash % 3001, 1000);
        var rate = new Rational(200 + (hash >> 12) % 401, 1000);
        int angle = program.Emit(new Instruction(OpCode.Add, argument, program.EmitNumber(phase)));
        int wave = program.EmitFunction(function.Order % 2 == 0 ? Elementary.Sin : Elementary.Cos, angle);
        if (function.Order % 4 >= 2)
            wave = program.Emit(new Instruction(OpCode.Negate, wave));
        int growth = program.EmitFunction(Elementary.Exp, program.Emit(new Instruction(OpCode.Multiply, argument, program.EmitNumber(rate))));
        int scaled = program.Emit(new Instruction(OpCode.Multiply, growth, program.EmitNumber(Rational.Pow(rate, function.Order))));
        return program.Emit(new Instruction(OpCode.Add, wave, scaled));
    }
}
