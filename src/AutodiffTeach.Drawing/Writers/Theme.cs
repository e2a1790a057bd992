namespace AutodiffTeach.Drawing.Writers;

/// <summary>The colours of a picture.</summary>
public enum Theme
{
    /// <summary>Light, or dark where the reader's system prefers dark.</summary>
    Auto,

    /// <summary>Dark on white.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,

    /// <summary>Black and greys on white.</summary>
    Print,
}
