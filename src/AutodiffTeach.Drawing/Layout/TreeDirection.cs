namespace AutodiffTeach.Drawing.Layout;

/// <summary>Which way the arrows of a tree run.</summary>
public enum TreeDirection
{
    /// <summary>From left to right.</summary>
    Rightwards,

    /// <summary>From top to bottom.</summary>
    Downwards,
}
