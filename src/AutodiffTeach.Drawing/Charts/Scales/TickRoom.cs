namespace AutodiffTeach.Drawing.Charts.Scales;

/// <summary>The room that an axis has for ticks.</summary>
/// <param name="Length">The length of the axis in pixels.</param>
/// <param name="Spacing">The distance aimed at between labels.</param>
/// <param name="Extent">How much of the axis a label covers, with a gap.</param>
internal sealed record TickRoom(double Length, double Spacing, Func<string, double> Extent)
{
    /// <summary>The number of labels aimed at, at least 2.</summary>
    public double Count => Math.Max(2, Length / Spacing);

    /// <summary>The ticks of which no label meets that of an earlier one.</summary>
    /// <param name="ticks">Ticks in order.</param>
    /// <param name="at">Where a number stands, as a fraction of the axis.</param>
    public IReadOnlyList<Tick> Thin(IReadOnlyList<Tick> ticks, Func<double, double> at)
    {
        var kept = new List<Tick>();
        foreach (var tick in ticks)
        {
            if (kept.Count == 0 || (at(tick.Value) - at(kept[^1].Value)) * Length >= (Extent(tick.Label) + Extent(kept[^1].Label)) / 2)
                kept.Add(tick);
        }

        return kept;
    }

    /// <summary>True where no label meets the next.</summary>
    /// <param name="labels">The labels in order.</param>
    /// <param name="at">The place of each, as a fraction of the axis.</param>
    public bool Fits(IReadOnlyList<string> labels, Func<int, double> at)
    {
        for (var i = 1; i < labels.Count; i++)
        {
            if ((at(i) - at(i - 1)) * Length < (Extent(labels[i]) + Extent(labels[i - 1])) / 2)
                return false;
        }

        return true;
    }
}
