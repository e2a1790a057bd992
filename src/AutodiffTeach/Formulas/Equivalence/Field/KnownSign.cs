using AutodiffTeach.Operations;

namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>What the form of a part alone says about its sign, wherever it is defined.</summary>
internal enum KnownSign
{
    /// <summary>Below zero.</summary>
    Negative = -2,

    /// <summary>At most zero.</summary>
    Nonpositive = -1,

    /// <summary>Nothing.</summary>
    Unknown = 0,

    /// <summary>At least zero.</summary>
    Nonnegative = 1,

    /// <summary>Above zero.</summary>
    Positive = 2,
}

/// <summary>Derives the signs of wholes from those of their parts.</summary>
internal static class KnownSigns
{
    /// <summary>The sign of a part from those of its own parts.</summary>
    public static KnownSign Of(Expr part, Func<Expr, KnownSign> signOf) => part switch
    {
        Number(var value) => (KnownSign)(2 * value.Sign),
        Constant => KnownSign.Positive,
        Sum => OfSum(part.Children, signOf),
        Product => OfProduct(part.Children, signOf),
        Power(var @base, Number { Value: { IsInteger: true } exponent }) => OfPower(signOf(@base), exponent.Numerator.IsEven, exponent.Sign),
        Power(_, Number) => KnownSign.Positive, // u^v for v that is no integer only where u > 0
        Power(var @base, _) => signOf(@base) == KnownSign.Positive ? KnownSign.Positive : KnownSign.Unknown,
        Call(Exp or Cosh or Sech or Sigmoid or Softplus, _) => KnownSign.Positive,
        Call(Sqrt or NormRoot or Square or Abs or Relu or Step, _) => KnownSign.Nonnegative,
        Call(Sinh or Tanh or Sign, [var argument]) => signOf(argument),
        _ => KnownSign.Unknown,
    };

    /// <summary>The sign of a difference.</summary>
    public static KnownSign OfDifference(KnownSign left, KnownSign right) => Total(left, (KnownSign)(-(int)right));

    private static KnownSign OfSum(ReadOnlySpan<Expr> terms, Func<Expr, KnownSign> signOf)
    {
        KnownSign total = signOf(terms[0]);
        for (int i = 1; i < terms.Length && total != KnownSign.Unknown; i++)
            total = Total(total, signOf(terms[i]));
        return total;
    }

    // The sum of two that are not of opposite signs has the more certain one of their signs.
    private static KnownSign Total(KnownSign left, KnownSign right) =>
        (int)left * (int)right <= 0 ? KnownSign.Unknown : Math.Abs((int)left) > Math.Abs((int)right) ? left : right;

    private static KnownSign OfProduct(ReadOnlySpan<Expr> factors, Func<Expr, KnownSign> signOf)
    {
        int sign = 1;
        int certainty = 2;
        foreach (Expr factor in factors)
        {
            int own = (int)signOf(factor);
            sign *= Math.Sign(own);
            certainty = Math.Min(certainty, Math.Abs(own));
        }

        return (KnownSign)(sign * certainty);
    }

    private static KnownSign OfPower(KnownSign @base, bool isEven, int exponentSign)
    {
        if (exponentSign == 0)
            return KnownSign.Positive;
        KnownSign sign = isEven ? (KnownSign)Math.Max(1, Math.Abs((int)@base)) : @base;
        return exponentSign < 0 ? (KnownSign)(2 * Math.Sign((int)sign)) : sign; // no divisor is zero
    }
}
