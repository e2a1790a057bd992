using System.Text;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Charts.Marks;

/// <summary>Sets the texts of charts: prose, and mathematics between dollar signs. A dollar sign of its own is written <c>\$</c>.</summary>
internal static class ChartText
{
    public const double TitleSize = 15.5;
    public const double LabelSize = 13.5;
    public const double TickSize = 12.5;
    public const double SmallSize = 11.5;

    private const char Ellipsis = '…';

    public static MathText Set(string text, double size)
    {
        var printable = MathParser.Printable(text).Trim();
        var box = new FormulaBox();
        foreach (var (part, isMath) in Parts(printable))
        {
            foreach (var node in isMath ? [MathParser.Parse(part)] : Scripts(part).Select(piece => (MathNode)new MathNode.Text(piece, false)))
            {
                var piece = Typesetter.Set(node, size);
                box.Put(piece, box.Width, 0);
                box.Width += piece.Width + Math.Max(0, piece.Lean);
            }
        }

        return Typesetter.Finish(printable, box, size);
    }

    /// <summary>Sets a text in at most the given room: what is taller loses its mathematics, what is longer loses its mathematics and its end, or all where there is no room for a letter.</summary>
    public static MathText Fit(string text, double size, double width, double height = double.PositiveInfinity)
    {
        var set = Set(text, size);
        if (set.Height > height)
            set = Set(Plain(text).Replace("$", "\\$", StringComparison.Ordinal), size);
        if (set.Width <= width)
            return set;
        var letters = Plain(text).EnumerateRunes().Select(rune => rune.ToString()).ToArray();
        var (fits, tooLong) = (0, letters.Length);
        while (tooLong - fits > 1)
        {
            var middle = (fits + tooLong) / 2;
            if (Cut(letters, middle, size).Width <= width)
                fits = middle;
            else
                tooLong = middle;
        }

        var cut = Cut(letters, fits, size);
        return cut.Width <= width ? cut : Set("", size);
    }

    /// <summary>Breaks a text between words into lines of at most the given width; what is left over is cut.</summary>
    public static IReadOnlyList<MathText> Wrap(string text, double size, double width, int most)
    {
        if (string.IsNullOrWhiteSpace(MathParser.Printable(text)))
            return [];
        var lines = new List<MathText>();
        var words = Words(MathParser.Printable(text).Trim());
        for (var start = 0; start < words.Count;)
        {
            var end = start + 1;
            var isLast = lines.Count == most - 1;
            while (end < words.Count && (isLast || Set(string.Join(' ', words[start..(end + 1)]), size).Width <= width))
                end++;
            lines.Add(Fit(string.Join(' ', words[start..end]), size, width));
            start = end;
        }

        return lines;
    }

    /// <summary>The text as it is read out: without the dollar signs.</summary>
    public static string Plain(string text) => string.Concat(Parts(MathParser.Printable(text).Trim()).Select(part => part.Text));

    private static MathText Cut(string[] letters, int count, double size)
    {
        var kept = string.Concat(letters.Take(count)).TrimEnd() + Ellipsis;
        return Set(kept.Replace("$", "\\$", StringComparison.Ordinal), size);
    }

    // Words, with mathematics in one piece.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var isMath = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '$' && (i == 0 || text[i - 1] != '\\'))
                isMath = !isMath && text.IndexOf('$', i + 1) >= 0;
            if (text[i] != ' ' || isMath)
                word.Append(text[i]);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        words.Add(word.ToString());
        return words;
    }

    // Prose cut where measured letters and letters of other fonts meet; spaces stay with what stands before them.
    private static IEnumerable<string> Scripts(string prose)
    {
        var (start, at, isExact) = (0, 0, true);
        foreach (var rune in prose.EnumerateRunes())
        {
            if (rune.Value != ' ' && SerifMetrics.IsExact(rune.ToString()) != isExact)
            {
                if (at > start)
                    yield return prose[start..at];
                (start, isExact) = (at, !isExact);
            }

            at += rune.Utf16SequenceLength;
        }

        if (at > start)
            yield return prose[start..at];
    }

    /// <summary>The pieces of a text between its dollar signs: prose and mathematics.</summary>
    public static IReadOnlyList<(string Text, bool IsMath)> Parts(string text)
    {
        var parts = new List<(string, bool)>();
        var prose = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '$' ? text.IndexOf('$', i + 1) : -1;
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '$')
                prose.Append(text[++i]);
            else if (end > i + 1)
            {
                Flush();
                parts.Add((text[(i + 1)..end], true));
                i = end;
            }
            else
            {
                prose.Append(text[i]);
            }
        }

        Flush();
        return parts;

        void Flush()
        {
            if (prose.Length > 0)
                parts.Add((prose.ToString(), false));
            prose.Clear();
        }
    }
}
