using AutodiffTeach.Drawing.Charts.Marks;

namespace AutodiffTeach.Drawing.Charts.Plots;

/// <summary>How a series is drawn. The first sixty differ in dash or marker, whatever becomes of the colours.</summary>
/// <param name="Paint">The colour.</param>
/// <param name="Dash">The lengths of strokes and gaps; empty for a solid line.</param>
/// <param name="Shape">The marker; null for none.</param>
/// <param name="Width">The width of the line in pixels.</param>
internal sealed record SeriesLook(Paint Paint, string Dash, MarkerShape? Shape, double Width)
{
    public const int ColourCount = 8;
    public const double MarkerRadius = 3.4;

    private static readonly string[] Dashes = ["", "7 3", "2.2 2.4", "9 3 2.2 3", "14 4"];
    private static readonly string[] ReferenceDashes = ["5 4", "1.5 3.5", "10 4 1.5 4"];

    /// <summary>The look of each name, in the order in which the names first appear.</summary>
    public static IReadOnlyDictionary<string, SeriesLook> ForAll(IEnumerable<Series> series)
    {
        var looks = new Dictionary<string, SeriesLook>(StringComparer.Ordinal);
        var (data, references) = (0, 0);
        foreach (var one in series.Where(one => !looks.ContainsKey(one.Name)))
            looks.Add(one.Name, one.IsReference ? Reference(references++) : Data(data++));
        return looks;
    }

    private static SeriesLook Data(int i) =>
        new(Paint.Series(i % ColourCount), Dashes[i % Dashes.Length], (MarkerShape)(i % Enum.GetValues<MarkerShape>().Length), 1.7);

    private static SeriesLook Reference(int i) => new(Paint.Ink, ReferenceDashes[i % ReferenceDashes.Length], null, 1.2);
}
