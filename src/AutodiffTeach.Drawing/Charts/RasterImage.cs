using AutodiffTeach.Drawing.Charts.Rasters;

namespace AutodiffTeach.Drawing.Charts;

/// <summary>A small image, such as a handwritten digit, in grey or in colour.</summary>
public sealed class RasterImage
{
    private RasterImage(int width, int height, bool isGrey, byte[] samples) => (Width, Height, IsGrey, Samples) = (width, height, isGrey, samples);

    /// <summary>The width in pixels of the image.</summary>
    public int Width { get; }

    /// <summary>The height in pixels of the image.</summary>
    public int Height { get; }

    /// <summary>True for one number a pixel, false for red, green and blue.</summary>
    public bool IsGrey { get; }

    internal byte[] Samples { get; }

    /// <summary>A grey image.</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="values">The rows one after another, a number a pixel; numbers beyond black and white, and NaN, are cut to black and white.</param>
    /// <param name="black">The number that is black.</param>
    /// <param name="white">The number that is white; may be less than that of black.</param>
    /// <exception cref="ArgumentException">The numbers are none, or not a whole number of rows, or black is white.</exception>
    public static RasterImage Grey(int width, IReadOnlyList<double> values, double black = 0, double white = 1) =>
        new(width, RowsOf(width, 1, values), true, Quantize(values, black, white));

    /// <summary>An image in colour (sRGB).</summary>
    /// <param name="width">Pixels in a row, at least 1.</param>
    /// <param name="values">The rows one after another, red, green and blue for each pixel; cut as greys are.</param>
    /// <param name="black">The number that is none of a colour.</param>
    /// <param name="white">The number that is all of a colour.</param>
    /// <exception cref="ArgumentException">The numbers are none, or not a whole number of rows, or black is white.</exception>
    public static RasterImage Colour(int width, IReadOnlyList<double> values, double black = 0, double white = 1) =>
        new(width, RowsOf(width, 3, values), false, Quantize(values, black, white));

    /// <summary>The image as a PNG file, the same bytes on every machine.</summary>
    public byte[] ToPng() => Png.Write(this);

    private static int RowsOf(int width, int channels, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        var row = (long)width * channels;
        if (values.Count == 0 || values.Count % row != 0)
            throw new ArgumentException($"an image {width} pixels wide has {values.Count} numbers; expected a multiple of {row}.", nameof(values));
        return (int)(values.Count / row);
    }

    private static byte[] Quantize(IReadOnlyList<double> values, double black, double white)
    {
        if (!double.IsFinite(white - black) || white == black)
            throw new ArgumentException($"black is {black} and white is {white}; expected two different numbers.", nameof(white));
        var samples = new byte[values.Count];
        for (var i = 0; i < samples.Length; i++)
        {
            var level = (values[i] - black) / (white - black);
            samples[i] = level > 0 ? (byte)Math.Round(Math.Min(level, 1) * 255) : (byte)0;
        }

        return samples;
    }
}
