namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>The side of a box at which a wire attaches.</summary>
internal enum Side
{
    Top,
    Bottom,
    Left,
    Right,
}

/// <summary>Where a wire of a port comes from or goes to, which decides its place among the ports of its side.</summary>
internal enum Approach
{
    FromLeft,
    Straight,
    FromRight,
}

/// <summary>A point on the top or bottom of a box at which one wire, or several that share a trunk, attach.</summary>
internal sealed class Port(int box, Side side, Approach approach)
{
    public int Box => box;

    public Side Side => side;

    public Approach Approach { get; set; } = approach;

    /// <summary>Breaks ties among ports of the same approach, from left to right.</summary>
    public int Rank { get; set; }

    /// <summary>The wires that attach here.</summary>
    public List<int> Wires { get; } = [];

    /// <summary>The label that stands on the wire near this port.</summary>
    public Size Label { get; set; }

    /// <summary>Offset of the vertical piece of the wire from the middle of the box.</summary>
    public double Outer { get; set; }

    /// <summary>Offset of the point on the border from the middle of the box; differs from the outer one where many ports crowd.</summary>
    public double Inner { get; set; }

    public bool IsBent => Math.Abs(Outer - Inner) > 0.01;
}
