using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs;

/// <summary>The recording reading: arithmetic on it writes instructions to a tape.</summary>
/// <remarks>Numbers that meet no traced value stay numbers, so that 0, 1 and literals take no slot until they are used.</remarks>
public readonly struct Traced : IScalar<Traced>
{
    private readonly TapeBuilder? _builder; // null for a number
    private readonly int _slot;
    private readonly Rational _number;

    internal Traced(TapeBuilder builder, int slot)
    {
        _builder = builder;
        _slot = slot;
        _number = default;
    }

    private Traced(Rational number)
    {
        _builder = null;
        _slot = -1;
        _number = number;
    }

    /// <summary>The slot of the value on its tape.</summary>
    /// <exception cref="InvalidOperationException">The value is a number that was never recorded.</exception>
    public int Slot => _builder is null
        ? throw new InvalidOperationException("A number has no slot until it takes part in a traced operation.")
        : _slot;

    /// <inheritdoc/>
    public static Traced Zero => new(Rational.Zero);

    /// <inheritdoc/>
    public static Traced One => new(Rational.One);

    /// <inheritdoc/>
    public bool IsZero => _builder is null && _number.IsZero;

    /// <summary>An integer literal.</summary>
    public static implicit operator Traced(long value) => new((Rational)value);

    /// <summary>Records a sum.</summary>
    public static Traced operator +(Traced left, Traced right) => Apply(OperationTable.Add, left, right);

    /// <summary>Records a difference.</summary>
    public static Traced operator -(Traced left, Traced right) => Apply(OperationTable.Subtract, left, right);

    /// <summary>Records a product.</summary>
    public static Traced operator *(Traced left, Traced right) => Apply(OperationTable.Multiply, left, right);

    /// <summary>Records a quotient.</summary>
    public static Traced operator /(Traced left, Traced right) => Apply(OperationTable.Divide, left, right);

    /// <summary>Records a negative.</summary>
    public static Traced operator -(Traced value) => Apply(OperationTable.Negate, value);

    /// <inheritdoc/>
    public static Traced FromRational(Rational value) => new(value);

    /// <inheritdoc/>
    public static Traced Apply(UnaryOperation operation, Traced argument)
    {
        if (argument._builder is { } builder)
            return new(builder, builder.AddUnary(operation, argument._slot));
        return new(Rational.Apply(operation, argument._number));
    }

    /// <inheritdoc/>
    public static Traced Apply(BinaryOperation operation, Traced left, Traced right)
    {
        if ((left._builder ?? right._builder) is not { } builder)
            return new(Rational.Apply(operation, left._number, right._number));
        return new(builder, builder.AddBinary(operation, left.SlotOn(builder), right.SlotOn(builder)));
    }

    internal int SlotOn(TapeBuilder builder) =>
        _builder is null ? builder.AddConstant(Expr.Number(_number)) : _slot;
}
