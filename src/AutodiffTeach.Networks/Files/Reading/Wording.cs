using System.Globalization;
using System.Text.Json;

namespace AutodiffTeach.Networks.Files.Reading;

/// <summary>How messages about files say things.</summary>
internal static class Wording
{
    /// <summary>The most characters of the user's text that a message shows.</summary>
    public const int LongestShown = 40;

    /// <summary><c>a</c>, <c>a or b</c>, <c>a, b or c</c>.</summary>
    public static string Or(IReadOnlyList<string> items) => List(items, "or");

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string And(IReadOnlyList<string> items) => List(items, "and");

    /// <summary><c>a vector of 3</c>, <c>a 3x2 matrix</c>, <c>2x5x3 numbers</c>.</summary>
    public static string Shape(IReadOnlyList<int> shape) => shape.Count switch
    {
        1 => string.Create(CultureInfo.InvariantCulture, $"a vector of {shape[0]}"),
        2 => $"a {Sizes(shape)} matrix",
        _ => $"{Sizes(shape)} numbers",
    };

    /// <summary><c>3x2</c>.</summary>
    public static string Sizes(IReadOnlyList<int> shape) =>
        string.Join('x', shape.Select(length => length.ToString(CultureInfo.InvariantCulture)));

    /// <summary><c>1 item</c>, <c>2 items</c>.</summary>
    public static string Counted(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>The beginning of a text as it stands between quotes in JSON: on one line, without characters that cannot be printed.</summary>
    public static string Escaped(string text) => JsonEncodedText.Encode(Shortened(text)).ToString();

    /// <summary>The beginning of a text.</summary>
    public static string Shortened(string text) =>
        string.Concat(text.EnumerateRunes().Take(LongestShown)) + (text.Length > LongestShown ? "..." : "");

    private static string List(IReadOnlyList<string> items, string last) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.Take(items.Count - 1))} {last} {items[^1]}";
}
