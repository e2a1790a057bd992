namespace AutodiffTeach.Cli.Trainings.Names;

/// <summary>Where names are read from.</summary>
internal static class NameSource
{
    private const string DataVariable = "AUTODIFFTEACH_DATA";
    private const string Folder = "names";

    /// <summary>The folder given; else that of the course's data, where the environment variable AUTODIFFTEACH_DATA or ../shared/data has it; else the tool's own sample.</summary>
    public static string FolderOf(string? given)
    {
        if (given is not null)
            return given;
        IEnumerable<string> courses = [Environment.GetEnvironmentVariable(DataVariable) ?? "", Path.Combine("..", "shared", "data")];
        return courses.Where(data => data.Length > 0).Select(data => Path.Combine(data, Folder)).FirstOrDefault(Directory.Exists) ?? Sample;
    }

    /// <summary>How results name a folder: not by where the tool happens to be installed.</summary>
    public static string NameOf(string folder) => folder == Sample ? "the sample of the tool" : folder;

    private static string Sample => Path.Combine(AppContext.BaseDirectory, Folder);
}
