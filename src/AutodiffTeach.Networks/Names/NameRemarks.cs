using System.Globalization;
using AutodiffTeach.Networks.Files.Reading;

namespace AutodiffTeach.Networks.Names;

/// <summary>Counts what is worth saying about files of names that can be used all the same.</summary>
internal sealed class NameRemarks
{
    private const int MostPlaces = 4;
    private readonly List<(string File, int Line)> _withoutLetters = [];
    private readonly List<(string File, int Line)> _cut = [];
    private readonly List<(string File, int Line)> _repeated = [];
    private readonly List<string> _short = [];

    /// <summary>A name has no letter of the alphabet.</summary>
    public void AddWithoutLetters(string file, int line) => _withoutLetters.Add((file, line));

    /// <summary>A name is longer than names may be.</summary>
    public void AddCut(string file, int line) => _cut.Add((file, line));

    /// <summary>A name stood in its file before.</summary>
    public void AddRepeated(string file, int line) => _repeated.Add((file, line));

    /// <summary>A file has no name, or one.</summary>
    public void AddShort(string file, int count) => _short.Add(count == 0
        ? $"{file} has no name; its language is left out"
        : $"{file} has one name alone, which is either trained on or held out");

    /// <summary>What there is to say, a sentence each.</summary>
    public IReadOnlyList<string> Sentences() =>
    [
        .. _short,
        .. Sentence(_withoutLetters, "with no letter of the alphabet", "left out"),
        .. Sentence(_cut, string.Create(CultureInfo.InvariantCulture, $"of more than {Alphabet.LongestName} letters"), "cut"),
        .. Sentence(_repeated, $"that stood in {(_repeated.Count == 1 ? "its" : "their")} file before", "kept"),
    ];

    private static IEnumerable<string> Sentence(List<(string File, int Line)> places, string which, string what)
    {
        if (places.Count > 0)
            yield return $"{Wording.Counted(places.Count, "name")} {which} {(places.Count == 1 ? "is" : "are")} {what}: {Summary(places)}";
    }

    // Few by their lines, many by their files.
    private static string Summary(List<(string File, int Line)> places)
    {
        if (places.Count <= MostPlaces)
            return Wording.And([.. places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line}"))]);
        (string File, int Count)[] files = [.. places.GroupBy(place => place.File).Select(group => (group.Key, group.Count())).OrderByDescending(file => file.Item2)];
        IEnumerable<string> first = files.Take(MostPlaces).Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Count} in {file.File}"));
        int more = files.Skip(MostPlaces).Sum(file => file.Count);
        return Wording.And([.. first, .. more > 0 ? new[] { string.Create(CultureInfo.InvariantCulture, $"{more} in other files") } : []]);
    }
}
