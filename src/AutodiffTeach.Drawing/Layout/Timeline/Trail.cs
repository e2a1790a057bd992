namespace AutodiffTeach.Drawing.Layout.Timeline;

/// <summary>The ways a wire can take.</summary>
internal enum TrailKind
{
    /// <summary>Straight to the next box of the row.</summary>
    Direct,

    /// <summary>An S between neighbouring rows of one column.</summary>
    Sway,

    /// <summary>Along a horizontal track of one channel.</summary>
    Track,

    /// <summary>Along tracks of two channels, joined by a vertical lane that passes the rows between.</summary>
    Lane,

    /// <summary>From a shared box of the prologue along its rail.</summary>
    Rail,
}

/// <summary>
/// The plan of a wire before coordinates are known. Channel k is the free strip below row k; wires of one net share their tracks,
/// lanes and the port they leave by.
/// </summary>
internal sealed class Trail(int wire, TrailKind kind, int net)
{
    public int Wire => wire;

    public TrailKind Kind => kind;

    public int Net => net;

    /// <summary>The port by which the wire leaves; null on rails and straight wires.</summary>
    public Port? Out { get; init; }

    /// <summary>The port by which the wire arrives; null on straight wires.</summary>
    public Port? In { get; init; }

    /// <summary>True where a straight wire runs from right to left.</summary>
    public bool IsBackward { get; init; }

    public int OutChannel { get; init; }

    public int InChannel { get; init; }

    /// <summary>The column in whose left gutter a lane may run.</summary>
    public int Gutter { get; init; }

    /// <summary>Where the lane runs, relative to the column <see cref="LaneColumn"/> where it runs among boxes; NaN where it runs in the gutter.</summary>
    public double LaneX { get; set; } = double.NaN;

    /// <summary>The column that <see cref="LaneX"/> is relative to.</summary>
    public int LaneColumn { get; set; } = -1;

    /// <summary>The rows between the two channels.</summary>
    public IEnumerable<int> PassedRows => Enumerable.Range(Math.Min(OutChannel, InChannel), Math.Abs(OutChannel - InChannel));

    public bool IsInGutter => kind == TrailKind.Lane && double.IsNaN(LaneX);
}
