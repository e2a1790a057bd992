using System.Globalization;

namespace AutodiffTeach.Drawing.Charts.Colours;

/// <summary>A colour of a screen (sRGB).</summary>
internal readonly record struct Rgb(byte R, byte G, byte B)
{
    /// <summary>A colour from its six hexadecimal digits, such as 0xff8000.</summary>
    public static Rgb Of(int digits) => new((byte)(digits >> 16), (byte)(digits >> 8), (byte)digits);

    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{R:x2}{G:x2}{B:x2}");

    /// <summary>The relative luminance of the Web Content Accessibility Guidelines 2.2.</summary>
    public double Luminance => 0.2126 * Linear(R) + 0.7152 * Linear(G) + 0.0722 * Linear(B);

    public static double Linear(byte part) => part / 255.0 is var x && x <= 0.04045 ? x / 12.92 : Math.Pow((part / 255.0 + 0.055) / 1.055, 2.4);
}
