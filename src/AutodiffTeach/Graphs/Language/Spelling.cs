using AutodiffTeach.Formulas.Reading;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Finds what a misspelt name of a model may have meant.</summary>
internal static class Spelling
{
    // Comparing costs time in the product of the lengths; nobody misspells a longer name by a letter.
    private const int LongestName = 40;

    /// <summary>A hint such as <c>did you mean 'h'?</c>, or null where no known name is near.</summary>
    public static string? Hint(string name, IEnumerable<string> known) =>
        name.Length > LongestName ? null : NearestName.Hint(name, known.Where(other => other != name));
}
