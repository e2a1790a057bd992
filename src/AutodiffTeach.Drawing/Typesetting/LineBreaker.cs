using System.Text;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Breaks long labels into lines.</summary>
internal static class LineBreaker
{
    private const int MostLines = 3;
    private const double LineGap = 0.22;
    private const double LineHeight = 1.16;

    public static MathText Fit(string label, double size, double width)
    {
        var source = PrintableText.Of(label);
        var formula = MathParser.Parse(source);
        var whole = Typesetter.Finish(source, Typesetter.Set(formula, size), size) with { Lines = [formula] };
        if (whole.Width <= width)
            return whole;
        var pieces = Pieces(formula).SelectMany(piece => Cut(piece, size, width)).ToArray();
        if (pieces.Length == 1)
            return whole;
        var lines = Lines(pieces, size, width).ConvertAll(Trim);
        return Typesetter.Finish(source, Stack(lines, size), size) with { Lines = lines.ConvertAll<MathNode>(line => new MathNode.Row(line)) };
    }

    // What is never parted: the atoms between two spaces or operators, with the operator that ends them.
    private static List<List<MathNode>> Pieces(MathNode formula)
    {
        var items = Flatten(formula).ToArray();
        var pieces = new List<List<MathNode>> { new() };
        for (var i = 0; i < items.Length; i++)
        {
            var isSpace = items[i] is MathNode.Text { Value: " " } or MathNode.Product;
            pieces[^1].Add(items[i]);
            if (isSpace || RowSetter.IsBinary(items, i) || Factors.ClassOf(items[i]) is AtomClass.Relation or AtomClass.Punctuation)
                pieces.Add([]);
        }

        pieces.RemoveAll(piece => piece.Count == 0);
        return pieces;
    }

    private static IEnumerable<MathNode> Flatten(MathNode node) => node switch
    {
        MathNode.Row row => row.Items.SelectMany(Flatten),
        MathNode.Fenced fenced => [new MathNode.Text("(", false), .. Flatten(fenced.Body), new MathNode.Text(")", false)],
        _ => [node],
    };

    // A word longer than a line is broken where the line ends.
    private static IEnumerable<List<MathNode>> Cut(List<MathNode> piece, double size, double width)
    {
        if (Measure(piece, size) <= width || !piece.Exists(item => item is MathNode.Text))
            return [piece];
        var cut = new List<List<MathNode>> { new() };
        var used = 0.0;
        foreach (var item in piece.SelectMany(item => Letters(item)))
        {
            var next = Typesetter.Set(item, size).Width;
            if (used + next > width && used > 0)
            {
                cut.Add([]);
                used = 0;
            }

            used += next;
            cut[^1].Add(item);
        }

        return cut.Select(Merge);
    }

    private static IEnumerable<MathNode> Letters(MathNode item) => item is MathNode.Text text
        ? Clusters(text.Value).Select(letter => new MathNode.Text(letter, text.IsItalic))
        : [item];

    // A letter with the marks on it.
    private static List<string> Clusters(string text)
    {
        var clusters = new List<string>();
        foreach (var letter in text.EnumerateRunes())
        {
            if (clusters.Count > 0 && SerifMetrics.IsMark(letter))
                clusters[^1] += letter.ToString();
            else
                clusters.Add(letter.ToString());
        }

        return clusters;
    }

    private static List<MathNode> Merge(List<MathNode> items)
    {
        var merged = new List<MathNode>();
        var word = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not MathNode.Text text)
            {
                merged.Add(items[i]);
                continue;
            }

            word.Append(text.Value);
            if (i + 1 < items.Count && items[i + 1] is MathNode.Text next && next.IsItalic == text.IsItalic)
                continue;
            merged.Add(new MathNode.Text(word.ToString(), text.IsItalic));
            word.Clear();
        }

        return merged;
    }

    private static List<List<MathNode>> Lines(IReadOnlyList<List<MathNode>> pieces, double size, double width)
    {
        var lines = new List<List<MathNode>> { new() };
        foreach (var piece in pieces)
        {
            if (lines[^1].Count == 0 || Measure([.. lines[^1], .. piece], size) <= width)
                lines[^1].AddRange(piece);
            else if (lines.Count < MostLines)
                lines.Add([.. piece]);
            else
                return Ellipsis(lines, size, width);
        }

        return lines;
    }

    private static List<List<MathNode>> Ellipsis(List<List<MathNode>> lines, double size, double width)
    {
        var last = lines[^1];
        var mark = new MathNode.Text("…", false);
        while (last.Count > 1 && Measure([.. last, mark], size) > width)
            last.RemoveAt(last.Count - 1);
        if (Measure([.. last, mark], size) > width && last[0] is MathNode.Text text)
        {
            var letters = Clusters(text.Value);
            while (letters.Count > 1 && Measure([text with { Value = string.Concat(letters) }, mark], size) > width)
                letters.RemoveAt(letters.Count - 1);
            last[0] = text with { Value = string.Concat(letters) };
        }

        last.Add(mark);
        return lines;
    }

    private static double Measure(List<MathNode> items, double size) => RowSetter.Set(Trim(items), size, isScript: false).Width;

    // A line neither begins nor ends with a space.
    private static List<MathNode> Trim(List<MathNode> items)
    {
        var kept = items.SkipWhile(Factors.IsBlank).ToList();
        while (kept.Count > 0 && Factors.IsBlank(kept[^1]))
            kept.RemoveAt(kept.Count - 1);
        return kept;
    }

    private static FormulaBox Stack(List<List<MathNode>> lines, double size)
    {
        // The nothing at the end of a line gives its last operator a right side.
        var boxes = lines.ConvertAll(line => RowSetter.Set([.. line, new MathNode.Text("", false)], size, isScript: false));
        var all = new FormulaBox { Width = boxes.Max(box => box.Width + box.Lean) };
        var baseline = 0.0;
        for (var i = 0; i < boxes.Count; i++)
        {
            if (i > 0)
                baseline += Math.Max(LineHeight * size, Math.Max(boxes[i - 1].Descent, 0.2 * size) + boxes[i].Ascent + LineGap * size);
            all.Put(boxes[i], (all.Width - boxes[i].Width) / 2, baseline);
        }

        return all;
    }
}
