namespace AutodiffTeach.Scalars.Enclosures;

/// <summary>Rigorous arithmetic: the result encloses every value that the operation takes on the enclosed arguments.</summary>
/// <remarks>Nothing throws: what has no value, or none that is decided, is an enclosure of that kind, and stays one in whatever it enters.</remarks>
/// <typeparam name="T">The enclosures.</typeparam>
internal interface IArithmetic<T>
{
    /// <summary>The enclosure of an exact number.</summary>
    T FromRational(Rational value);

    /// <summary>The enclosure of pi or e.</summary>
    T FromConstant(string name);

    /// <summary>u + v.</summary>
    T Add(T left, T right);

    /// <summary>u v.</summary>
    T Multiply(T left, T right);

    /// <summary>-u.</summary>
    T Negate(T value);

    /// <summary>1/u; none at 0.</summary>
    T Reciprocal(T value);

    /// <summary>u^n for an integer n.</summary>
    T Power(T value, int exponent);

    /// <summary>u^(p/q), for u >= 0, and for u > 0 where the exponent is negative. Odd roots of negative numbers have no value.</summary>
    T Power(T value, Rational exponent);

    /// <summary>u^v: for u > 0, for u = 0 with v >= 0 (0^0 = 1), for u below 0 with an integer v only.</summary>
    T Power(T value, T exponent);

    /// <summary>An elementary function.</summary>
    T Apply(Elementary function, T argument);

    /// <summary>The larger one.</summary>
    T Max(T left, T right);

    /// <summary>The smaller one.</summary>
    T Min(T left, T right);
}
