namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The outline of a node; kinds of nodes are told apart by it, not by colour alone.</summary>
public enum NodeShape
{
    /// <summary>A rectangle with sharp corners.</summary>
    Rectangle,

    /// <summary>A rectangle with rounded corners.</summary>
    RoundedRectangle,

    /// <summary>A circle, drawn out sideways where the text needs it.</summary>
    Pill,

    /// <summary>A rectangle with pointed sides.</summary>
    Hexagon,

    /// <summary>A rectangle with cut corners.</summary>
    CutRectangle,

    /// <summary>A rounded rectangle with a second line inside its border.</summary>
    DoubleRectangle,
}
