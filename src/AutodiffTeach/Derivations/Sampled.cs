using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Derivations;

/// <summary>A double with a bound on the rounding that it has gathered, so that two formulas can be compared without guessing a tolerance.</summary>
/// <remarks>
/// Running error analysis: Higham, <i>Accuracy and Stability of Numerical Algorithms</i>, 2nd ed., section 3.3. A function left open, such as
/// an abstract σ, is read as a smooth function of no special properties, of which all derivatives are known.
/// </remarks>
/// <param name="Value">The number.</param>
/// <param name="Error">How far it may be from the exact one, to first order; infinite next to a jump.</param>
internal readonly record struct Sampled(double Value, double Error) : IScalar<Sampled>
{
    private const double Unit = 2.3e-16; // of rounding, slightly above 2^-52
    private const double FunctionUnit = 8 * Unit; // elementary functions are a few units off
    private const double Smallest = 2.3e-308; // what is smaller has fewer digits

    public static Sampled Zero => default;

    public static Sampled One => new(1, 0);

    public bool IsZero => Value == 0 && Error == 0;

    public bool IsUsable => double.IsFinite(Value) && double.IsFinite(Error);

    // The rounding of a sum is known exactly: Knuth's two-sum. Sums of whole numbers have none.
    public static Sampled operator +(Sampled left, Sampled right)
    {
        double value = left.Value + right.Value;
        double second = value - left.Value;
        double rounding = left.Value - (value - second) + (right.Value - second);
        return new(value, left.Error + right.Error + Math.Abs(rounding));
    }

    public static Sampled operator -(Sampled left, Sampled right) => left + -right;

    public static Sampled operator *(Sampled left, Sampled right)
    {
        if (left.IsZero || right.IsZero)
            return new(left.Value * right.Value, 0);
        double value = left.Value * right.Value;
        double error = Math.Abs(left.Value) * right.Error + Math.Abs(right.Value) * left.Error + left.Error * right.Error;
        return new(value, error + Math.Abs(Math.FusedMultiplyAdd(left.Value, right.Value, -value)) + LostDigits(value));
    }

    public static Sampled operator /(Sampled left, Sampled right)
    {
        double value = left.Value / right.Value;
        double nearest = Math.Abs(right.Value) - right.Error; // the smallest divisor
        if (!(nearest > 0))
            return new(value, double.PositiveInfinity);
        double error = (left.Error + Math.Abs(value) * right.Error) / nearest;
        return Rounded(value, left.IsZero ? 0 : error + LostDigits(value));
    }

    public static Sampled operator -(Sampled value) => value with { Value = -value.Value };

    public static Sampled FromRational(Rational value)
    {
        double number = value.ToDouble();
        return new(number, value.IsInteger && Math.Abs(number) < 1L << 53 ? 0 : Unit * Math.Abs(number));
    }

    public static Sampled Apply(UnaryOperation operation, Sampled argument)
    {
        if (operation is AbstractFunction function)
            return Rounded(Example(function, argument.Value), Math.Abs(Example(AbstractFunction.Create(function.BaseName, function.Order + 1), argument.Value)) * argument.Error);
        double value = operation.Evaluate(argument.Value);
        if (argument.Error == 0)
            return new(value, FunctionUnit * Math.Abs(value));
        if (operation is Sign or Operations.Step)
            return new(value, Math.Abs(argument.Value) > 4 * argument.Error ? 0 : double.PositiveInfinity);
        double slope = operation.Derivative<Real>(argument.Value, value).Value;
        return new(value, Scaled(slope, argument.Error) + FunctionUnit * Math.Abs(value));
    }

    public static Sampled Apply(BinaryOperation operation, Sampled left, Sampled right)
    {
        double value = operation.Evaluate(left.Value, right.Value);
        double error = FunctionUnit * Math.Abs(value) + (left.IsZero ? 0 : LostDigits(value));
        if (left.Error > 0)
            error += Scaled(operation.LeftPartial<Real>(left.Value, right.Value, value).Value, left.Error);
        if (right.Error > 0)
            error += Scaled(operation.RightPartial<Real>(left.Value, right.Value, value).Value, right.Error);
        return new(value, error);
    }

    private static Sampled Rounded(double value, double error) => new(value, error + Unit * Math.Abs(value));

    private static double LostDigits(double value) => Math.Abs(value) < Smallest ? double.Epsilon : 0;

    private static double Scaled(double slope, double error) => double.IsNaN(slope) ? double.PositiveInfinity : Math.Abs(slope) * error;

    // f(x) = sin(x + a) + exp(x/3), where a depends on the name; the derivative of order n is sin(x + a + n pi/2) + 3^-n exp(x/3).
    private static double Example(AbstractFunction function, double x)
    {
        double phase = function.BaseName.Sum(letter => letter) % 17 / 7.0;
        return Math.Sin(x + phase + function.Order * Math.PI / 2) + Math.Pow(3, -function.Order) * Math.Exp(x / 3);
    }
}
