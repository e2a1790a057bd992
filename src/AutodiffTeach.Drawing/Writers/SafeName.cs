using System.Globalization;
using System.Text;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Ids of nodes in formats that allow only letters, digits and underscores: every other character becomes its code point between
/// two marks, so that different ids stay different. <c>h_1</c> stays as it is, <c>U@1</c> becomes <c>U.40.1</c>.
/// </summary>
internal static class SafeName
{
    /// <summary>The safe form of an id.</summary>
    /// <param name="id">Any text.</param>
    /// <param name="mark">What stands around a code point; neither a letter, a digit nor an underscore.</param>
    /// <param name="reserved">Words of the format: where one begins the name, its first letter is written as its code point too.</param>
    public static string Of(string id, char mark, IReadOnlySet<string>? reserved = null)
    {
        // Readers take a word for their own up to the first mark.
        var isReserved = reserved?.Contains(string.Concat(id.TakeWhile(IsPlain))) == true;
        var name = new StringBuilder();
        for (var i = 0; i < id.Length; i++)
        {
            if (IsPlain(id[i]) && !(i == 0 && isReserved))
                name.Append(id[i]);
            else
                name.Append(mark).Append(((int)id[i]).ToString("x", CultureInfo.InvariantCulture)).Append(mark);
        }

        return name.Length == 0 ? mark.ToString() + mark : name.ToString();
    }

    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '_';
}
