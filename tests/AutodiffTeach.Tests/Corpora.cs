using System.Text.Json;

namespace AutodiffTeach.Tests;

/// <summary>The cases of other systems' authors, read where they lie beside the repository.</summary>
internal static class Corpora
{
    /// <summary>The lines of a file; the test is skipped where the file is absent.</summary>
    public static IReadOnlyList<JsonElement> Read(string name)
    {
        string? path = Find(name);
        Assert.SkipWhen(path is null, $"The corpora ({name}) are not beside the repository.");
        return [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    /// <summary>The text of a property.</summary>
    public static string Text(this JsonElement line, string property) => line.GetProperty(property).GetString()!;

    private static string? Find(string name)
    {
        for (DirectoryInfo? folder = new(Repository.Root); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "corpora", name);
            if (File.Exists(path))
                return path;
        }

        return null;
    }
}
