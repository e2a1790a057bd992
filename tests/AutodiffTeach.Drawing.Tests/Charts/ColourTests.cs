using System.Globalization;
using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Drawing.Charts.Colours;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Charts;

public class ColourTests
{
    // Machado, Oliveira and Fernandes 2009, severity 1: protan, deutan, tritan, on linear parts; first, the usual vision.
    private static readonly double[][] Visions =
    [
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
        [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881],
        [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900],
    ];

    // The values that Ottosson publishes with the space, at https://bottosson.github.io/posts/oklab (there from CIE XYZ), and white.
    [Theory]
    [InlineData(0xffffff, 1.0, 0.0, 0.0)]
    [InlineData(0x000000, 0.0, 0.0, 0.0)]
    [InlineData(0xff0000, 0.62796, 0.22486, 0.12585)]
    [InlineData(0x0000ff, 0.45201, -0.03246, -0.31153)]
    public void Known_colours_have_their_place_in_oklab(int digits, double lightness, double a, double b)
    {
        var lab = Oklab.Of(Rgb.Of(digits));
        Assert.Equal(lightness, lab.L, 4);
        Assert.Equal(a, lab.A, 4);
        Assert.Equal(b, lab.B, 4);
        Assert.Equal(Rgb.Of(digits), lab.ToRgb());
    }

    [Fact]
    public void Every_map_has_no_jump_and_in_print_grows_darker()
    {
        foreach (var map in Enum.GetValues<ColourMap>())
        {
            var steps = Steps(ColourRamp.Of(map, false));
            Assert.True(steps.Max() < 4 * steps.Average(), $"{map}: {steps.Max()} against {steps.Average()}");
            var print = ColourRamp.Of(map, true).Select(colour => Oklab.Of(colour).L).ToArray();
            Assert.Equal(print.OrderDescending(), print);
        }
    }

    [Fact]
    public void The_sequential_map_grows_evenly_lighter()
    {
        var lightness = ColourRamp.Of(ColourMap.Sequential, false).Select(colour => Oklab.Of(colour).L).ToArray();
        // A thousandth is the rounding to eight bits.
        Assert.All(lightness.Zip(lightness.Skip(1)), pair => Assert.True(pair.Second > pair.First - 0.001));
        for (var i = 0; i < lightness.Length; i++)
            Assert.Equal(lightness[0] + (lightness[^1] - lightness[0]) * i / (lightness.Length - 1), lightness[i], 0.04);
    }

    [Fact]
    public void The_diverging_map_is_as_dark_on_either_side_and_lightest_in_the_middle()
    {
        var lightness = ColourRamp.Of(ColourMap.Diverging, false).Select(colour => Oklab.Of(colour).L).ToArray();
        for (var i = 0; i < lightness.Length / 2; i++)
            Assert.Equal(lightness[i], lightness[^(i + 1)], 0.03);
        Assert.True(lightness.Max() - lightness[lightness.Length / 2] < 0.01);
    }

    [Theory]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Dark)]
    public void Series_are_told_apart_with_every_kind_of_colour_vision(Theme theme)
    {
        var colours = SeriesColours.Of(theme).Select(hex => Rgb.Of(int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture))).ToArray();
        foreach (var vision in Visions)
        {
            var seen = colours.Select(colour => Oklab.Of(Seen(colour, vision))).ToArray();
            for (var i = 0; i < seen.Length; i++)
            {
                for (var j = 0; j < i; j++)
                    Assert.True(Distance(seen[i], seen[j]) >= 0.095, $"{colours[i].Hex} and {colours[j].Hex}: {Distance(seen[i], seen[j]):F3}");
            }
        }
    }

    private static double[] Steps(IReadOnlyList<Rgb> colours) =>
        [.. colours.Zip(colours.Skip(1)).Select(pair => Distance(Oklab.Of(pair.First), Oklab.Of(pair.Second)))];

    private static double Distance(Oklab a, Oklab b) => Math.Sqrt(Math.Pow(a.L - b.L, 2) + Math.Pow(a.A - b.A, 2) + Math.Pow(a.B - b.B, 2));

    private static Rgb Seen(Rgb colour, double[] vision)
    {
        double[] linear = [Rgb.Linear(colour.R), Rgb.Linear(colour.G), Rgb.Linear(colour.B)];
        var parts = Enumerable.Range(0, 3).Select(row => Math.Clamp(Enumerable.Range(0, 3).Sum(i => vision[3 * row + i] * linear[i]), 0, 1))
            .Select(part => (byte)Math.Round(255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * Math.Pow(part, 1 / 2.4) - 0.055))).ToArray();
        return new Rgb(parts[0], parts[1], parts[2]);
    }
}
