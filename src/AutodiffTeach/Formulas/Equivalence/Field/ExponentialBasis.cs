namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>Exponentials and logarithms, by a basis of pairs (l, u) with u = e^l.</summary>
/// <remarks>
/// <para>The l are linearly independent over the fractions, so the u are multiplicatively independent and may be drawn at random where the
/// l are given, and the other way round. An argument that is a combination c_1 l_1 + c_2 l_2 + ... has the exponential u_1^c_1 u_2^c_2 ...;
/// the c are found from the values at more points than there are pairs.</para>
/// <para>Of a positive argument that is a number times u_1^c_1 u_2^c_2 ... the logarithm is that of the number plus c_1 l_1 + c_2 l_2 + ...; the c are found
/// by <see cref="RealModel.LogarithmOf"/> and verified exactly. Logarithms of numbers are those of their primes.</para>
/// </remarks>
internal sealed class ExponentialBasis(FieldProgram program, PositiveParts positive, bool hasRoots)
{
    private const int SpareRows = 2; // each lets a false relation pass with a probability of about degree/modulus
    private const long LargestCoefficient = 1 << 20;
    private const long LargestDenominator = 999; // see RealModel
    private const long LargestExponent = 180; // 2 * 180^2 < 65,537

    private static readonly SmallFraction[] SmallMultiples = [new(1, 1), new(-1, 1), new(2, 1), new(-2, 1), new(1, 2), new(-1, 2)];

    private readonly List<Pair> _pairs = [];
    private readonly List<Pair> _independent = []; // in the order of the basis of logarithms
    private readonly List<Pair> _products = []; // in the order of the basis of small logarithms, behind the number
    private readonly LinearBasis _sums = new(program, program.Field);
    private readonly LinearBasis _smallLogarithms = new(program, RealModel.LogarithmField);
    private readonly List<(int Argument, int Value)> _exponentials = [];
    private readonly List<(int Argument, int Value)> _logarithms = [];
    private readonly Dictionary<long, Pair> _primes = [];

    /// <summary>Whether an argument is a multiple of others that no fraction expresses.</summary>
    public bool IsIncomplete { get; private set; }

    /// <summary>The exponential of a slot.</summary>
    public int Exp(int argument)
    {
        foreach ((int known, int value) in _exponentials)
        {
            if (known == argument || program.AreEqual(known, argument))
                return value;
        }

        program.EnsurePoints(_pairs.Count + 1 + SpareRows);
        if (program.State != ProgramState.Running)
            return argument;
        int result = PowersOf(argument) is { } powers ? Combined(powers) : NewExponential(argument);
        _exponentials.Add((argument, result));
        return result;
    }

    /// <summary>The logarithm of a slot, which is positive wherever the formulas are defined.</summary>
    public int Log(int argument)
    {
        foreach (Pair pair in _pairs)
        {
            if (pair.Value == argument)
                return pair.Logarithm;
        }

        foreach ((int known, int value) in _logarithms)
        {
            if (program.AreEqual(known, argument))
                return value;
        }

        if (program.State != ProgramState.Running)
            return argument;
        if (hasRoots)
            positive.RequirePositive(argument, false);
        int result = program.IsConstant(argument) ? LogOfNumber(program.ValueAt(argument, 0)) : LogOfProduct(argument);
        _logarithms.Add((argument, result));
        return result;
    }

    private int NewExponential(int argument)
    {
        int value = program.Draw(1);
        positive.Know(value);
        Add(new Pair(argument, value, false));
        return value;
    }

    // e^(c_1 l_1 + c_2 l_2 + ...) = u_1^c_1 u_2^c_2 ...
    private int Combined(List<(Pair Pair, SmallFraction Coefficient)> powers)
    {
        foreach ((Pair pair, SmallFraction coefficient) in powers)
        {
            if (!coefficient.IsInteger)
                positive.RequirePositive(pair.Value, coefficient.Denominator % 2 == 0);
        }

        if (powers is [({ } single, { Numerator: 1, Denominator: 1 })])
            return single.Value;
        int result = program.PowerProduct([.. powers.Select(power => (power.Pair.Value, power.Coefficient))]);
        if (powers.TrueForAll(power => positive.IsKnown(power.Pair.Value)))
            positive.Know(result);
        return result;
    }

