namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>A closer bound for the degrees of a program's values than adding up degrees at every sum.</summary>
/// <remarks>
/// Every value is N/D with D a product of powers of the parts that are divided by. A sum needs the least common multiple of the denominators,
/// not their product: in a recurrence the bound grows with the square of the length and not exponentially.
/// </remarks>
internal sealed class DegreeBound
{
    private const long MostWork = 4_000_000;
    private const ulong LargestExponent = 1UL << 32; // larger ones are fractions modulo the order of the group

    private static readonly Value Polynomial = new(0, []);

    private readonly FieldProgram _program;
    private readonly Value[] _values;
    private readonly List<double> _weights = []; // degrees of the parts that are divided by
    private readonly Dictionary<int, int> _divisors = []; // their numbers by slot
    private long _work;

    private DegreeBound(FieldProgram program)
    {
        _program = program;
        _values = new Value[program.SlotCount];
        Array.Fill(_values, Polynomial);
    }

    /// <summary>The largest degree of a slot's numerator and denominator; infinite where that takes too long to find.</summary>
    public static double LargestOf(FieldProgram program)
    {
        var bound = new DegreeBound(program);
        double largest = 0;
        foreach (Instruction instruction in program.Code)
        {
            if (instruction.Code == OpCode.Require)
                continue;
            Value value = bound.Of(instruction);
            bound.Keep(instruction, value);
            largest = Math.Max(largest, Math.Max(value.Numerator, bound.WeightOf(value.Divisors)));
            if (bound._work > MostWork)
                return double.PositiveInfinity;
        }

        return largest;
    }

    private Value Of(Instruction instruction) => instruction.Code switch
    {
        OpCode.Constant or OpCode.Draw or OpCode.SignBit or OpCode.Logarithm => new Value(_program.DegreeOf(instruction.Target), []),
        OpCode.Sum or OpCode.Linear => Sum(instruction.Sources),
        OpCode.Product => instruction.Sources.Aggregate(Polynomial, (product, source) => Times(product, _values[source], 1)),
        OpCode.PowerProduct when instruction.Operands.Take(instruction.Sources.Length).All(exponent => exponent < LargestExponent) => PowerProduct(instruction),
        _ => Opaque(_program.DegreeOf(instruction.Target)),
    };

    // A turn has two slots.
    private void Keep(Instruction instruction, Value value)
    {
        _values[instruction.Target] = value;
        if (instruction.Code is OpCode.DrawTurn or OpCode.TurnSum)
            _values[instruction.Target + 1] = value;
    }

    // A rational function of which nothing else is known.
    private Value Opaque(double degree) => new(degree, [(NewDivisor(degree), 1)]);

    private int NewDivisor(double weight)
    {
        _weights.Add(weight);
        return _weights.Count - 1;
    }

    private Value Sum(int[] sources)
    {
        (int, double)[] common = [];
        foreach (int source in sources)
            common = Merged(common, _values[source].Divisors, Math.Max);
        double weight = WeightOf(common);
        return new Value(sources.Select(source => _values[source].Numerator + weight - WeightOf(_values[source].Divisors)).DefaultIfEmpty().Max(), common);
    }

    private Value PowerProduct(Instruction instruction)
    {
        Value product = Polynomial;
        int count = instruction.Sources.Length;
        for (int i = 0; i < count; i++)
        {
            bool isInverted = instruction.Operands[count + i] != 0;
            product = Times(product, isInverted ? Inverse(instruction.Sources[i]) : _values[instruction.Sources[i]], instruction.Operands[i]);
        }

        return product;
    }

    // (N/D)^-1 = D/N
    private Value Inverse(int source)
    {
        Value value = _values[source];
        if (!_divisors.TryGetValue(source, out int divisor))
            _divisors[source] = divisor = NewDivisor(value.Numerator);
        return new Value(WeightOf(value.Divisors), [(divisor, 1)]);
    }

    private Value Times(Value left, Value right, double exponent) => new(
        left.Numerator + exponent * right.Numerator,
        Merged(left.Divisors, exponent == 1 ? right.Divisors : [.. right.Divisors.Select(power => (power.Divisor, exponent * power.Exponent))], (a, b) => a + b));

    private double WeightOf((int Divisor, double Exponent)[] divisors)
    {
        _work += divisors.Length;
        double weight = 0;
        foreach ((int divisor, double exponent) in divisors)
            weight += exponent * _weights[divisor];
        return weight;
    }

    // Both are in ascending order of the divisors.
    private (int Divisor, double Exponent)[] Merged(
        (int Divisor, double Exponent)[] left, (int Divisor, double Exponent)[] right, Func<double, double, double> combine)
    {
        if (left.Length == 0 || right.Length == 0)
            return left.Length == 0 ? right : left;
        _work += left.Length + right.Length;
        var merged = new List<(int, double)>(left.Length + right.Length);
        int i = 0, j = 0;
        while (i < left.Length && j < right.Length)
        {
            int order = left[i].Divisor.CompareTo(right[j].Divisor);
            merged.Add(order < 0 ? left[i] : order > 0 ? right[j] : (left[i].Divisor, combine(left[i].Exponent, right[j].Exponent)));
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return [.. merged, .. left.AsSpan(i), .. right.AsSpan(j)];
    }

    private readonly record struct Value(double Numerator, (int Divisor, double Exponent)[] Divisors);
}
