namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>Executes instructions at a point. The random numbers are the same in every run of the program.</summary>
internal sealed class FieldMachine(RealModel model)
{
    private const int InverseWork = 90;
    private readonly PrimeField _field = model.Field;
    private ulong _state = 0x9E3779B97F4A7C15;

    /// <summary>About how many multiplications an instruction takes.</summary>
    public static int WorkOf(Instruction instruction) => instruction.Code switch
    {
        OpCode.SquareRoot or OpCode.Require => InverseWork,
        OpCode.Logarithm => 4 * InverseWork,
        OpCode.PowerProduct => 3 * InverseWork,
        OpCode.DrawTurn or OpCode.TurnSum => 4 * InverseWork,
        _ => 2 + instruction.Sources.Length,
    };

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
        int count = instruction.Sources.Length;
        ulong numerator = _field.One;
        ulong denominator = _field.One;
        for (int i = 0; i < count; i++)
        {
            ulong power = _field.Power(values[instruction.Sources[i]], instruction.Operands[i]);
            if (instruction.Operands[count + i] == 0)
                numerator = _field.Multiply(numerator, power);
            else
                denominator = _field.Multiply(denominator, power);
        }

        values[instruction.Target] = denominator == _field.One ? numerator : _field.Multiply(numerator, _field.Inverse(denominator));
        return denominator != 0;
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

    // SplitMix64 (Steele, Lea, Flood, Fast splittable pseudorandom number generators, OOPSLA 2014), cut to below the prime
    private ulong Next()
    {
        while (true)
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            z = (z ^ (z >> 31)) >> 2;
            if (z != 0 && z < _field.Modulus)
                return z;
        }
    }
}
