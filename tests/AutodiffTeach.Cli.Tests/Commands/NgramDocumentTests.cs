using System.Text.RegularExpressions;

namespace AutodiffTeach.Cli.Tests.Commands;

/// <summary>What docs/ngrams.md shows is so.</summary>
public sealed partial class NgramDocumentTests
{
    private static readonly string Document = File.ReadAllText(Repository.PathOf("docs", "ngrams.md"));

    [Fact]
    public void Its_sessions_show_what_the_tool_prints()
    {
        (string Command, string Expected)[] sessions = [.. Blocks("console").SelectMany(block => block.Split("$ ").Skip(1)).Select(session => (session.Split('\n')[0], session[(session.IndexOf('\n') + 1)..]))];
        Assert.Equal(5, sessions.Length);
        Assert.All(sessions, session =>
        {
            Outcome outcome = Tool.Run([.. Word.Matches(session.Command).Skip(1).Select(word => InRepository(word.Value.Trim('"')))]);
            Assert.Equal((0, "", session.Expected.Trim()), (outcome.Code, outcome.Error, outcome.Output.Trim()));
        });
    }

    [Fact]
    public void Its_commands_run_one_after_another()
    {
        using var scratch = new Scratch();
        Directory.CreateSymbolicLink(scratch.PathOf("examples"), Repository.PathOf("examples"));
        Outcome outcome = Tool.Shell($"set -e; cd '{scratch.PathOf("")}'; {Assert.Single(Blocks("sh"))}");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains("\nP    ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_file_is_a_table_without_odd_rows()
    {
        Outcome outcome = Tool.RunWith(Assert.Single(Blocks("json")), "bigram", "-", "--sequence", "ab.");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains("P(ab.) = 0.7 · 0.3 · 0.1 = 0.021\n", outcome.Output, StringComparison.Ordinal);
    }

    private static string InRepository(string word) => word.StartsWith("examples/", StringComparison.Ordinal) ? Repository.PathOf(word) : word;

    private static IEnumerable<string> Blocks(string language) =>
        Fence.Matches(Document).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value);

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence { get; }

    [GeneratedRegex(@"""[^""]*""|\S+")]
    private static partial Regex Word { get; }
}
