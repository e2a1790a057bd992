namespace AutodiffTeach.Drawing.Charts.Marks;

/// <summary>What a mark is painted with; each theme has its colour for it.</summary>
/// <param name="Kind">The role of the paint.</param>
/// <param name="Index">The number of a series, or the level of a colour map.</param>
/// <param name="Map">The colour map of a level.</param>
internal readonly record struct Paint(PaintKind Kind, int Index = 0, ColourMap Map = default)
{
    public static Paint Ink => new(PaintKind.Ink);

    public static Paint Muted => new(PaintKind.Muted);

    public static Paint Faint => new(PaintKind.Faint);

    /// <summary>The paint of a series.</summary>
    public static Paint Series(int index) => new(PaintKind.Series, index);

    /// <summary>Black or white, whichever can be read on a level of a colour map.</summary>
    public static Paint On(ColourMap map, byte level) => new(PaintKind.OnLevel, level, map);
}
