using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The columns of the time steps with their titles.</summary>
internal static class SceneBands
{
    /// <summary>The height of the strip of titles at the top.</summary>
    public const double Header = 24;

    private const double TitleSize = 13;
    private const double Baseline = 17;

    public static SceneBand Of(Band band)
    {
        var text = MathText.Set(FormattableString.Invariant($"t = {band.Time}"), TitleSize);
        return new SceneBand(band.Time, band.Region, new PlacedText(text, new Point(band.Region.Center.X - text.Width / 2, Baseline)));
    }
}
