namespace AutodiffTeach.Drawing.Charts;

/// <summary>How numbers are spaced along an axis or over a range of colours.</summary>
public enum AxisScale
{
    /// <summary>Equal differences take equal room.</summary>
    Linear,

    /// <summary>Equal ratios take equal room; only positive numbers have a place.</summary>
    Logarithmic,
}
