using AutodiffTeach.Drawing.Charts.Marks;

namespace AutodiffTeach.Drawing.Charts.Colours;

/// <summary>The colours of the maps, a table of <see cref="LevelGrid.Highest"/> + 1 levels each, mixed in OKLab between anchors.</summary>
internal static class ColourRamp
{
    // Nine of the 256 colours of viridis (Smith and van der Walt, 2015; dedicated to the public domain), equally spaced.
    private static readonly Rgb[] Sequential = Table(0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725);

    // Lightness falls evenly from the middle to both sides; blue and orange differ for every kind of colour vision.
    private static readonly Rgb[] Diverging = Table(0x0b3c78, 0x3f74b8, 0x90b4de, 0xf7f5f2, 0xe7a873, 0xbe6420, 0x713000);

    private static readonly Rgb[] Greys = Table(0xffffff, 0x000000);

    /// <summary>The colours of a map; in print they are greys.</summary>
    public static IReadOnlyList<Rgb> Of(ColourMap map, bool isPrint) => isPrint ? Greys : map switch
    {
        ColourMap.Diverging => Diverging,
        ColourMap.Greys => Greys,
        _ => Sequential,
    };

    /// <summary>True where black can be read better than white on a colour.</summary>
    public static bool IsLight(Rgb colour) => (colour.Luminance + 0.05) / 0.05 > 1.05 / (colour.Luminance + 0.05);

    private static Rgb[] Table(params int[] anchors)
    {
        var points = anchors.Select(digits => Oklab.Of(Rgb.Of(digits))).ToArray();
        return [.. Enumerable.Range(0, LevelGrid.Highest + 1).Select(level =>
        {
            var at = level / (double)LevelGrid.Highest * (points.Length - 1);
            var below = Math.Min((int)at, points.Length - 2);
            return Oklab.Mix(points[below], points[below + 1], at - below).ToRgb();
        })];
    }
}
