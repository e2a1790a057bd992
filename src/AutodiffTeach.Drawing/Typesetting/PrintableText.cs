using System.Globalization;
using System.Text;

namespace AutodiffTeach.Drawing.Typesetting;

/// <summary>Makes any text one that can be printed on one line and written in XML.</summary>
internal static class PrintableText
{
    // More marks on one letter would reach into the lines above and below.
    private const int MostMarks = 2;

    /// <summary>
    /// The text without what cannot be printed: controls, line breaks and unassigned characters become spaces, half surrogate pairs a
    /// replacement sign; what would change the direction of the text around it is left out, and so are marks without a letter and
    /// more than two marks on one.
    /// </summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text) && text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0 && !text.Contains('\x7f', StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        var marks = MostMarks;
        foreach (var letter in text.EnumerateRunes())
        {
            var isMark = SerifMetrics.IsMark(letter);
            marks = isMark ? marks + 1 : 0;
            if (isMark && marks <= MostMarks)
                result.Append(letter.ToString());
            else if (!isMark)
                result.Append(Printed(letter));
            if (!isMark && !IsPrinted(letter))
                marks = MostMarks;
        }

        return result.ToString();
    }

    private static string Printed(Rune letter) => IsPrinted(letter) ? letter.ToString() : Rune.GetUnicodeCategory(letter) == UnicodeCategory.Format ? "" : " ";

    private static bool IsPrinted(Rune letter) => Rune.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
