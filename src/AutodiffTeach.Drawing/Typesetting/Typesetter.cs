namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>
/// Sets the structure of a label: places every run and measures the whole. Spaces, shifts and sizes follow the rules of TeX
/// (Knuth, The TeXbook, chapter 18 and appendix G), with the heights of Times in place of Computer Modern's.
/// </summary>
internal static class Typesetter
{
    /// <summary>The height of the minus sign and of fraction bars above the baseline, in ems.</summary>
    public const double AxisHeight = 0.27;

    // Every label is at least as tall as a line of text, so that the baselines of neighbours agree.
    private const double LineAscent = 0.69;
    private const double LineDescent = 0.22;
    private const double ScriptScale = 0.72;
    private const double SmallestSize = 7.5;
    private const double FractionScale = 0.94;
    private const double FractionGap = 0.13;
    private const double FractionOverhang = 0.09;
    private const double FractionMargin = 0.07;

    // Fonts that stand in for Times run up to this much wider.
    private const double WidthSafety = 1.02;

    public static MathText Set(string label, double size)
    {
        var source = PrintableText.Of(label);
        var formula = MathParser.Parse(source);
        return Finish(source, Set(formula, size), size) with { Lines = [formula] };
    }

    /// <summary>The box as a text, at least as tall as a line, beginning where its ink begins.</summary>
    public static MathText Finish(string source, FormulaBox box, double size)
    {
        var whole = new FormulaBox();
        var lead = box.Runs.Select(run => -run.X - SerifMetrics.Of(run.Text.EnumerateRunes().First(), run.IsItalic).Left * run.Size).Append(0).Max();
        whole.Put(box, lead, 0);
        return new MathText(
            source,
            (lead + box.Width + Math.Max(0, box.Lean)) * WidthSafety,
            Math.Max(whole.Ascent, LineAscent * size),
            Math.Max(whole.Descent, LineDescent * size),
            whole.Runs,
            whole.Rules)
        {
            Fills = whole.Fills,
            Size = size,
        };
    }

    public static FormulaBox Set(MathNode node, double size, bool isScript = false) => node switch
    {
        MathNode.Text text => SetText(text, size),
        MathNode.Row row => RowSetter.Set(row.Items, size, isScript),
        MathNode.Scripted scripted => ScriptSetter.Set(scripted, size, isScript),
        MathNode.Accented accented => Accents.Set(accented, size, isScript),
        MathNode.Fraction fraction => SetFraction(fraction, size, isScript),
        MathNode.Matrix matrix => MatrixSetter.Set(matrix, size, isScript),
        MathNode.Fenced fenced => Delimiters.SetFenced(fenced, size, isScript),
        MathNode.Root root => Delimiters.SetRoot(root, size, isScript),
        _ => new FormulaBox(),
    };

    /// <summary>The size of scripts to text of a size.</summary>
    public static double ScriptSize(double size) => Math.Min(size, Math.Max(SmallestSize, size * ScriptScale));

    public static FormulaBox SetText(MathNode.Text text, double size)
    {
        var box = new FormulaBox();
        if (text.Value.Length == 0)
            return box;
        var (advance, right, ascent, descent) = (0.0, 0.0, double.NegativeInfinity, double.NegativeInfinity);
        foreach (var letter in text.Value.EnumerateRunes())
        {
            var glyph = SerifMetrics.Of(letter, text.IsItalic);
            (right, ascent, descent) = (advance + glyph.Right, Math.Max(ascent, glyph.Ascent), Math.Max(descent, glyph.Descent));
            advance += glyph.Advance;
            if (SerifMetrics.IsMark(letter))
                (ascent, descent) = (ascent + 0.1, descent + 0.05);
        }

        box.Runs.Add(new TextRun(text.Value, 0, 0, size, text.IsItalic) { Width = advance * size });
        (box.Width, box.Ascent, box.Descent) = (advance * size, ascent * size, descent * size);
        box.Lean = text.IsItalic ? Math.Max(0, right - advance) * size : 0;
        return box;
    }

    private static FormulaBox SetFraction(MathNode.Fraction fraction, double size, bool isScript)
    {
        var inner = isScript ? size : size * FractionScale;
        var (top, bottom) = (Set(fraction.Numerator, inner, isScript), Set(fraction.Denominator, inner, isScript));
        var (topWidth, bottomWidth) = (top.Width + top.Lean / 2, bottom.Width + bottom.Lean / 2);
        var bar = Math.Max(topWidth, bottomWidth) + 2 * FractionOverhang * size;
        var box = new FormulaBox { Width = bar + 2 * FractionMargin * size };
        var (middle, axis) = (box.Width / 2, AxisHeight * size);
        box.Put(top, middle - topWidth / 2, -axis - FractionGap * size - Math.Max(top.Descent, 0));
        box.Put(bottom, middle - bottomWidth / 2, -axis + FractionGap * size + Math.Max(bottom.Ascent, LineAscent * inner));
        box.Rules.Add(new TextRule(FractionMargin * size, -axis, bar) { Thickness = RuleThickness(size) });
        return box;
    }

    /// <summary>The thickness of bars in text of a size: TeX's 0.04 em, never too thin to print.</summary>
    public static double RuleThickness(double size) => Math.Max(0.65, 0.05 * size);
}
