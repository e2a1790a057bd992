using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Draws what grows with a formula: round brackets, square brackets, root signs. They are outlines, not stretched letters.</summary>
internal static class Delimiters
{
    // What is no taller than this stands between the letters ( and ).
    private const double LetterAscent = 1.06;
    private const double LetterDescent = 0.5;

    public static FormulaBox SetFenced(MathNode.Fenced fenced, double size, bool isScript)
    {
        var body = Typesetter.Set(fenced.Body, size, isScript);
        return body.Ascent <= LetterAscent * size && body.Descent <= LetterDescent * size || body.Runs.Count == 0 ? WithLetters(body, size) : WithOutlines(body, size);
    }

    public static FormulaBox Bracketed(FormulaBox body, double height, double size, double gap)
    {
        var (arm, stem, thin) = (0.2 * size, 0.075 * size, Typesetter.RuleThickness(size));
        var (half, axis) = (height / 2 + 0.08 * size, -Typesetter.AxisHeight * size);
        var box = new FormulaBox();
        box.Put(body, stem + gap * size, 0);
        box.Width = body.Width + 2 * (stem + gap * size);
        Curve Bracket(double back, double direction) => Fill.Polygon(
            new(back, axis - half), new(back + direction * arm, axis - half), new(back + direction * arm, axis - half + thin), new(back + direction * stem, axis - half + thin),
            new(back + direction * stem, axis + half - thin), new(back + direction * arm, axis + half - thin), new(back + direction * arm, axis + half), new(back, axis + half));
        box.Fills.Add(Bracket(0, 1));
        box.Fills.Add(Bracket(box.Width, -1));
        return Reaching(box, half - axis, half + axis);
    }

    public static FormulaBox SetRoot(MathNode.Root root, double size, bool isScript)
    {
        var body = Typesetter.Set(root.Radicand, size, isScript);
        var (thin, sign) = (Typesetter.RuleThickness(size), 0.56 * size);
        var top = -Math.Max(body.Ascent, 0.66 * size) - 0.12 * size;
        var bottom = Math.Max(body.Descent, 0.02 * size) + 0.04 * size;
        var knee = bottom - Math.Min(0.42 * size, 0.5 * (bottom - top));
        var width = body.Width + body.Lean + 0.06 * size;
        var box = new FormulaBox { Width = sign + width + 0.05 * size };
        box.Put(body, sign, 0);
        box.Fills.Add(Fill.Polygon(
            new(0.02 * size, knee + 0.1 * size), new(0.17 * size, knee), new(0.33 * size, bottom - 0.16 * size), new(sign - thin, top - thin),
            new(sign + width, top - thin), new(sign + width, top), new(sign - 0.2 * thin, top), new(0.35 * size, bottom), new(0.29 * size, bottom),
            new(0.125 * size, knee + 0.065 * size), new(0.035 * size, knee + 0.13 * size)));
        return Reaching(box, thin - top, bottom);
    }

    private static FormulaBox WithLetters(FormulaBox body, double size)
    {
        var (open, close) = (Letter("(", size), Letter(")", size));
        var box = new FormulaBox();
        box.Put(open, 0, 0);
        box.Put(body, open.Width, 0);
        box.Put(close, open.Width + body.Width + body.Lean, 0);
        box.Width = open.Width + body.Width + body.Lean + close.Width;
        return box;
    }

    private static FormulaBox WithOutlines(FormulaBox body, double size)
    {
        var axis = -Typesetter.AxisHeight * size;
        var half = Math.Max(body.Ascent + axis, body.Descent - axis) + 0.04 * size;
        var (width, thick) = (Math.Min(0.5 * size, 0.16 * size + 0.12 * half), 0.085 * size);
        var (margin, body2) = (width + 0.06 * size, body.Width + body.Lean);
        var box = new FormulaBox { Width = body2 + 2 * margin };
        box.Put(body, margin, 0);
        box.Fills.Add(Bow(0.05 * size, width, axis, half, thick));
        box.Fills.Add(Bow(box.Width - 0.05 * size, -width, axis, half, thick));
        return Reaching(box, half - axis, half + axis);
    }

    // A round bracket: thin at its ends, thick in the middle; the middle of a Bézier lies three quarters of the way to its controls.
    private static Curve Bow(double back, double reach, double axis, double half, double thick)
    {
        var (tip, side) = (back + reach, Math.Sign(reach));
        var outer = tip - reach / 0.75;
        var inner = outer + side * thick / 0.75;
        Point start = new(tip, axis - half), end = new(tip, axis + half);
        return Fill.Crescent(start, (new(outer, axis - 0.45 * half), new(outer, axis + 0.45 * half)), end, (new(inner, axis + 0.45 * half), new(inner, axis - 0.45 * half)));
    }

    private static FormulaBox Letter(string letter, double size) => Typesetter.SetText(new MathNode.Text(letter, false), size);

    private static FormulaBox Reaching(FormulaBox box, double ascent, double descent)
    {
        (box.Ascent, box.Descent) = (Math.Max(box.Ascent, ascent), Math.Max(box.Descent, descent));
        return box;
    }
}
