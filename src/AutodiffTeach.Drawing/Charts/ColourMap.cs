namespace AutodiffTeach.Drawing.Charts;

/// <summary>How numbers become colours. In the theme for print every map is greys, from light for the least to black for the greatest.</summary>
public enum ColourMap
{
    /// <summary>From dark violet over green to yellow: viridis, whose steps look equal and whose lightness grows, so that it survives a copier.</summary>
    Sequential,

    /// <summary>From blue over white to orange, for numbers of both signs; white is 0 where the range is not given.</summary>
    Diverging,

    /// <summary>From light grey to black.</summary>
    Greys,
}
