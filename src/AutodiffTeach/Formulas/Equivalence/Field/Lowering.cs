using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>Writes the program that evaluates formulas at random points of a <see cref="RealModel"/>.</summary>
internal sealed class Lowering
{
    private const int FewestPoints = 2;
    private const int FewestRootPoints = 6; // so that signs left to chance are seen to vary
    private const long LargestConstantExponent = 4096;

    private readonly FormulaTable _table;
    private readonly SignRegion? _region;
    private readonly FieldProgram _program;
    private readonly PositiveParts _positive;
    private readonly ExponentialBasis _exponentials;
    private readonly TurnBasis _turns;
    private readonly SignParts _signs;
    private readonly int[] _slots;
    private readonly List<(Operation Function, int Argument, int Value)> _abstract = [];

    /// <summary>Writes the program of all parts in the table.</summary>
    /// <param name="table">The parts.</param>
    /// <param name="model">The model of the reals.</param>
    /// <param name="region">The signs of parts, or null where nothing is known of them.</param>
    /// <param name="budget">What it may take.</param>
    public Lowering(FormulaTable table, RealModel model, SignRegion? region, WorkBudget budget)
    {
        _table = table;
        _region = region;
        _program = new FieldProgram(model, budget);
        _positive = new PositiveParts(_program);
        _exponentials = new ExponentialBasis(_program, _positive, table.HasRoots);
        _turns = new TurnBasis(_program);
        _signs = new SignParts(_program, _positive, table.HasRoots);
        _slots = new int[table.Parts.Count];
        _program.EnsurePoints(table.HasRoots ? FewestRootPoints : FewestPoints);
        for (int i = 0; i < _slots.Length && _program.State == ProgramState.Running; i++)
            _slots[i] = Lower(i);
    }

    /// <summary>The program.</summary>
    public FieldProgram Program => _program;

    /// <summary>What is required to be positive.</summary>
    public PositiveParts Positive => _positive;

    /// <summary>The signs that take both values over the points.</summary>
    public SignParts Signs => _signs;

    /// <summary>Whether relations between numbers may have been missed, so that what is unequal here may be equal over the reals.</summary>
    public bool IsIncomplete => _exponentials.IsIncomplete || _turns.IsIncomplete;

    /// <summary>The slot of a part.</summary>
    public int SlotOf(Expr part) => _slots[_table.IndexOf(part)];

    private int Lower(int index)
    {
        Expr part = _table.Parts[index];
        int slot = _table.FractionAt(index) is { } fraction ? _program.Constant(fraction) : part switch
        {
            Number(var value) => LowerNumber(value),
            Variable => LowerVariable(part),
            Constant { Name: "pi" } => LowerPi(),
            Constant => _exponentials.Exp(_program.Constant(_program.Field.One)),
            Sum => _program.Sum(SlotsOf(part)),
            Product => _program.Product(SlotsOf(part)),
            Power(var @base, var exponent) => LowerPower(SlotOf(@base), exponent),
            Call(UnaryOperation function, [var argument]) => LowerUnary(function, SlotOf(argument), argument),
            Call(var function, [var left, var right]) => LowerBinary(function, left, right),
            _ => _program.Draw(), // the symbol of a derivative
        };
        if (_table.HasRoots && IsProductOfKnown(part, index))
            _positive.Know(slot);
        if (_region is not null && _table.HasRoots && part is not Variable && SignIn(_region, part) is var sign and not 0)
            _positive.Require(slot, sign);
        return slot;
    }

    // Positive because it is made of what was drawn so, by multiplication alone.
    private bool IsProductOfKnown(Expr part, int index) => part switch
    {
        _ when _table.FractionAt(index) is { } fraction => _positive.ArePositive(fraction),
        Product(var factors) => factors.All(factor => _positive.IsKnown(SlotOf(factor))),
        Power(var @base, _) => _positive.IsKnown(SlotOf(@base)),
        _ => false,
    };

    private int SignIn(SignRegion region, Expr part) => part is Sum or Call && _table.SignOf(part) is KnownSign.Positive or KnownSign.Negative
        ? Math.Sign((int)_table.SignOf(part))
        : region.SignOf(part) ?? 0;

    private int[] SlotsOf(Expr part)
    {
        var slots = new int[part.Children.Length];
        for (int i = 0; i < slots.Length; i++)
            slots[i] = SlotOf(part.Children[i]);
        return slots;
    }

    private int LowerNumber(Scalars.Rational value)
    {
        double size = (value.Numerator.GetBitLength() + value.Denominator.GetBitLength()) / 32.0;
        if (_program.Field.From(value) is { } number)
            return _program.Constant(number, size);
        _program.Fail(ProgramState.Undefined);
        return _program.Constant(0);
    }

    private int LowerVariable(Expr variable)
    {
        int sign = _region?.SignOf(variable) ?? 0;
        int slot = _program.Draw(sign);
        if (sign > 0)
            _positive.Know(slot);
        return slot;
    }

    private int LowerPi()
    {
        int slot = _program.Draw(1);
        _positive.Know(slot);
        _turns.SetPi(slot);
        return slot;
    }

