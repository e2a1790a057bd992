namespace AutodiffTeach.Drawing.Writers.Export;

/// <summary>Finds programs as a shell does.</summary>
internal static class ProgramSearch
{
    /// <summary>The path of the first of the programs that one of the folders has, or null.</summary>
    public static string? Find(IEnumerable<string> names, string searchPath)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe"] : [""];
        var folders = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(Path.IsPathFullyQualified).ToArray();
        return names.SelectMany(name => folders.SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending)))).FirstOrDefault(IsProgram);
    }

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
