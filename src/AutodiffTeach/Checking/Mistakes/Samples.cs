using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>The reading of a formula at several points at once, on doubles; NaN where it has no value.</summary>
internal readonly struct Samples : IScalar<Samples>
{
    private readonly double[]? _values; // null: the same value at every point
    private readonly double _constant;

    public Samples(double[] values) => _values = values;

    private Samples(double constant) => _constant = constant;

    public static Samples Zero => default;

    public static Samples One => new(1.0);

    public bool IsZero => _values is null && _constant == 0;

    /// <summary>The value at a point, by its number.</summary>
    public double this[int point] => _values is null ? _constant : _values[point];

    public static Samples operator +(Samples left, Samples right) => Combine(left, right, (a, b) => a + b);

    public static Samples operator -(Samples left, Samples right) => Combine(left, right, (a, b) => a - b);

    public static Samples operator *(Samples left, Samples right) => Combine(left, right, (a, b) => a * b);

    public static Samples operator /(Samples left, Samples right) => Combine(left, right, (a, b) => a / b);

    public static Samples operator -(Samples value) => Map(value, a => -a);

    public static Samples FromRational(Rational value) => new(value.ToDouble());

    public static Samples FromConstant(string name, double value) => new(value);

    public static Samples Apply(UnaryOperation operation, Samples argument) => Map(argument, operation.Evaluate);

    public static Samples Apply(BinaryOperation operation, Samples left, Samples right) => Combine(left, right, operation.Evaluate);

    private static Samples Map(Samples argument, Func<double, double> function) => argument._values is null
        ? new(function(argument._constant))
        : new(Array.ConvertAll(argument._values, value => function(value)));

    private static Samples Combine(Samples left, Samples right, Func<double, double, double> function)
    {
        if (left._values is null && right._values is null)
            return new(function(left._constant, right._constant));
        double[] values = new double[(left._values ?? right._values)!.Length];
        for (int i = 0; i < values.Length; i++)
            values[i] = function(left[i], right[i]);
        return new(values);
    }
}
