namespace AutodiffTeach.Drawing.Charts.Scales;

/// <summary>The ticks of an axis.</summary>
/// <param name="Major">Those with labels, in ascending order.</param>
/// <param name="Minor">Those without, in ascending order.</param>
/// <param name="Exponent">The labels are to be multiplied by ten to this power.</param>
internal sealed record TickSet(IReadOnlyList<Tick> Major, IReadOnlyList<double> Minor, int Exponent = 0);
