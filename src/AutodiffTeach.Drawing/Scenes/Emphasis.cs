namespace AutodiffTeach.Drawing.Scenes;

/// <summary>How strongly something is drawn.</summary>
public enum Emphasis
{
    /// <summary>As usual.</summary>
    Normal,

    /// <summary>Standing out.</summary>
    Strong,

    /// <summary>Stepping back, because something else stands out.</summary>
    Dimmed,
}
