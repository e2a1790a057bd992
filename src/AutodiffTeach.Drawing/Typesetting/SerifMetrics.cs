using System.Globalization;
using System.Text;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>
/// The measures of Liberation Serif 1.07 (Regular and Italic; SIL Open Font License), whose metrics equal those of Times New Roman:
/// Latin, Greek, Cyrillic and the signs of mathematics, from the resource <c>serif-metrics.txt</c>. What it does not know is set
/// by another font and estimated by script, rather too wide than too narrow.
/// </summary>
internal static class SerifMetrics
{
    private const double UnitsPerEm = 2048;

    private static readonly Dictionary<int, (GlyphMetrics Regular, GlyphMetrics Italic)> Glyphs = Load();

    // Scripts and signs of other fonts: first and last code point, and the width of their widest usual letter.
    private static readonly (int First, int Last, double Width)[] Estimates =
    [
        (0x0180, 0x036F, 0.8), (0x0370, 0x052F, 0.85), (0x0530, 0x058F, 0.85), (0x0590, 0x05FF, 0.7), (0x0600, 0x08FF, 0.85), (0x0900, 0x0DFF, 1.3), (0x0E00, 0x0EFF, 0.8),
        (0x10A0, 0x10FF, 0.9), (0x1100, 0x11FF, 1.05), (0x1D00, 0x1DBF, 0.7), (0x1E00, 0x1EFF, 0.85), (0x1F00, 0x1FFF, 0.9), (0x2000, 0x200A, 1), (0x2016, 0x2016, 0.5), (0x2070, 0x209F, 0.6),
        (0x2100, 0x214F, 0.9), (0x2190, 0x21FF, 1), (0x2218, 0x2218, 0.65), (0x2200, 0x22FF, 0.88), (0x25A0, 0x27BF, 1.25), (0x27C0, 0x27EF, 0.9), (0x27F5, 0x27FF, 1.7), (0x2A00, 0x2AFF, 1.1),
        (0x2E80, 0xA4CF, 1.05), (0xAC00, 0xD7FF, 1.05), (0xF900, 0xFAFF, 1.05), (0xFF00, 0xFFEF, 1.05), (0xFFFD, 0xFFFD, 1.1),
        (0x1D400, 0x1D7FF, 1), (0x1F000, 0x1FAFF, 1.45), (0x20000, 0x3FFFF, 1.05),
    ];

    private const double UnknownWidth = 1.3;

    // The line of a usual font: where the ink of an unknown letter lies.
    private static readonly GlyphMetrics Unknown = new(UnknownWidth, 0, UnknownWidth, 0.3, 0.95);

    /// <summary>The measures of a letter.</summary>
    public static GlyphMetrics Of(Rune letter, bool italic)
    {
        if (Glyphs.TryGetValue(letter.Value, out var styles))
            return italic ? styles.Italic : styles.Regular;
        if (IsMark(letter))
            return Unknown with { Advance = 0, Right = 0 };
        return EstimateOf(letter) is { } width ? Unknown with { Advance = width, Right = width } : Unknown;
    }

    /// <summary>Whether a text may be of another width than measured: it has letters whose script is not even estimated.</summary>
    public static bool IsGuess(string text) => text.EnumerateRunes().Any(letter => !Glyphs.ContainsKey(letter.Value) && !IsMark(letter) && EstimateOf(letter) is null);

    /// <summary>Whether the measures of every letter are known, not estimated.</summary>
    public static bool IsExact(string text) => text.EnumerateRunes().All(letter => Glyphs.ContainsKey(letter.Value));

    /// <summary>Whether a text has letters that are written from right to left.</summary>
    public static bool IsRightToLeft(string text) => text.AsSpan().IndexOfAnyExceptInRange('\0', '\u058f') >= 0 && text.EnumerateRunes().Any(letter =>
        letter.Value is (>= 0x590 and <= 0x8FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF));

    /// <summary>The width of a text in ems.</summary>
    public static double Width(string text, bool italic)
    {
        var sum = 0.0;
        foreach (var letter in text.EnumerateRunes())
            sum += Of(letter, italic).Advance;
        return sum;
    }

    /// <summary>A mark above or below the letter before it, or a sign that only chooses a variant of it.</summary>
    public static bool IsMark(Rune letter) => letter.Value is 0x200C or 0x200D or (>= 0x1F3FB and <= 0x1F3FF)
        || Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static double? EstimateOf(Rune letter)
    {
        foreach (var (first, last, width) in Estimates)
        {
            if (letter.Value >= first && letter.Value <= last)
                return width;
        }

        return null;
    }

    private static Dictionary<int, (GlyphMetrics Regular, GlyphMetrics Italic)> Load()
    {
        using var stream = typeof(SerifMetrics).Assembly.GetManifestResourceStream("serif-metrics.txt")!;
        using var reader = new StreamReader(stream);
        var glyphs = new Dictionary<int, (GlyphMetrics, GlyphMetrics)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var parts = line.Split(' ');
            double Measure(int i) => int.Parse(parts[i], CultureInfo.InvariantCulture) / UnitsPerEm;
            GlyphMetrics From(int i) => new(Measure(i), Measure(i + 1), Measure(i + 2), Measure(i + 3), Measure(i + 4));
            glyphs.Add(int.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), (From(1), From(6)));
        }

        return glyphs;
    }
}
