using AutodiffTeach.Networks.Files;
using AutodiffTeach.Networks.Files.Reading;

namespace AutodiffTeach.Networks.Names;

/// <summary>Reads a folder with a file <c>LANGUAGE.txt</c> for each language: UTF-8, a name a line.</summary>
public static class NameFolder
{
    private const string Ending = ".txt";

    /// <summary>Reads all files of the folder whose names end in <c>.txt</c> and do not begin with a full stop.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="NetworkFileException">It is no such folder, a file cannot be read or is not UTF-8, or there are names of fewer than two languages.</exception>
    public static NameData Read(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var problems = new Problems(folder);
        var remarks = new NameRemarks();
        List<string> languages = [];
        List<LabelledName> names = [];
        foreach (string path in FilesOf(folder, problems))
        {
            if (NameFile.LinesOf(path, problems) is not { } lines)
                continue;
            IReadOnlyList<LabelledName> read = NameFile.NamesOf(Path.GetFileName(path), lines, languages.Count, remarks);
            names.AddRange(read);
            if (read.Count > 0)
                languages.Add(Path.GetFileNameWithoutExtension(path));
        }

        RequireLanguages(languages, problems);
        return new(languages, names, remarks.Sentences());
    }

    // By the languages, not by the names of the files: a full stop comes after a blank.
    private static List<string> FilesOf(string folder, Problems problems)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder)
                .Where(path => Path.GetFileName(path) is var name && name.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) && !name.StartsWith('.'))
                .OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)
                .ThenBy(path => path, StringComparer.Ordinal)];
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add("", $"{Reason(folder, cause)}; expected a folder with a file LANGUAGE{Ending} for each language, a name a line");
            return [];
        }
    }

    private static void RequireLanguages(List<string> languages, Problems problems)
    {
        problems.ThrowIfAny();
        foreach (IGrouping<string, string> same in languages.GroupBy(language => language).Where(group => group.Count() > 1))
            problems.Add("", $"the language '{same.Key}' has {same.Count()} files, whose endings differ in case; expected one");
        if (languages.Count < 2)
            problems.Add("", $"has names of {(languages is [var only] ? $"one language alone, {only}" : "no language")}; expected at least two files LANGUAGE{Ending}, a name a line");
        problems.ThrowIfAny();
    }

    private static string Reason(string folder, Exception cause) => cause switch
    {
        _ when File.Exists(folder) => "is a file",
        DirectoryNotFoundException => "there is no such folder",
        UnauthorizedAccessException => "may not be read",
        ArgumentException => "is not a path",
        _ => cause.Message.ReplaceLineEndings(" ").TrimEnd('.'),
    };
}