    // u^(n/d) in the group of positive numbers for d > 1, where u must be positive; u^v = exp(v log u) else
    private int LowerPower(int @base, Expr exponent)
    {
        int slot = SlotOf(exponent);
        SmallFraction? fraction = _table.FractionAt(_table.IndexOf(exponent));
        if (fraction is null && _program.State == ProgramState.Running && _program.IsConstant(slot))
        {
            PrimeField field = _program.Field;
            fraction = SmallFraction.Of(
                field.ToNumber(_program.ValueAt(slot, 0)), field.Modulus, LargestConstantExponent, LargestConstantExponent);
        }

        if (fraction is null && SignParts.IsZero(_program, @base))
            return @base; // 0^v is defined for v > 0 alone
        if (exponent is Number { Value.IsInteger: true } && fraction is null)
            _program.Fail(ProgramState.Exhausted); // the degree is beyond the prime
        return fraction switch
        {
            { IsInteger: true, Numerator: var power } => _program.Power(@base, power),
            { } root when root.Denominator < 1000 => LowerRoot(@base, root),
            _ => _exponentials.Exp(_program.Product(slot, _exponentials.Log(@base))),
        };
    }

    private int LowerRoot(int @base, SmallFraction exponent)
    {
        if (_program.State == ProgramState.Running && _program.IsConstant(@base) && _program.ValueAt(@base, 0) == 0)
            return exponent.Numerator > 0 ? @base : _program.Power(@base, -1);
        _positive.RequirePositive(@base, exponent.Denominator % 2 == 0);
        int root = _program.PowerProduct([(@base, exponent)]);
        _positive.Know(root);
        return root;
    }

    private int LowerUnary(UnaryOperation function, int slot, Expr argument) => function switch
    {
        Square => _program.Product(slot, slot),
        Negate => _program.Scaled(slot, _program.Field.Negate(_program.Field.One)),
        Sqrt or NormRoot => LowerRoot(slot, new SmallFraction(1, 2)),
        Log => _exponentials.Log(slot),
        Softplus => _exponentials.Log(OnePlus(_exponentials.Exp(slot))), // log(1 + e^x)
        Exp or Sinh or Cosh or Sech or Tanh or Sigmoid => LowerExponential(function, _exponentials.Exp(slot)),
        Sin => _turns.Turn(slot) + 1,
        Cos => _turns.Turn(slot),
        Tan => LowerTan(_turns.Turn(slot)),
        Sign => SignOf(slot, argument),
        Step => LowerStep(slot, argument),
        Relu => LowerRelu(slot, argument),
        Abs => _program.Product(SideOf(slot, argument), slot),
        _ => LowerAbstract(function, slot),
    };

    private int OnePlus(int slot) => _program.Sum(_program.Constant(_program.Field.One), slot);

    private int LowerTan(int turn) => _program.Quotient(turn + 1, turn);

    // with u = e^x
    private int LowerExponential(UnaryOperation function, int u)
    {
        PrimeField field = _program.Field;
        if (function is Exp)
            return u;
        if (function is Sigmoid)
            return _program.Quotient(u, OnePlus(u)); // u/(1 + u)
        int one = _program.Constant(field.One);
        int square = _program.Product(u, u);
        return function switch
        {
            Sinh => _program.Scaled(_program.Quotient(_program.Difference(square, one), u), field.Half), // (u^2 - 1)/(2u)
            Cosh => _program.Scaled(_program.Quotient(_program.Sum(square, one), u), field.Half), // (u^2 + 1)/(2u)
            Sech => _program.Quotient(_program.Sum(u, u), _program.Sum(square, one)), // 2u/(u^2 + 1)
            _ => _program.Quotient(_program.Difference(square, one), _program.Sum(square, one)), // tanh: (u^2 - 1)/(u^2 + 1)
        };
    }

    // The sign, or 1 or -1 for a part that is nowhere beyond zero on the other side: |u| = u for u ≥ 0.
    private int SideOf(int slot, Expr argument) => _table.SignOf(argument) is var sign and not KnownSign.Unknown
        ? _program.Unit((int)sign)
        : _signs.SignOf(slot, _region, argument);

    private int SignOf(int slot, Expr argument) => _table.SignOf(argument) is var sign and (KnownSign.Positive or KnownSign.Negative)
        ? _program.Unit((int)sign)
        : _signs.SignOf(slot, _region, argument);

    // relu(x) = (x + |x|)/2
    private int LowerRelu(int slot, Expr argument) =>
        _program.Scaled(_program.Sum(slot, _program.Product(SideOf(slot, argument), slot)), _program.Field.Half);

    // 1 for x > 0, 0 for x < 0: (1 + sign(x))/2, which does not hold at 0
    private int LowerStep(int slot, Expr argument)
    {
        int sign = SignOf(slot, argument);
        return SignParts.IsZero(_program, slot) ? slot : _program.Scaled(OnePlus(sign), _program.Field.Half);
    }

    // max(a, b) = (a + b + |a - b|)/2, min(a, b) = (a + b - |a - b|)/2
    private int LowerBinary(Operation function, Expr left, Expr right)
    {
        (int a, int b) = (SlotOf(left), SlotOf(right));
        int difference = _program.Difference(a, b);
        int side = KnownSigns.OfDifference(_table.SignOf(left), _table.SignOf(right)) is var sign and not KnownSign.Unknown
            ? _program.Unit((int)sign)
            : _signs.SignOf(difference, _region, SignRegion.Difference(left, right));
        int distance = _program.Product(side, difference);
        int sum = _program.Sum(a, b);
        return _program.Scaled(function is Max ? _program.Sum(sum, distance) : _program.Difference(sum, distance), _program.Field.Half);
    }

    // Of a function left open only that equal arguments give equal values is known.
    private int LowerAbstract(Operation function, int argument)
    {
        foreach ((Operation known, int slot, int value) in _abstract)
        {
            if (known == function && _program.AreEqual(slot, argument))
                return value;
        }

        int result = _program.Draw();
        _abstract.Add((function, argument, result));
        return result;
    }
}
