namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// The line styles of highlighted sets: a colour and a pattern of dashes each, so that they are told apart without colour too. The first
/// is a solid line in the colour of what stands out. On an edge of several sets the lines lie on one another, each thinner than the one below.
/// </summary>
internal static class StrandLine
{
    private const double Width = 2.4;
    private const double Wider = 2.2;
    private const double Widest = 6;
    private const double Heavier = 3.6;

    private static readonly double[][] Patterns = [[], [9, 4], [2.5, 3.5], [12, 3.5, 2.5, 3.5], [18, 5], [9, 3, 2.5, 3, 2.5, 3]];

    /// <summary>The lengths of dashes and gaps in turn; none for a solid line.</summary>
    public static IReadOnlyList<double> DashesOf(int strand) => Patterns[strand % Patterns.Length];

    public static string ColourOf(int strand, Palette palette) => palette.Strands[strand % palette.Strands.Count];

    /// <summary>The width of a set's line where it is not the usual one of what stands out: the patterns begin anew, heavier.</summary>
    public static double? OwnWidthOf(int strand) => strand >= Patterns.Length ? Heavier : null;

    /// <summary>The width of a line among several on one edge, where it is not the uppermost.</summary>
    public static double WidthBelow(int linesAbove, int lines) => Width + Math.Min(Wider, (Widest - Width) / Math.Max(1, lines - 1)) * linesAbove;
}
