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
    /// <param name="reserved">Words of the format, in lower case: their first letter is written as its code point too.</param>
    public static string Of(string id, char mark, IReadOnlySet<string>? reserved = null)
    {
#pragma warning disable CA1308 // Words of the format are written in lower case.
        var isReserved = reserved?.Contains(id.ToLowerInvariant()) == true;
#pragma warning restore CA1308
        var name = new StringBuilder();
        for (var i = 0; i < id.Length; i++)
        {
            if ((char.IsAsciiLetterOrDigit(id[i]) || id[i] == '_') && !(i == 0 && isReserved))
                name.Append(id[i]);
            else
                name.Append(mark).Append(((int)id[i]).ToString("x", CultureInfo.InvariantCulture)).Append(mark);
        }

        return name.Length == 0 ? mark.ToString() + mark : name.ToString();
    }
}
