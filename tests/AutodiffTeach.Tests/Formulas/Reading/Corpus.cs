using System.Text.Json;

namespace AutodiffTeach.Tests.Formulas.Reading;

/// <summary>Cases that other systems' authors wrote; they lie beside the repository and may be absent.</summary>
internal static class Corpus
{
    /// <summary>The lines of a file; skips the test where the file is absent.</summary>
    public static IReadOnlyList<JsonElement> Lines(string file)
    {
        string path = Path.Combine(Repository.Root, "..", "shared", "corpora", file);
        for (DirectoryInfo? folder = new(Repository.Root); folder is not null && !File.Exists(path); folder = folder.Parent)
            path = Path.Combine(folder.FullName, "shared", "corpora", file);
        Assert.SkipUnless(File.Exists(path), $"{file} is not here");
        return [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    public static string Text(this JsonElement line, string property) => line.GetProperty(property).GetString()!;
}
