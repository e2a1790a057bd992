namespace AutodiffTeach.Drawing.Charts.Marks;

/// <summary>The shapes of markers; filled ones in the order in which they are easiest to tell apart, then their outlines.</summary>
internal enum MarkerShape
{
    Disc,
    Square,
    Triangle,
    Diamond,
    Cross,
    Circle,
    Wedge,
    Plus,
    HollowSquare,
    HollowTriangle,
    HollowDiamond,
    HollowWedge,
}
