using System.Globalization;
using System.Text;
using System.Text.Unicode;
using AutodiffTeach.Networks.Files.Reading;

namespace AutodiffTeach.Networks.Names;

/// <summary>Reads the names of one language.</summary>
internal static class NameFile
{
    // A thousand times the largest that is known; a file that is larger is something else.
    private const long MostBytes = 64 << 20;
    private const byte LineFeed = (byte)'\n';

    /// <summary>The lines of a file; null where it cannot be read, which is then told.</summary>
    public static IReadOnlyList<string>? LinesOf(string path, Problems problems)
    {
        string name = Path.GetFileName(path);
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                problems.Add(name, FormattableString.Invariant($"has {new FileInfo(path).Length} bytes; expected a list of names, at most {MostBytes} bytes"));
                return null;
            }

            return Decode(name, File.ReadAllBytes(path), problems);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            problems.Add(name, $"cannot be read: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}; expected a list of names");
            return null;
        }
    }

    /// <summary>The names of the lines; blank lines hold none.</summary>
    /// <param name="file">The name of the file, for remarks.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="language">The index of its language.</param>
    /// <param name="remarks">Where it is noted what is left out, cut or repeated.</param>
    public static IReadOnlyList<LabelledName> NamesOf(string file, IReadOnlyList<string> lines, int language, NameRemarks remarks)
    {
        List<LabelledName> names = [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int index = 0; index < lines.Count; index++)
        {
            string text = lines[index].Trim();
            if (text.Length == 0)
                continue;
            string letters = Alphabet.Normalise(text).Trim();
            if (letters.Length == 0)
            {
                remarks.AddWithoutLetters(file, index + 1);
                continue;
            }

            if (letters.Length > Alphabet.LongestName)
                remarks.AddCut(file, index + 1);
            letters = letters[..Math.Min(letters.Length, Alphabet.LongestName)];
            if (!seen.Add(letters))
                remarks.AddRepeated(file, index + 1);
            names.Add(new(text, letters, language));
        }

        if (names.Count < 2)
            remarks.AddShort(file, names.Count);
        return names;
    }

    private static List<string>? Decode(string name, byte[] bytes, Problems problems)
    {
        if (!Utf8.IsValid(bytes))
        {
            problems.Add(name, BadBytes(bytes));
            return null;
        }

        ReadOnlySpan<byte> mark = Encoding.UTF8.Preamble;
        using var reader = new StringReader(Encoding.UTF8.GetString(bytes.AsSpan().StartsWith(mark) ? bytes.AsSpan(mark.Length) : bytes));
        List<string> lines = [];
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }

    private static string BadBytes(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Encoding.Unicode.Preamble) || bytes.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble))
            return "is UTF-16; expected UTF-8; try iconv -f UTF-16 -t UTF-8";
        int at = 0;
        while (Rune.DecodeFromUtf8(bytes.AsSpan(at), out _, out int length) == System.Buffers.OperationStatus.Done)
            at += length;
        int line = 1 + bytes.AsSpan(0, at).Count(LineFeed);
        return string.Create(CultureInfo.InvariantCulture, $"line {line}: the byte 0x{bytes[at]:X2} is not UTF-8; expected UTF-8; try iconv -f ISO-8859-1 -t UTF-8, or the encoding that the file has");
    }
}
