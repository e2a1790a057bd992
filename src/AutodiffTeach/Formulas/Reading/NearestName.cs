namespace AutodiffTeach.Formulas.Reading;

/// <summary>Finds what a misspelt name may have meant.</summary>
public static class NearestName
{
    // Comparing costs time in the product of the lengths; nobody misspells a longer name by a letter.
    private const int LongestName = 40;

    /// <summary>The hint <c>did you mean 'h'?</c>, or null where no name is near.</summary>
    public static string? Hint(string word, IEnumerable<string> names)
    {
        string? nearest = Of(word, names);
        return nearest is null ? null : $"did you mean '{nearest}'?";
    }

    /// <summary>The name with the fewest edits, at most a third of the word (one for short words), or null; of several the one nearest in length, then the first in ordinal order.</summary>
    public static string? Of(string word, IEnumerable<string> names)
    {
        if (word.Length > LongestName)
            return null;
        int allowed = Math.Max(1, word.Length / 3);
        return names
            .Where(name => name != word && Math.Abs(name.Length - word.Length) <= allowed)
            .Select(name => (Name: name, Edits: Edits(word, name)))
            .Where(candidate => candidate.Edits <= allowed && candidate.Edits < word.Length)
            .OrderBy(candidate => candidate.Edits)
            .ThenBy(candidate => Math.Abs(candidate.Name.Length - word.Length))
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    // Insertions, deletions, replacements and swaps of neighbours; a change of case alone is half an edit, counted as none.
    private static int Edits(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                rows[i, j] = Math.Min(rows[i - 1, j - 1] + cost, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
