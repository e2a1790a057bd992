using System.Globalization;
using System.Text.Json;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Cli.Decoding;

/// <summary>Tokens as texts for people: letters side by side, words with blanks between, what cannot be seen in quotes.</summary>
internal static class TokenText
{
    /// <summary>A token alone.</summary>
    public static string Of(string token) => token.All(IsSeen) && token.Length > 0 && !IsMark(token[0]) ? token : $"\"{JsonEncodedText.Encode(token)}\"";

    /// <summary>A beginning of a tree file, its tokens with blanks between.</summary>
    public static string OfBeginning(string beginning) => string.Join(' ', beginning.Split(' ').Select(Of));

    /// <summary>Tokens one after another.</summary>
    public static string Of(Vocabulary vocabulary, IEnumerable<int> tokens)
    {
        string[] texts = [.. tokens.Select(token => vocabulary[token])];
        bool areLetters = texts.All(text => text.EnumerateRunes().Count() == 1 && (text == " " || Of(text) == text));
        return areLetters ? string.Concat(texts) : string.Join(' ', texts.Select(Of));
    }

    private static bool IsSeen(char character) => !char.IsWhiteSpace(character) && !char.IsControl(character)
        && CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.Format;

    // An accent without a letter would sit on what stands before it.
    private static bool IsMark(char character) => CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;
}
