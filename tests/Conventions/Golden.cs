namespace Conventions;

/// <summary>A text that is reviewed when it changes: kept in a file, rewritten by <c>UPDATE_GOLDEN=1 dotnet test</c>.</summary>
internal static class Golden
{
    private static bool Updates => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>Compares the lines with the file's; the failure lists those that went and came.</summary>
    public static void Verify(string path, IReadOnlyList<string> lines)
    {
        if (Updates)
        {
            File.WriteAllText(Repository.Absolute(path), string.Concat(lines.Select(line => line + "\n")));
            return;
        }

        string[] kept = Repository.Has(path) ? Repository.Read(path).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        if (kept.SequenceEqual(lines))
            return;
        IEnumerable<string> changes = [.. kept.Except(lines).Select(line => "- " + line), .. lines.Except(kept).Select(line => "+ " + line)];
        Assert.Fail($"{path} no longer describes what is built:\n{string.Join('\n', changes)}\nIf this is meant, run UPDATE_GOLDEN=1 dotnet test and commit the file.");
    }
}
