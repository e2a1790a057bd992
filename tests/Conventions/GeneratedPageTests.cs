namespace Conventions;

/// <summary>Pages of the documentation that a command writes: each is what the command writes today, figures included.</summary>
/// <remarks><c>UPDATE_GOLDEN=1</c> writes all of them.</remarks>
public sealed class GeneratedPageTests
{
    // The path of the page is the last word of its command.
    private static readonly (string Page, string[] Command)[] Pages =
    [
        ("docs/vanishing-gradients.md", ["gradients", "--explain", "all", "-o"]),
        ("docs/beam-search.md", ["beam", "examples/decoding/neural-network.json", "--beam", "2", "--explain"]),
        ("docs/bigram.md", ["bigram", "examples/decoding/bigram.json", "--sequence", "aaaaaabbaa", "--explain"]),
    ];

    private static bool IsUpdating => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    [Fact]
    public void Every_page_is_what_its_command_writes()
    {
        foreach ((string page, string[] command) in Pages)
        {
            if (IsUpdating)
                Write(command, Repository.Absolute(page));
            string folder = Directory.CreateTempSubdirectory("pages").FullName;
            try
            {
                Write(command, Path.Combine(folder, Path.GetFileName(page)));
                Breaches.None(StaleFiles(page, folder).Select(file => $"{file} is not what `autodiffteach {string.Join(' ', command)} {page}` writes; UPDATE_GOLDEN=1 writes it"));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    // What differs, is missing, or lies in the folder of the page's figures without being one.
    private static IEnumerable<string> StaleFiles(string page, string written)
    {
        string folder = Path.GetDirectoryName(page)!.Replace('\\', '/'), figures = Path.ChangeExtension(page, null);
        string[] expected = [.. Directory.EnumerateFiles(written, "*", SearchOption.AllDirectories).Select(file => $"{folder}/{Path.GetRelativePath(written, file).Replace('\\', '/')}")];
        return expected.Where(file => !IsSame(Repository.Absolute(file), Path.Combine(written, Path.GetRelativePath(folder, file))))
            .Concat(Repository.Files(figures).Except(expected)).Order(StringComparer.Ordinal);
    }

    private static bool IsSame(string one, string other) => File.Exists(one) && File.ReadAllBytes(one).AsSpan().SequenceEqual(File.ReadAllBytes(other));

    private static void Write(string[] command, string path)
    {
        (int code, _, string error) = CommandLine.Run([.. command, path]);
        Assert.True(code == 0, error);
    }
}
