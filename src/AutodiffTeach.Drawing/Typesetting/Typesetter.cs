namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Sets the structure of a label: places every run and measures the whole. Sizes follow TeX's for the text and script styles.</summary>
internal sealed class Typesetter
{
    private const double ScriptScale = 0.72;
    private const double SmallestSize = 7.5;
    private const double Ascent = 0.69;
    private const double Descent = 0.22;
    private const double SubDrop = 0.2;
    private const double SuperRaise = 0.36;
    private const double AxisHeight = 0.26;
    private const double BarGap = 0.16;
    private const double FractionScale = 0.94;

    // Fonts that stand in for Times run up to this much wider.
    private const double WidthSafety = 1.03;

    private readonly List<TextRun> _runs = [];
    private readonly List<TextRule> _rules = [];
    private double _ascent;
    private double _descent;

    public static MathText Set(string label, double size)
    {
        var source = MathParser.Printable(label);
        var setter = new Typesetter();
        var width = setter.Place(MathParser.Parse(source), 0, 0, size);
        var (ascent, descent) = (Math.Max(setter._ascent, Ascent * size), Math.Max(setter._descent, Descent * size));
        return new MathText(source, width * WidthSafety, ascent, descent, setter._runs, setter._rules) { Size = size };
    }

    // Places a node with its left end at x on baseline y; returns its width.
    private double Place(MathNode node, double x, double y, double size) => node switch
    {
        MathNode.Text text => PlaceText(text.Value, text.IsItalic, x, y, size),
        MathNode.Row row => PlaceRow(row, x, y, size),
        MathNode.Scripted scripted => PlaceScripted(scripted, x, y, size),
        MathNode.Accented accented => PlaceAccented(accented, x, y, size),
        MathNode.Fraction fraction => PlaceFraction(fraction, x, y, size),
        MathNode.Matrix matrix => PlaceMatrix(matrix, x, y, size),
        _ => 0,
    };

    private double PlaceText(string text, bool italic, double x, double y, double size)
    {
        var width = SerifMetrics.Width(text, italic) * size;
        _ascent = Math.Max(_ascent, Ascent * size - y);
        _descent = Math.Max(_descent, Descent * size + y);
        if (_runs.Count > 0 && _runs[^1] is var last && last.IsItalic == italic && last.Size == size && last.Y == y
            && Math.Abs(last.X + SerifMetrics.Width(last.Text, italic) * size - x) < 0.01)
            _runs[^1] = last with { Text = last.Text + text };
        else if (!string.IsNullOrEmpty(text))
            _runs.Add(new TextRun(text, x, y, size, italic));
        return width;
    }

    private double PlaceRow(MathNode.Row row, double x, double y, double size)
    {
        var at = x;
        foreach (var item in row.Items)
            at += Place(item, at, y, size);
        return at - x;
    }

    private double PlaceScripted(MathNode.Scripted scripted, double x, double y, double size)
    {
        var script = Math.Max(SmallestSize, size * ScriptScale);
        var width = Place(scripted.Base, x, y, size);
        var isTall = scripted.Super is not null && scripted.Sub is not null;
        // An italic letter leans over its superscript.
        var lean = IsItalic(scripted.Base) ? 0.06 * size : 0;
        var sub = scripted.Sub is { } low ? Place(low, x + width, y + (SubDrop + (isTall ? 0.08 : 0)) * size, script) : 0;
        var super = scripted.Super is { } high ? lean + Place(high, x + width + lean, y - SuperRaise * size, script) : 0;
        return width + Math.Max(sub, super) + 0.03 * size;
    }

    private double PlaceAccented(MathNode.Accented accented, double x, double y, double size)
    {
        var width = Place(accented.Base, x, y, size);
        var letter = accented.Base is MathNode.Text { Value: [.., var last] } ? last : 'x';
        var isTall = char.IsUpper(letter) || "bdfhklt".Contains(letter, StringComparison.Ordinal);
        var mark = accented.Accent.ToString();
        var markWidth = SerifMetrics.Width(mark, false) * size;
        var lean = IsItalic(accented.Base) ? (isTall ? 0.1 : 0.05) * size : 0;
        var raise = (isTall ? 0.21 : 0.01) * size;
        _runs.Add(new TextRun(mark, x + (width - markWidth) / 2 + lean, y - raise, size, false));
        _ascent = Math.Max(_ascent, 0.7 * size + raise - y);
        return Math.Max(width, (width + markWidth) / 2);
    }

    private double PlaceFraction(MathNode.Fraction fraction, double x, double y, double size)
    {
        var inner = size * FractionScale;
        var (top, bottom) = (Measure(fraction.Numerator, inner), Measure(fraction.Denominator, inner));
        var width = Math.Max(top.Width, bottom.Width) + 0.3 * size;
        var bar = y - AxisHeight * size;
        Place(fraction.Numerator, x + (width - top.Width) / 2, bar - BarGap * size - top.Descent, inner);
        Place(fraction.Denominator, x + (width - bottom.Width) / 2, bar + BarGap * size + bottom.Ascent, inner);
        _rules.Add(new TextRule(x, bar, width));
        return width;
    }

    private double PlaceMatrix(MathNode.Matrix matrix, double x, double y, double size)
    {
        var columns = Enumerable.Range(0, matrix.Rows[0].Count).Select(column => matrix.Rows.Max(row => Measure(row[column], size).Width)).ToArray();
        var line = 1.15 * size;
        var height = line * matrix.Rows.Count;
        var top = y - AxisHeight * size - height / 2;
        var bracket = Math.Max(size, height * 0.98);
        var bracketBase = top + height / 2 + 0.24 * bracket;
        var at = x + PlaceText("[", false, x, bracketBase, bracket);
        for (var column = 0; column < columns.Length; column++)
        {
            at += column == 0 ? 0 : 0.6 * size;
            for (var row = 0; row < matrix.Rows.Count; row++)
            {
                var entry = matrix.Rows[row][column];
                Place(entry, at + columns[column] - Measure(entry, size).Width, top + line * row + 0.83 * size, size);
            }

            at += columns[column];
        }

        return at + PlaceText("]", false, at, bracketBase, bracket) - x;
    }

    private static bool IsItalic(MathNode node) => node is MathNode.Text { IsItalic: true } or MathNode.Accented { Base: MathNode.Text { IsItalic: true } };

    private static (double Width, double Ascent, double Descent) Measure(MathNode node, double size)
    {
        var trial = new Typesetter();
        var width = trial.Place(node, 0, 0, size);
        return (width, trial._ascent, trial._descent);
    }
}
