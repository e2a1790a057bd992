using System.Globalization;

namespace AutodiffTeach.Drawing.Charts.Scales;

/// <summary>A step that people count in: 1, 2, 5 or 25 times a power of ten. Its multiples are decimals, so no tick is 0.30000000000000004.</summary>
/// <param name="Digits">1, 2, 5 or 25.</param>
/// <param name="Exponent">The power of ten.</param>
internal readonly record struct DecimalStep(int Digits, int Exponent)
{
    private const int LargestPlain = 6;
    private const int SmallestPlain = -4;

    public double Size => Value(1);

    /// <summary>The double nearest to a multiple.</summary>
    public double Value(long multiple) => double.Parse(string.Create(CultureInfo.InvariantCulture, $"{multiple * Digits}e{Exponent}"), CultureInfo.InvariantCulture);

    /// <summary>The common power of ten to write multiples up to this one with: 0 where they need none.</summary>
    public int CommonExponent(long largest)
    {
        if (largest == 0)
            return 0;
        var exponent = (largest * Digits).ToString(CultureInfo.InvariantCulture).Length - 1 + Exponent;
        return exponent is >= LargestPlain or <= SmallestPlain ? exponent : 0;
    }

    /// <summary>A multiple divided by a power of ten, with the decimals that this step needs.</summary>
    public string Label(long multiple, int exponent)
    {
        var shift = Exponent - exponent;
        var digits = Math.Abs(multiple * Digits).ToString(CultureInfo.InvariantCulture);
        if (shift >= 0)
            digits = digits == "0" ? digits : digits + new string('0', shift);
        else
            digits = digits.PadLeft(1 - shift, '0').Insert(Math.Max(digits.Length, 1 - shift) + shift, ".");
        return multiple < 0 ? "−" + digits : digits;
    }

    /// <summary>A multiple in plain characters.</summary>
    public string Plain(long multiple, int exponent)
    {
        var label = Label(multiple, exponent).Replace('−', '-');
        return exponent == 0 || multiple == 0 ? label : label + "e" + exponent.ToString(CultureInfo.InvariantCulture);
    }
}