    private void Add(Pair pair)
    {
        _pairs.Add(pair);
        program.EnsurePoints(_pairs.Count + SpareRows);
        if (program.State == ProgramState.Running && _sums.Add(pair.Logarithm))
            _independent.Add(pair);
    }

    private List<(Pair Pair, SmallFraction Coefficient)>? PowersOf(int argument)
    {
        if (MultipleOfOne(argument) is { } single)
            return [single];
        if (_sums.CoefficientsOf(argument) is not { } coefficients)
            return null;
        if (Fractions(program.Field, coefficients, LargestCoefficient, LargestDenominator, _independent) is { } found)
            return found;
        IsIncomplete = true;
        return WithIrrational(coefficients);
    }

    // The usual case, without elimination: sigmoid(2*x) beside tanh(x).
    private (Pair Pair, SmallFraction Coefficient)? MultipleOfOne(int argument)
    {
        PrimeField field = program.Field;
        foreach (SmallFraction multiple in SmallMultiples)
        {
            ulong factor = field.Multiply(field.From(multiple.Numerator), field.Inverse(field.From(multiple.Denominator)));
            foreach (Pair pair in _pairs)
            {
                if (program.IsMultiple(argument, factor, pair.Logarithm))
                    return (pair, multiple);
            }
        }

        return null;
    }

    // Irrational multiples look like dependent ones in the field: sqrt(2)*x is a combination of x. Of pairs of this kind small multiples are tried.
    private List<(Pair Pair, SmallFraction Coefficient)>? WithIrrational(ulong[] coefficients)
    {
        PrimeField field = program.Field;
        foreach (Pair pair in _pairs.Where(pair => !_independent.Contains(pair)))
        {
            ulong[]? own = _sums.CoefficientsOf(pair.Logarithm);
            foreach (SmallFraction multiple in own is null ? [] : SmallMultiples)
            {
                ulong factor = field.Multiply(field.From(multiple.Numerator), field.Inverse(field.From(multiple.Denominator)));
                ulong[] rest = [.. coefficients.Zip(own!, (whole, part) => field.Subtract(whole, field.Multiply(factor, part)))];
                if (Fractions(field, rest, LargestCoefficient, LargestDenominator, _independent) is { } found)
                    return [.. found, (pair, multiple)];
            }
        }

        return null;
    }

    private static List<(Pair Pair, SmallFraction Coefficient)>? Fractions(
        PrimeField field, ReadOnlySpan<ulong> coefficients, long largestNumerator, long largestDenominator, List<Pair> pairs)
    {
        var fractions = new List<(Pair, SmallFraction)>();
        for (int i = 0; i < coefficients.Length; i++)
        {
            if (coefficients[i] == 0)
                continue;
            if (SmallFraction.Of(field.ToNumber(coefficients[i]), field.Modulus, largestNumerator, largestDenominator) is not { } fraction)
                return null;
            fractions.Add((pairs[i], fraction));
        }

        return fractions;
    }

    private int LogOfNumber(ulong number)
    {
        if (positive.FractionOf(number) is { } fraction)
            return LogOfFraction(fraction, 1);
        foreach (Pair pair in _pairs)
        {
            if (pair.IsNumber && program.ValueAt(pair.Value, 0) == number)
                return pair.Logarithm;
        }

        return NewLogarithm(program.Constant(number), true).Logarithm;
    }

    // log(p^a q^b ...)/d = a/d log p + b/d log q + ...
    private int LogOfFraction(SmallFraction fraction, long divisor)
    {
        PrimeField field = program.Field;
        if (fraction.Numerator <= 0)
        {
            program.Fail(ProgramState.Undefined);
            return program.Constant(0);
        }

        List<(long Prime, int Exponent)> factors = Primes.FactorsOf(fraction);
        int[] sources = [.. factors.Select(factor => LogOfPrime(factor.Prime))];
        ulong scale = field.Inverse(field.From(divisor));
        ulong[] operands = [.. factors.Select(factor => field.Multiply(field.From((long)factor.Exponent), scale))];
        return program.Emit(new Instruction(OpCode.Linear, program.NewSlot(Math.Max(1, sources.Length)), sources, operands));
    }

