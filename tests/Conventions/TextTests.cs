using System.Text.RegularExpressions;

namespace Conventions;

public sealed partial class TextTests
{
    private static readonly string[] Kinds =
        [".cs", ".csproj", ".props", ".targets", ".md", ".graph", ".json", ".py", ".sln", ".txt", ".svg", ".html", ".tex", ".editorconfig"];

    // In two pieces, so that this file does not hold the words.
    private static readonly string[] Unfinished = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X"];

    private static readonly IReadOnlyList<string> Texts =
        [.. Repository.Files().Where(path => Kinds.Contains(Path.GetExtension(path)) || path.StartsWith(".ci/", StringComparison.Ordinal))];

    [Fact]
    public void No_text_names_a_path_of_a_machine() => Breaches.None(Find(MachinePath()));

    [Fact]
    public void No_text_says_that_it_is_unfinished() => Breaches.None(Find(new Regex($@"\b({string.Join('|', Unfinished)})\b")));

    [Fact]
    public void The_changelog_says_what_users_gain()
    {
        string changelog = Repository.Read("CHANGELOG.md");
        string[] sections = [.. changelog.Split("\n## ").Skip(1)];
        Assert.NotEmpty(sections);
        Assert.Matches(@"^\[(Unreleased|\d+\.\d+\.\d+)\]", sections[0]);
        Assert.Contains(sections, section => section.Split('\n').Any(line => line.StartsWith("- ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_license_is_MIT()
    {
        Assert.StartsWith("MIT License\n", Repository.Read("LICENSE"), StringComparison.Ordinal);
        Assert.Contains("<PackageLicenseExpression>MIT</PackageLicenseExpression>", Repository.Read("Directory.Build.props"), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_between_documents_lead_somewhere()
    {
        IEnumerable<string> broken = Texts
            .Where(path => path.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(path => RelativeLink().Matches(Repository.Read(path))
                .Select(match => Path.Combine(Path.GetDirectoryName(path)!, match.Groups["target"].Value))
                .Where(target => !Path.Exists(Repository.Absolute(target)))
                .Select(target => $"{path}: {target}"));
        Breaches.None(broken);
    }

    private static IEnumerable<string> Find(Regex pattern) =>
        from path in Texts
        from line in Repository.Read(path).Split('\n').Select((text, index) => (Text: text, Number: index + 1))
        where pattern.IsMatch(line.Text)
        select $"{path}:{line.Number}: {line.Text.Trim()}";

    [GeneratedRegex(@"(?<![\w.~])/(home|root|tmp|Users)/|\b[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)(?<target>[^)#\s]+)")]
    private static partial Regex RelativeLink();
}
