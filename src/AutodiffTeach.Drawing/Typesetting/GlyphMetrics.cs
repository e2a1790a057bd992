namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>The measures of a letter in ems.</summary>
/// <param name="Advance">How far the next letter is.</param>
/// <param name="Left">The left edge of the ink.</param>
/// <param name="Right">The right edge of the ink, beyond the advance where an italic letter leans over.</param>
/// <param name="Descent">The reach of the ink below the baseline, negative where it stays above.</param>
/// <param name="Ascent">The reach of the ink above the baseline.</param>
internal readonly record struct GlyphMetrics(double Advance, double Left, double Right, double Descent, double Ascent);
