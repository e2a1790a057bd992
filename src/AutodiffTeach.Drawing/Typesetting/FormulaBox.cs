using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>A set piece of a formula: what is in it, placed from the left end of its baseline, and how far its ink reaches.</summary>
internal sealed class FormulaBox
{
    public List<TextRun> Runs { get; } = [];

    public List<TextRule> Rules { get; } = [];

    public List<Curve> Fills { get; } = [];

    /// <summary>How far the next box is.</summary>
    public double Width { get; set; }

    /// <summary>The reach of the ink above the baseline.</summary>
    public double Ascent { get; set; }

    /// <summary>The reach of the ink below the baseline, negative where all of it stands above.</summary>
    public double Descent { get; set; }

    /// <summary>How far the ink of the last letter leans over the width.</summary>
    public double Lean { get; set; }

    /// <summary>Puts a box into this one and lets it grow around it; the width stays.</summary>
    public void Put(FormulaBox inner, double x, double y)
    {
        var isEmpty = Runs.Count + Rules.Count + Fills.Count == 0;
        foreach (var run in inner.Runs)
            Append(run with { X = run.X + x, Y = run.Y + y });
        Rules.AddRange(inner.Rules.Select(rule => rule with { X = rule.X + x, Y = rule.Y + y }));
        Fills.AddRange(inner.Fills.Select(fill => fill.Shift(x, y)));
        Ascent = isEmpty ? inner.Ascent - y : Math.Max(Ascent, inner.Ascent - y);
        Descent = isEmpty ? inner.Descent + y : Math.Max(Descent, inner.Descent + y);
    }

    // Text that goes on where the last run ends, in the same style, is one run with it. Signs of other fonts stay by themselves.
    private void Append(TextRun run)
    {
        if (Runs.Count > 0 && Runs[^1] is var last && SerifMetrics.IsExact(last.Text) == SerifMetrics.IsExact(run.Text) && last.IsItalic == run.IsItalic && last.Size == run.Size && Math.Abs(last.Y - run.Y) < 0.001
            && Math.Abs(last.X + last.Width - run.X) < 0.01)
            Runs[^1] = last with { Text = last.Text + run.Text, Width = last.Width + run.Width };
        else
            Runs.Add(run);
    }
}
