using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The empty boxes in place of texts. All of a kind are of one size, so that the length of what belongs there does not show.</summary>
internal static class Blank
{
    private const double Ascent = 0.72;

    /// <summary>An empty text as large as the room to write in by hand.</summary>
    public static MathText Of(TextKind kind)
    {
        var (width, height) = kind switch
        {
            TextKind.Name => (34.0, 22.0),
            TextKind.Partial => (44.0, 26.0),
            TextKind.Product => (104.0, 24.0),
            TextKind.Note => (260.0, 26.0),
            _ => (54.0, 20.0),
        };
        return new MathText("", width, height * Ascent, height * (1 - Ascent), [], []);
    }
}
