using System.Globalization;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Writes numbers as a picture should show them.</summary>
public static class NumberText
{
    private const double SmallestPlain = 1e-4;
    private const double LargestPlain = 1e7;

    /// <summary>
    /// The number to at most the given significant digits, without trailing zeros and with a real minus sign: <c>58</c>, <c>0.3</c>,
    /// <c>−0.46068</c>; very small and very large ones with a power of ten, <c>10^{−6}</c>.
    /// </summary>
    /// <param name="value">Any number; NaN and the infinities have names of their own.</param>
    /// <param name="digits">Significant digits, 1 to 15.</param>
    public static string Format(double value, int digits = 5)
    {
        if (double.IsNaN(value))
            return "NaN";
        if (double.IsInfinity(value))
            return value > 0 ? "∞" : "−∞";
        if (value == 0)
            return "0";
        var size = Math.Abs(value);
        var text = size < LargestPlain && size == Math.Floor(size)
            ? size.ToString("F0", CultureInfo.InvariantCulture)
            : size is >= SmallestPlain and < LargestPlain ? Plain(size, digits) : Scientific(size, digits);
        return value < 0 ? "−" + text : text;
    }

    private static string Plain(double size, int digits)
    {
        var rounded = double.Parse(size.ToString("E" + (digits - 1), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded.ToString("0.###################", CultureInfo.InvariantCulture);
    }

    private static string Scientific(double size, int digits)
    {
        var parts = size.ToString("E" + (digits - 1), CultureInfo.InvariantCulture).Split('E');
        var mantissa = parts[0].Contains('.', StringComparison.Ordinal) ? parts[0].TrimEnd('0').TrimEnd('.') : parts[0];
        var exponent = int.Parse(parts[1], CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture).Replace('-', '−');
        var power = "10^{" + exponent + "}";
        return mantissa == "1" ? power : mantissa + "×" + power;
    }
}
