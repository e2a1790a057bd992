namespace AutodiffTeach.Drawing.Charts;

/// <summary>
/// Charts in rows and columns that can be compared at a glance: a series has one look and one entry in the legend in all of them, and
/// axes and colours that are shared have one range.
/// </summary>
public sealed record SmallMultiples : Chart
{
    /// <summary>Small multiples.</summary>
    /// <param name="title">What stands above them all; may be empty.</param>
    /// <param name="panels">The charts from left to right, then downwards.</param>
    /// <exception cref="ArgumentException">A panel is itself small multiples.</exception>
    public SmallMultiples(string title, params IReadOnlyList<Chart> panels)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(panels);
        if (panels.Any(panel => panel is SmallMultiples))
            throw new ArgumentException($"small multiples '{title}': a panel is itself small multiples; expected charts of one panel.", nameof(panels));
        Panels = panels;
    }

    /// <summary>The charts from left to right, then downwards.</summary>
    public IReadOnlyList<Chart> Panels { get; }

    /// <summary>The number of columns, at least 1; null for what is nearest to a square.</summary>
    public int? Columns { get; init; }

    /// <summary>True where all horizontal axes have one range; its numbers stand below the last row alone.</summary>
    public bool ShareX { get; init; } = true;

    /// <summary>True where all vertical axes have one range; its numbers stand beside the first column alone.</summary>
    public bool ShareY { get; init; } = true;

    /// <summary>True where the colours of all heat maps have one range.</summary>
    public bool ShareColours { get; init; } = true;
}
