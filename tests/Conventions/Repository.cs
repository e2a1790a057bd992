namespace Conventions;

/// <summary>The files of the repository, as far as they are committed or meant to be.</summary>
internal static class Repository
{
    private static readonly HashSet<string> Made = new(StringComparer.Ordinal)
    {
        ".git", ".vs", ".idea", "bin", "obj", "artifacts", "out", "TestResults", "BenchmarkDotNet.Artifacts", "__pycache__",
    };

    /// <summary>The folder of the solution, absolute.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The paths of all files below a folder, relative to the root with slashes, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string folder = "")
    {
        var files = new List<string>();
        var pending = new Stack<string>([Path.Combine(Root, folder)]);
        while (pending.TryPop(out string? current))
        {
            if (!Directory.Exists(current))
                continue;
            files.AddRange(Directory.GetFiles(current).Select(Relative));
            foreach (string child in Directory.GetDirectories(current).Where(child => !Made.Contains(Path.GetFileName(child))))
                pending.Push(child);
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    public static bool Has(string path) => File.Exists(Absolute(path));

    public static string Read(string path) => File.ReadAllText(Absolute(path)).ReplaceLineEndings("\n");

    public static string Absolute(string path) => Path.Combine(Root, path);

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

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
