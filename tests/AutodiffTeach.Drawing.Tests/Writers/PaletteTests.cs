using System.Globalization;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Writers;

public class PaletteTests
{
    private static readonly Palette[] Palettes = [Palette.Light, Palette.Dark, Palette.Print];

    [Fact]
    public void Text_contrasts_with_its_ground_by_at_least_four_and_a_half()
    {
        foreach (var palette in Palettes)
        {
            var grounds = Enum.GetValues<BoxRole>().Select(role => palette.Of(role).Fill).Append(palette.Paper);
            Assert.All(grounds, ground =>
            {
                foreach (var text in new[] { palette.Ink, palette.Value, palette.Gradient })
                    Assert.True(Contrast(text, ground) >= 4.5, $"{text} on {ground}: {Contrast(text, ground):F2}");
            });
            Assert.True(Contrast(palette.Wire, palette.Paper) >= 4.5);
            Assert.True(Contrast(palette.Strong, palette.Paper) >= 4.5);
        }
    }

    [Fact]
    public void Borders_contrast_with_paper_and_fill_by_at_least_three()
    {
        foreach (var palette in Palettes)
        {
            Assert.All(Enum.GetValues<BoxRole>(), role =>
            {
                var (fill, border) = palette.Of(role);
                Assert.True(Contrast(border, palette.Paper) >= 3 && Contrast(border, fill) >= 3, $"{role}: {border}");
            });
        }
    }

    // Web Content Accessibility Guidelines 2.2, relative luminance and contrast ratio.
    private static double Contrast(string a, string b)
    {
        var (x, y) = (Luminance(a), Luminance(b));
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = new[] { 1, 3, 5 }.Select(i => int.Parse(colour.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
