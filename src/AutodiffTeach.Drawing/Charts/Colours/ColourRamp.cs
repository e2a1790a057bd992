using AutodiffTeach.Drawing.Charts.Marks;

namespace AutodiffTeach.Drawing.Charts.Colours;

/// <summary>The colours of the maps, a table of <see cref="LevelGrid.Highest"/> + 1 levels each, mixed in OKLab between anchors.</summary>
internal static class ColourRamp
{
    // Nine of the 256 colours of viridis (Smith and van der Walt, 2015; dedicated to the public domain), equally spaced.
    private static readonly Rgb[] Sequential = Table(0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725);

    // Hues 255 and 55 of OKLab; lightness falls evenly from 0.97 in the middle to 0.38 on both sides.
    private static readonly Rgb[] Diverging = Table(0x20436e, 0x427bc2, 0x91b8eb, 0xf5f5f5, 0xe0a781, 0xb06224, 0x64340c);

    // The lightest is not white, which is the paper of cells without colour.
    private static readonly Rgb[] Greys = Table(0xf0f0f0, 0x101010);

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
