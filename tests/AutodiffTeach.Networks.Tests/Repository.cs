using System.Text.Json;

namespace AutodiffTeach.Networks.Tests;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static JsonElement ReadJson(params string[] path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine([Root, .. path])));
        return document.RootElement.Clone();
    }

    public static string ReadText(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AutodiffTeach.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests run outside the repository.");
    }
}
