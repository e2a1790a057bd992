namespace AutodiffTeach.Graphs.Language;

/// <summary>Finds what a misspelt name may have meant.</summary>
internal static class Spelling
{
    /// <summary>A hint such as <c>did you mean 'h'?</c>, or null where no known name is near.</summary>
    public static string? Hint(string name, IEnumerable<string> known)
    {
        string? nearest = Nearest(name, known);
        return nearest is null ? null : $"did you mean '{nearest}'?";
    }

    /// <summary>The known name at the smallest edit distance, if that is small; ties go to the first in ordinal order.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        if (name.Length > 40)
            return null;
        int limit = Math.Max(1, name.Length / 3);
        return known
            .Where(candidate => candidate.Length <= name.Length + limit)
            .Distinct(StringComparer.Ordinal)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= limit && candidate.Distance < name.Length)
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    // Optimal string alignment: insert, delete, replace, swap neighbours; case does not count.
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + replace);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
