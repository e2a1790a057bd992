using AutodiffTeach.Formulas.Equivalence.Field;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>A value of a formula in the prime field of <see cref="RealModel"/>, with the real number that it shadows.</summary>
/// <remarks>
/// A filter, not a proof: formulas that differ have different values but for an accident, and formulas that are equal by the laws of
/// rational functions have the same. A transcendental function is a random function of the field value of its argument, the hyperbolic ones
/// and the sigmoid rational in exp, with exp(-x) = 1/exp(x); deeper identities are not seen. The real number decides signs alone.
/// </remarks>
/// <param name="Residue">The residue of the value.</param>
/// <param name="Real">The real number; NaN where there is none, which makes the whole undefined.</param>
internal readonly record struct FieldElement(ulong Residue, double Real) : IScalar<FieldElement>
{
    private const long LargestExponent = 1 << 16;

    private static readonly RealModel Model = RealModel.All[0];
    private static readonly PrimeField Field = Model.Field;

    /// <inheritdoc/>
    public static FieldElement Zero => default;

    /// <inheritdoc/>
    public static FieldElement One { get; } = new(Field.One, 1);

    /// <summary>No value: a division by zero, or a root that the field lacks.</summary>
    public static FieldElement Undefined => new(0, double.NaN);

    /// <inheritdoc/>
    public bool IsZero => Residue == 0 && IsDefined;

    /// <summary>Whether there is a value.</summary>
    public bool IsDefined => !double.IsNaN(Real);

    /// <summary>The fraction of small integers that the value is, or null.</summary>
    public Rational? ToRational(int largest) => SmallFraction.Of(Field.ToNumber(Residue), Field.Modulus, largest, largest) is { } fraction
        ? new Rational(fraction.Numerator, fraction.Denominator)
        : null;

    /// <summary>The pseudorandom value of a name at one of the points.</summary>
    /// <param name="name">The name.</param>
    /// <param name="point">The number of the point.</param>
    /// <param name="isPositive">Whether the real number is positive at any rate.</param>
    public static FieldElement OfName(string name, int point, bool isPositive)
    {
        ulong bits = SplitMix64.Of(SplitMix64.Of(HashOf(name)) + (ulong)point);
        double real = 0.2 + (bits >> 40) / (double)(1 << 24);
        return new FieldElement(bits % Field.Modulus, isPositive || (bits & 1) == 0 ? real : -real);
    }

    /// <inheritdoc/>
    public static FieldElement FromRational(Rational value) => Field.From(value) is { } residue ? new(residue, value.ToDouble()) : Undefined;

    /// <inheritdoc/>
    public static FieldElement FromConstant(string name, double value) => name == "e"
        ? Exponential(One)
        : new(SplitMix64.Of(HashOf(name)) % Field.Modulus, value);

    /// <summary>The sum.</summary>
    public static FieldElement operator +(FieldElement left, FieldElement right) => new(Field.Add(left.Residue, right.Residue), left.Real + right.Real);

    /// <summary>The difference.</summary>
    public static FieldElement operator -(FieldElement left, FieldElement right) =>
        new(Field.Subtract(left.Residue, right.Residue), left.Real - right.Real);

    /// <summary>The negative.</summary>
    public static FieldElement operator -(FieldElement value) => new(Field.Negate(value.Residue), -value.Real);

    /// <summary>The product.</summary>
    public static FieldElement operator *(FieldElement left, FieldElement right) =>
        new(Field.Multiply(left.Residue, right.Residue), left.Real * right.Real);

    /// <summary>The quotient; undefined where the divisor is zero.</summary>
    public static FieldElement operator /(FieldElement left, FieldElement right) => right.Residue == 0
        ? Undefined
        : new(Field.Multiply(left.Residue, Field.Inverse(right.Residue)), left.Real / right.Real);

    /// <inheritdoc/>
    public static FieldElement Apply(UnaryOperation operation, FieldElement argument)
    {
        if (!argument.IsDefined)
            return Undefined;
        FieldElement two = One + One;
        switch (operation)
        {
            case Negate:
                return -argument;
            case Square:
                return argument * argument;
            case Exp:
                return Exponential(argument);
            case Sinh:
                return (Exponential(argument) - Exponential(-argument)) / two;
            case Cosh:
                return (Exponential(argument) + Exponential(-argument)) / two;
            case Sech:
                return two / (Exponential(argument) + Exponential(-argument));
            case Tanh:
                return (Exponential(argument) - Exponential(-argument)) / (Exponential(argument) + Exponential(-argument));
            case Sigmoid:
                return One / (One + Exponential(-argument));
            case Softplus:
                return Logarithm(One + Exponential(argument));
            case Log:
                return Logarithm(argument);
            case Sqrt:
                return Root(argument);
            case Sin:
                return Sine(argument);
            case Cos:
                return Cosine(argument);
            case Tan:
                return Sine(argument) / Cosine(argument);
            case Step:
                return argument.SignOf() > 0 ? One : Zero;
            case Sign:
                return FromRational(argument.SignOf());
            case Relu:
                return argument.SignOf() > 0 ? argument : Zero;
            case Abs:
                return argument.SignOf() < 0 ? -argument : argument;
            case SoftmaxShift:
                return Zero;
            default:
                return Random(operation.Name, argument.Residue);
        }
    }

    /// <inheritdoc/>
    public static FieldElement Apply(BinaryOperation operation, FieldElement left, FieldElement right) => operation switch
    {
        _ when !left.IsDefined || !right.IsDefined => Undefined,
        Add => left + right,
        Subtract => left - right,
        Multiply => left * right,
        Divide => left / right,
        Max => (left - right).SignOf() > 0 ? left : right,
        Min => (left - right).SignOf() > 0 ? right : left,
        _ => Raise(left, right),
    };

    private int SignOf() => Residue == 0 ? 0 : Math.Sign(IsDefined ? Real : 0);

    // A random function, the same for the same argument.
    private static FieldElement Random(string function, ulong argument)
    {
        ulong bits = SplitMix64.Of(HashOf(function) ^ SplitMix64.Of(argument));
        return new FieldElement(bits % Field.Modulus, 0.2 + (bits >> 40) / (double)(1 << 24));
    }

    // exp(-x) = 1/exp(x)
    private static FieldElement Exponential(FieldElement x)
    {
        if (x.Residue == 0)
            return One;
        return IsUpper(x.Residue)
            ? One / Random("exp", Field.Negate(x.Residue)) with { Real = Math.Exp(-x.Real) }
            : Random("exp", x.Residue) with { Real = Math.Exp(x.Real) };
    }

    // log(1/x) = -log(x)
    private static FieldElement Logarithm(FieldElement x)
    {
        if (x.Residue == 0 || x.Residue == Field.One)
            return x.Residue == 0 ? Undefined : Zero;
        ulong reciprocal = Field.Inverse(x.Residue);
        FieldElement value = reciprocal < x.Residue ? -Random("log", reciprocal) : Random("log", x.Residue);
        return value with { Real = Math.Log(x.Real) };
    }

    // Of x and -x one has a root.
    private static FieldElement Root(FieldElement x) => Model.RootOf(x.Residue) is { } root ? new(root, Math.Sqrt(x.Real)) : Undefined;

    // With t = tan(x/2): sin x = 2t/(1 + t^2), cos x = (1 - t^2)/(1 + t^2)
    private static FieldElement Sine(FieldElement x)
    {
        FieldElement t = HalfTangent(x);
        FieldElement sine = (t + t) / (One + t * t);
        return sine with { Real = Math.Sin(x.Real) };
    }

    private static FieldElement Cosine(FieldElement x)
    {
        FieldElement t = HalfTangent(x);
        FieldElement cosine = (One - t * t) / (One + t * t);
        return cosine with { Real = Math.Cos(x.Real) };
    }

    private static FieldElement HalfTangent(FieldElement x) => x.Residue == 0 ? Zero
        : IsUpper(x.Residue) ? -Random("tan/2", Field.Negate(x.Residue))
        : Random("tan/2", x.Residue);

    private static FieldElement Raise(FieldElement @base, FieldElement exponent)
    {
        double real = Math.Pow(@base.Real, exponent.Real);
        if (WholeOf(exponent.Residue) is { } whole)
            return Raise(@base, whole) with { Real = real };
        if (WholeOf(Field.Add(exponent.Residue, exponent.Residue)) is { } halves)
            return Raise(Root(@base), halves);
        return Exponential(exponent * Logarithm(@base)) with { Real = real };
    }

    private static FieldElement Raise(FieldElement @base, long exponent)
    {
        FieldElement power = new(Field.Power(@base.Residue, (ulong)Math.Abs(exponent)), Math.Pow(@base.Real, Math.Abs(exponent)));
        return exponent < 0 ? One / power : power;
    }

    private static long? WholeOf(ulong residue) => SmallFraction.Of(Field.ToNumber(residue), Field.Modulus, LargestExponent, 1)?.Numerator;

    private static bool IsUpper(ulong residue) => residue > Field.Modulus / 2;

    // FNV-1a
    private static ulong HashOf(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
            hash = (hash ^ c) * 1099511628211;
        return hash;
    }
}
