namespace AutodiffTeach.Drawing.Layout;

/// <summary>How the wires of a tree are drawn.</summary>
public enum TreeWires
{
    /// <summary>As an S from parent to child.</summary>
    Smooth,

    /// <summary>With two rounded corners, all wires of a parent along one line.</summary>
    Orthogonal,
}
