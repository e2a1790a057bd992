namespace AutodiffTeach.Drawing.Charts.Marks;

/// <summary>The roles of paints.</summary>
internal enum PaintKind
{
    /// <summary>Text and axes.</summary>
    Ink,

    /// <summary>What stands back: minor ticks, leaders.</summary>
    Muted,

    /// <summary>What is nearly not there: grid lines.</summary>
    Faint,

    /// <summary>Data.</summary>
    Series,

    /// <summary>Text on a cell.</summary>
    OnLevel,
}