    private int LogOfPrime(long prime)
    {
        if (!_primes.TryGetValue(prime, out Pair? pair))
            _primes.Add(prime, pair = NewLogarithm(program.Constant(new SmallFraction(prime, 1)), true));
        return pair.Logarithm;
    }

    private Pair NewLogarithm(int value, bool isNumber)
    {
        var pair = new Pair(program.Draw(), value, isNumber);
        Add(pair);
        return pair;
    }

    private int LogOfProduct(int argument)
    {
        int character = program.Emit(OpCode.Logarithm, 1, argument);
        AddSmallLogarithms();
        program.EnsurePoints(_smallLogarithms.Count + SpareRows);
        if (program.State != ProgramState.Running)
            return argument;
        if (_smallLogarithms.CoefficientsOf(character) is { } coefficients
            && Fractions(RealModel.LogarithmField, coefficients.AsSpan(1), LargestExponent, LargestExponent, _products) is { } powers
            && NumberTimes(argument, powers) is { } logarithm)
            return logarithm;
        Pair added = NewLogarithm(argument, false);
        added.Character = character;
        return added.Logarithm;
    }

    // The vector of ones stands for a number as a factor.
    private void AddSmallLogarithms()
    {
        if (_smallLogarithms.Count == 0)
            _smallLogarithms.Add(program.Constant(RealModel.LogarithmField.One));
        foreach (Pair pair in _pairs.Where(pair => !pair.IsNumber && !pair.IsProduct))
        {
            pair.IsProduct = true;
            pair.Character ??= program.Emit(OpCode.Logarithm, 1, pair.Value);
            program.EnsurePoints(_smallLogarithms.Count + 1 + SpareRows);
            if (program.State == ProgramState.Running && _smallLogarithms.Add(pair.Character.Value))
                _products.Add(pair);
        }
    }

    // log(k^(1/d) u_1^c_1 u_2^c_2 ...) = log(k)/d + c_1 l_1 + c_2 l_2 + ..., d the common denominator of the c; null where k is no number
    private int? NumberTimes(int argument, List<(Pair Pair, SmallFraction Coefficient)> powers)
    {
        PrimeField field = program.Field;
        long divisor = powers.Aggregate(1L, (common, power) => common / Gcd(common, power.Coefficient.Denominator) * power.Coefficient.Denominator);
        ulong? number = null;
        for (int i = 0; i < program.PointCount; i++)
        {
            ulong above = field.Power(program.ValueAt(argument, i), (ulong)divisor);
            ulong below = field.One;
            foreach ((Pair pair, SmallFraction coefficient) in powers)
            {
                long exponent = coefficient.Numerator * (divisor / coefficient.Denominator);
                ulong power = field.Power(program.ValueAt(pair.Value, i), (ulong)Math.Abs(exponent));
                (above, below) = exponent < 0 ? (field.Multiply(above, power), below) : (above, field.Multiply(below, power));
            }

            ulong quotient = field.Multiply(above, field.Inverse(below));
            if (number is { } known && known != quotient)
                return null;
            number = quotient;
        }

        return number is { } value ? LogOfPowers(value, divisor, powers) : null;
    }

    private int LogOfPowers(ulong number, long divisor, List<(Pair Pair, SmallFraction Coefficient)> powers)
    {
        PrimeField field = program.Field;
        var sources = powers.ConvertAll(power => power.Pair.Logarithm);
        var operands = powers.ConvertAll(power =>
            field.Multiply(field.From(power.Coefficient.Numerator), field.Inverse(field.From(power.Coefficient.Denominator))));
        if (number != field.One)
        {
            sources.Add(positive.FractionOf(number) is { } fraction
                ? LogOfFraction(fraction, divisor)
                : program.Scaled(LogOfNumber(number), field.Inverse(field.From(divisor))));
            operands.Add(field.One);
        }

        double degree = sources.Sum(program.DegreeOf);
        return program.Emit(new Instruction(OpCode.Linear, program.NewSlot(degree), [.. sources], [.. operands]));
    }

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);

    private sealed class Pair(int logarithm, int value, bool isNumber)
    {
        public int Logarithm { get; } = logarithm;

        public int Value { get; } = value;

        public bool IsNumber { get; } = isNumber;

        public int? Character { get; set; }

        public bool IsProduct { get; set; }
    }
}
