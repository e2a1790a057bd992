using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>A formula set in type: positioned runs of text with a measured size.</summary>
/// <param name="Source">The label as it was given, made printable.</param>
/// <param name="Width">The width in pixels, with a margin for fonts that run wider than the measured one.</param>
/// <param name="Ascent">The reach above the baseline in pixels.</param>
/// <param name="Descent">The reach below the baseline in pixels.</param>
/// <param name="Runs">The text from left to right.</param>
/// <param name="Rules">Fraction bars and other straight bars.</param>
public sealed record MathText(
    string Source,
    double Width,
    double Ascent,
    double Descent,
    IReadOnlyList<TextRun> Runs,
    IReadOnlyList<TextRule> Rules)
{
    /// <summary>The font size of the text itself in pixels; scripts are smaller.</summary>
    public double Size { get; init; }

    /// <summary>The height in pixels.</summary>
    public double Height => Ascent + Descent;

    /// <summary>Outlines to be filled with the colour of the text: brackets, root signs, accents; from the left end of the baseline.</summary>
    public IReadOnlyList<Curve> Fills { get; init; } = [];

    // The structure of each line, for formats that set formulas themselves.
    internal IReadOnlyList<MathNode> Lines { get; init; } = [];

    /// <summary>
    /// Sets a label: <c>h_1</c>, <c>a_{1,2}</c>, <c>U^f</c>, <c>w_hh</c> with scripts, Greek written out (<c>alpha</c>), the suffixes
    /// <c>_hat</c>, <c>_tilde</c>, <c>_bar</c>, <c>_dot</c>, <c>_vec</c> as accents, <c>∂h_2/∂h_1</c> and <c>dy/dw</c> as fractions,
    /// <c>sqrt(x)</c> as a root, <c>[[1, 2], [3, 4]]</c> as a matrix. Operators are spaced as in print; a space or a star between two
    /// factors is a thin space. Whatever is not understood is set as it stands.
    /// </summary>
    /// <param name="label">Any text; characters that cannot be printed become spaces.</param>
    /// <param name="size">The font size in pixels.</param>
    public static MathText Set(string label, double size) => Typesetter.Set(label, size);

    /// <summary>
    /// Sets a label within a width where that can be done: one that is wider is broken at spaces and after operators into at most
    /// three lines, and what is left after these is cut with an ellipsis. <see cref="Source"/> keeps the whole label.
    /// </summary>
    /// <param name="label">Any text.</param>
    /// <param name="size">The font size in pixels.</param>
    /// <param name="width">The width to keep to, in pixels; a single fraction or matrix may exceed it.</param>
    public static MathText Fit(string label, double size, double width) => LineBreaker.Fit(label, size, width);
}
