using System.Numerics;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>A value of a formula in the prime field of 2^61 - 1 elements, with the real number that it shadows.</summary>
/// <remarks>
/// A filter, not a proof: formulas that differ have different values but for an accident, and formulas that are equal by the laws of
/// rational functions have the same. A transcendental function is a random function of the field value of its argument, the hyperbolic ones
/// and the sigmoid rational in exp, with exp(-x) = 1/exp(x); deeper identities are not seen. The real number decides signs alone.
/// </remarks>
/// <param name="Residue">The value, below the prime.</param>
/// <param name="Real">The real number; NaN where there is none, which makes the whole undefined.</param>
internal readonly record struct FieldElement(ulong Residue, double Real) : IScalar<FieldElement>
{
    private const ulong Prime = (1UL << 61) - 1;
    private const ulong LargestExponent = 1 << 16;

    /// <inheritdoc/>
    public static FieldElement Zero => default;

    /// <inheritdoc/>
    public static FieldElement One => new(1, 1);

    /// <summary>No value: a division by zero, or a root that the field lacks.</summary>
    public static FieldElement Undefined => new(0, double.NaN);

    /// <inheritdoc/>
    public bool IsZero => Residue == 0 && IsDefined;

    /// <summary>Whether there is a value.</summary>
    public bool IsDefined => !double.IsNaN(Real);

    /// <summary>The fraction of small integers that the value is, or null.</summary>
    public Rational? ToRational(int largest)
    {
        for (int denominator = 1; denominator <= largest; denominator++)
        {
            ulong numerator = Times(Residue, (ulong)denominator);
            if (numerator <= (ulong)largest)
                return new Rational((long)numerator, denominator);
            if (Negative(numerator) <= (ulong)largest)
                return new Rational(-(long)Negative(numerator), denominator);
        }

        return null;
    }

    /// <summary>The pseudorandom value of a name at one of the points.</summary>
    /// <param name="name">The name.</param>
    /// <param name="point">The number of the point.</param>
    /// <param name="isPositive">Whether the real number is positive at any rate.</param>
    public static FieldElement OfName(string name, int point, bool isPositive)
    {
        ulong bits = Mix(Mix(HashOf(name)) + (ulong)point);
        double real = 0.2 + (bits >> 40) / (double)(1 << 24);
        return new FieldElement(bits % Prime, isPositive || (bits & 1) == 0 ? real : -real);
    }

    /// <inheritdoc/>
    public static FieldElement FromRational(Rational value) =>
        new FieldElement(Reduce(value.Numerator), value.ToDouble()) is var numerator && value.IsInteger
            ? numerator
            : new(Times(numerator.Residue, Inverse(Reduce(value.Denominator))), value.ToDouble());

    /// <inheritdoc/>
    public static FieldElement FromConstant(string name, double value) => name == "e"
        ? Exponential(One)
        : new(Mix(HashOf(name)) % Prime, value);

    /// <summary>The sum.</summary>
    public static FieldElement operator +(FieldElement left, FieldElement right) => new(Plus(left.Residue, right.Residue), left.Real + right.Real);

    /// <summary>The difference.</summary>
    public static FieldElement operator -(FieldElement left, FieldElement right) =>
        new(Plus(left.Residue, Negative(right.Residue)), left.Real - right.Real);

    /// <summary>The negative.</summary>
    public static FieldElement operator -(FieldElement value) => new(Negative(value.Residue), -value.Real);

    /// <summary>The product.</summary>
    public static FieldElement operator *(FieldElement left, FieldElement right) =>
        new(Times(left.Residue, right.Residue), left.Real * right.Real);

    /// <summary>The quotient; undefined where the divisor is zero.</summary>
    public static FieldElement operator /(FieldElement left, FieldElement right) => right.Residue == 0
        ? Undefined
        : new(Times(left.Residue, Inverse(right.Residue)), left.Real / right.Real);

    /// <inheritdoc/>
    public static FieldElement Apply(UnaryOperation operation, FieldElement argument)
    {
        if (!argument.IsDefined)
            return Undefined;
        FieldElement two = new(2, 2);
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
        ulong bits = Mix(HashOf(function) ^ Mix(argument));
        return new FieldElement(bits % Prime, 0.2 + (bits >> 40) / (double)(1 << 24));
    }

    // exp(-x) = 1/exp(x)
    private static FieldElement Exponential(FieldElement x)
    {
        if (x.Residue == 0)
            return One;
        return IsUpper(x.Residue)
            ? One / Random("exp", Negative(x.Residue)) with { Real = Math.Exp(-x.Real) }
            : Random("exp", x.Residue) with { Real = Math.Exp(x.Real) };
    }

    // log(1/x) = -log(x)
    private static FieldElement Logarithm(FieldElement x)
    {
        if (x.Residue <= 1)
            return x.Residue == 1 ? Zero : Undefined;
        ulong reciprocal = Inverse(x.Residue);
        FieldElement value = reciprocal < x.Residue ? -Random("log", reciprocal) : Random("log", x.Residue);
        return value with { Real = Math.Log(x.Real) };
    }

    // The prime is 3 modulo 4: of x or -x one is a square, with the root x^((p + 1)/4).
    private static FieldElement Root(FieldElement x)
    {
        ulong root = ToPower(x.Residue, (Prime + 1) / 4);
        return Times(root, root) == x.Residue ? new(root, Math.Sqrt(x.Real)) : Undefined;
    }

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
        : IsUpper(x.Residue) ? -Random("tan/2", Negative(x.Residue))
        : Random("tan/2", x.Residue);

    private static FieldElement Raise(FieldElement @base, FieldElement exponent)
    {
        double real = Math.Pow(@base.Real, exponent.Real);
        if (WholeOf(exponent.Residue) is { } whole)
            return Raise(@base, whole) with { Real = real };
        if (WholeOf(Plus(exponent.Residue, exponent.Residue)) is { } halves)
            return Raise(Root(@base), halves);
        return Exponential(exponent * Logarithm(@base)) with { Real = real };
    }

    private static FieldElement Raise(FieldElement @base, long exponent)
    {
        FieldElement power = new(ToPower(@base.Residue, (ulong)Math.Abs(exponent)), Math.Pow(@base.Real, Math.Abs(exponent)));
        return exponent < 0 ? One / power : power;
    }

    private static long? WholeOf(ulong residue) => residue <= LargestExponent ? (long)residue
        : Negative(residue) <= LargestExponent ? -(long)Negative(residue)
        : null;

    private static bool IsUpper(ulong residue) => residue > Prime / 2;

    private static ulong Plus(ulong a, ulong b) => a + b is var sum && sum >= Prime ? sum - Prime : sum;

    private static ulong Negative(ulong a) => a == 0 ? 0 : Prime - a;

    // 2^61 = 1
    private static ulong Times(ulong a, ulong b)
    {
        ulong high = Math.BigMul(a, b, out ulong low);
        ulong sum = (low & Prime) + (low >> 61 | high << 3);
        return sum >= Prime ? sum - Prime : sum;
    }

    // Fermat: a^(p - 2) = 1/a
    private static ulong Inverse(ulong a) => ToPower(a, Prime - 2);

    private static ulong ToPower(ulong a, ulong exponent)
    {
        ulong result = 1;
        for (; exponent > 0; exponent >>= 1, a = Times(a, a))
        {
            if ((exponent & 1) == 1)
                result = Times(result, a);
        }

        return result;
    }

    private static ulong Reduce(BigInteger value) => (ulong)((value % Prime + Prime) % Prime);

    // The finalizer of SplitMix64.
    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    // FNV-1a
    private static ulong HashOf(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in text)
            hash = (hash ^ c) * 1099511628211;
        return hash;
    }
}
