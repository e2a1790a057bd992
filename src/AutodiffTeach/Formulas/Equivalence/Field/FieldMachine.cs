using System.Numerics;

namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>Executes instructions at a point. The random numbers are the same in every run of the program.</summary>
internal sealed class FieldMachine(RealModel model)
{
    private const long InverseWork = 90;
    private readonly PrimeField _field = model.Field;
    private ulong _state = SplitMix64.Seed;

    /// <summary>About how many multiplications an instruction takes at some points at once.</summary>
    public static long WorkOf(Instruction instruction, int points) => instruction.Code switch
    {
        OpCode.SquareRoot or OpCode.Require => InverseWork * points,
        OpCode.Logarithm or OpCode.DrawTurn or OpCode.TurnSum => 4 * InverseWork * points,
        OpCode.PowerProduct => (PowerWorkOf(instruction) + 4) * points + InverseWork,
        _ => (2 + instruction.Sources.Length) * points,
    };

    private static long PowerWorkOf(Instruction instruction)
    {
        long work = 0;
        for (int i = 0; i < instruction.Sources.Length; i++)
            work += 2 * (64 - BitOperations.LeadingZeroCount(instruction.Operands[i]));
        return work;
    }

    /// <summary>Runs the instruction; false where a required sign fails or a divisor is zero.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="values">The point's values by slot.</param>
    /// <param name="point">The point's number.</param>
    public bool Run(Instruction instruction, ulong[] values, int point)
    {
        int target = instruction.Target;
        switch (instruction.Code)
        {
            case OpCode.Constant:
                values[target] = instruction.Operands[0];
                return true;
            case OpCode.Draw:
                values[target] = Drawn(instruction.Sign);
                return true;
            case OpCode.DrawTurn:
                (values[target], values[target + 1]) = DrawnTurn();
                return true;
            case OpCode.SignBit:
                values[target] = ((ulong)point >> (int)instruction.Operands[0] & 1) == 0 ? _field.One : _field.Negate(_field.One);
                return true;
            case OpCode.Sum:
                values[target] = Sum(instruction, values);
                return true;
            case OpCode.Linear:
                values[target] = Linear(instruction, values);
                return true;
            case OpCode.Product:
                values[target] = Product(instruction, values);
                return true;
            case OpCode.PowerProduct:
                return PowerProduct(instruction, values);
            case OpCode.SquareRoot:
                ulong? root = model.RootOf(values[instruction.Sources[0]]);
                values[target] = root ?? 0;
                return root is not null;
            case OpCode.TurnSum:
                (values[target], values[target + 1]) = TurnSum(instruction, values);
                return true;
            case OpCode.Logarithm:
                ulong number = values[instruction.Sources[0]];
                values[target] = number == 0 ? 0 : RealModel.LogarithmField.From(model.LogarithmOf(number));
                return number != 0;
            default:
                return model.SignOf(values[instruction.Sources[0]]) == instruction.Sign;
        }
    }

    private ulong Sum(Instruction instruction, ulong[] values)
    {
        ulong sum = 0;
        foreach (int source in instruction.Sources)
            sum = _field.Add(sum, values[source]);
        return sum;
    }

    private ulong Linear(Instruction instruction, ulong[] values)
    {
        ulong sum = 0;
        for (int i = 0; i < instruction.Sources.Length; i++)
            sum = _field.Add(sum, _field.Multiply(values[instruction.Sources[i]], instruction.Operands[i]));
        return sum;
    }

    private ulong Product(Instruction instruction, ulong[] values)
    {
        ulong product = values[instruction.Sources[0]];
        for (int i = 1; i < instruction.Sources.Length; i++)
            product = _field.Multiply(product, values[instruction.Sources[i]]);
        return product;
    }

    private bool PowerProduct(Instruction instruction, ulong[] values)
    {
        (ulong numerator, ulong denominator) = Fraction(instruction, values);
        values[instruction.Target] = denominator == _field.One ? numerator : _field.Multiply(numerator, _field.Inverse(denominator));
        return denominator != 0;
    }

    /// <summary>Runs a product of powers at all points from one on; false where a divisor is zero.</summary>
    /// <remarks>One inversion for all: 1/a = b · 1/(ab), 1/b = a · 1/(ab) (P. L. Montgomery, Mathematics of Computation 48, 1987).</remarks>
    public bool RunFrom(int first, Instruction instruction, List<ulong[]> points)
    {
        int target = instruction.Target;
        var before = new ulong[points.Count];
        var denominators = new ulong[points.Count];
        ulong product = _field.One;
        for (int i = first; i < points.Count; i++)
        {
            (points[i][target], denominators[i]) = Fraction(instruction, points[i]);
            before[i] = product;
            product = _field.Multiply(product, denominators[i]);
        }

        if (product == 0 || !instruction.Operands.AsSpan(instruction.Sources.Length).ContainsAnyExcept(0UL))
            return product != 0;
        ulong inverse = _field.Inverse(product);
        for (int i = points.Count - 1; i >= first; i--)
        {
            points[i][target] = _field.Multiply(points[i][target], _field.Multiply(inverse, before[i]));
            inverse = _field.Multiply(inverse, denominators[i]);
        }

        return true;
    }

    private (ulong Numerator, ulong Denominator) Fraction(Instruction instruction, ulong[] values)
    {
        int count = instruction.Sources.Length;
        (ulong numerator, ulong denominator) = (_field.One, _field.One);
        for (int i = 0; i < count; i++)
        {
            ulong power = _field.Power(values[instruction.Sources[i]], instruction.Operands[i]);
            if (instruction.Operands[count + i] == 0)
                numerator = _field.Multiply(numerator, power);
            else
                denominator = _field.Multiply(denominator, power);
        }

        return (numerator, denominator);
    }

    private Turn TurnSum(Instruction instruction, ulong[] values)
    {
        Turn sum = Turn.None(_field);
        for (int i = 0; i < instruction.Sources.Length; i++)
        {
            int source = instruction.Sources[i];
            sum = sum.Then(new Turn(values[source], values[source + 1]).Times(instruction.Operands[i], _field), _field);
        }

        return sum;
    }

    // r^2 is positive, -r^2 negative
    private ulong Drawn(int sign)
    {
        ulong number = Next();
        if (sign == 0)
            return number;
        ulong square = _field.Multiply(number, number);
        return sign > 0 ? square : _field.Negate(square);
    }

    // cos = (1 - t^2)/(1 + t^2), sin = 2t/(1 + t^2); the divisor is no zero, since -1 is no square
    private Turn DrawnTurn()
    {
        ulong t = Next();
        ulong square = _field.Multiply(t, t);
        ulong scale = _field.Inverse(_field.Add(_field.One, square));
        var turn = new Turn(_field.Multiply(_field.Subtract(_field.One, square), scale), _field.Multiply(_field.Add(t, t), scale));
        return turn.Times(RealModel.FullTurn, _field);
    }

    // Cut to below the prime.
    private ulong Next()
    {
        while (true)
        {
            ulong z = SplitMix64.Next(ref _state) >> 2;
            if (z != 0 && z < _field.Modulus)
                return z;
        }
    }
}
