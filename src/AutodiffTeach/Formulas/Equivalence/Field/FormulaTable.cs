using System.Numerics;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>The distinct parts of some formulas, parts before wholes, with the values of those that are plain fractions.</summary>
internal sealed class FormulaTable
{
    private const long LargestExponent = 64; // of numbers that are folded
    private readonly Expr[] _parts;
    private readonly SmallFraction?[] _fractions;
    private readonly KnownSign[] _signs;

    /// <summary>The table of the parts of all these formulas.</summary>
    public FormulaTable(params ReadOnlySpan<Expr> formulas)
    {
        _parts = [.. Expressions.Ordered(formulas)];
        _fractions = new SmallFraction?[_parts.Length];
        _signs = new KnownSign[_parts.Length];
        for (int i = 0; i < _parts.Length; i++)
        {
            _fractions[i] = FractionOf(_parts[i]);
            _signs[i] = _fractions[i] is { } fraction ? (KnownSign)(2 * Math.Sign(fraction.Numerator)) : KnownSigns.Of(_parts[i], SignOf);
            HasRoots |= IsRoot(_parts[i]);
            HasSigns |= _parts[i] is Call(Abs or Sign or Step or Relu or Max or Min, _);
            HasLogarithms |= _parts[i] is Call(Log or Softplus, _);
        }
    }

    /// <summary>The parts.</summary>
    public IReadOnlyList<Expr> Parts => _parts;

    /// <summary>Whether there are roots or general powers of other parts than numbers, whose values depend on which of their arguments' factors are positive.</summary>
    public bool HasRoots { get; }

    /// <summary>Whether there are functions defined by the sign of their argument.</summary>
    public bool HasSigns { get; }

    /// <summary>Whether there are logarithms.</summary>
    public bool HasLogarithms { get; }

    /// <summary>The number of the part. Binary search: identities grow from parts to wholes.</summary>
    public int IndexOf(Expr part)
    {
        int low = 0;
        int high = _parts.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_parts[middle].Id < part.Id)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The value of a part made of numbers alone, where it is a fraction of numbers below 2^31, else null.</summary>
    public SmallFraction? FractionAt(int index) => _fractions[index];

    /// <summary>What is known of a part's sign from its form.</summary>
    public KnownSign SignOf(Expr part) => _signs[IndexOf(part)];

    private bool IsRoot(Expr part) => part switch
    {
        Call(Sqrt or NormRoot, _) => true,
        Power(Number or Constant, _) => false,
        Power(_, var exponent) => Fraction(exponent) is not { IsInteger: true },
        _ => false,
    };

    private SmallFraction? FractionOf(Expr part) => part switch
    {
        Number(var value) => Small(value.Numerator, value.Denominator),
        Sum => Folded(part, (a, b) => Small(
            (BigInteger)a.Numerator * b.Denominator + (BigInteger)b.Numerator * a.Denominator, (BigInteger)a.Denominator * b.Denominator)),
        Product => Folded(part, (a, b) => Small(
            (BigInteger)a.Numerator * b.Numerator, (BigInteger)a.Denominator * b.Denominator)),
        Power(var @base, var exponent) when Fraction(@base) is { } number && Fraction(exponent) is { IsInteger: true } power => Raised(number, power.Numerator),
        _ => null,
    };

    private SmallFraction? Fraction(Expr part) => _fractions[IndexOf(part)];

    private SmallFraction? Folded(Expr part, Func<SmallFraction, SmallFraction, SmallFraction?> combine)
    {
        SmallFraction? total = Fraction(part.Children[0]);
        for (int i = 1; i < part.Children.Length && total is { } value; i++)
            total = Fraction(part.Children[i]) is { } next ? combine(value, next) : null;
        return total;
    }

    private static SmallFraction? Raised(SmallFraction number, long exponent)
    {
        if (Math.Abs(exponent) > LargestExponent || (number.Numerator == 0 && exponent <= 0))
            return null;
        BigInteger numerator = BigInteger.Pow(number.Numerator, (int)Math.Abs(exponent));
        BigInteger denominator = BigInteger.Pow(number.Denominator, (int)Math.Abs(exponent));
        return exponent >= 0 ? Small(numerator, denominator) : Small(denominator, numerator);
    }

    private static SmallFraction? Small(BigInteger numerator, BigInteger denominator)
    {
        var value = new Rational(numerator, denominator);
        return BigInteger.Abs(value.Numerator) <= int.MaxValue && value.Denominator <= int.MaxValue
            ? new SmallFraction((long)value.Numerator, (long)value.Denominator)
            : null;
    }
}
