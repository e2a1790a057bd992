using System.Globalization;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Scalars;

/// <summary>The numeric reading: a double, with IEEE 754 infinities and NaN.</summary>
/// <param name="Value">The number.</param>
public readonly record struct Real(double Value) : IScalar<Real>
{
    /// <inheritdoc/>
    public static Real Zero => default;

    /// <inheritdoc/>
    public static Real One => new(1);

    /// <inheritdoc/>
    public bool IsZero => Value == 0;

    /// <summary>A double is a real scalar.</summary>
    public static implicit operator Real(double value) => new(value);

    /// <summary>The sum.</summary>
    public static Real operator +(Real left, Real right) => new(left.Value + right.Value);

    /// <summary>The difference.</summary>
    public static Real operator -(Real left, Real right) => new(left.Value - right.Value);

    /// <summary>The product.</summary>
    public static Real operator *(Real left, Real right) => new(left.Value * right.Value);

    /// <summary>The quotient; a zero divisor gives an infinity or NaN.</summary>
    public static Real operator /(Real left, Real right) => new(left.Value / right.Value);

    /// <summary>The negative.</summary>
    public static Real operator -(Real value) => new(-value.Value);

    /// <inheritdoc/>
    public static Real FromRational(Rational value) => new(value.ToDouble());

    /// <inheritdoc/>
    public static Real Apply(UnaryOperation operation, Real argument) => new(operation.Evaluate(argument.Value));

    /// <inheritdoc/>
    public static Real Apply(BinaryOperation operation, Real left, Real right) =>
        new(operation.Evaluate(left.Value, right.Value));

    /// <summary>The shortest text that reads back as the same double, in the invariant culture.</summary>
    public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
}
