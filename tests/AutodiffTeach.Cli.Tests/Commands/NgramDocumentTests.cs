namespace AutodiffTeach.Cli.Tests.Commands;

/// <summary>What docs/ngrams.md shows is so.</summary>
public sealed class NgramDocumentTests
{
    private static readonly Document Page = new("ngrams.md");

    [Fact]
<<<<<<< HEAD
    public void Its_sessions_show_what_the_tool_prints()
    {
        (string Command, string Expected)[] sessions = [.. Blocks("console").SelectMany(block => block.Split("$ ").Skip(1)).Select(session => (session.Split('\n')[0], session[(session.IndexOf('\n') + 1)..]))];
        Assert.Equal(6, sessions.Length);
        Assert.All(sessions, session =>
        {
            Outcome outcome = Tool.Run([.. Word.Matches(session.Command).Skip(1).Select(word => InRepository(word.Value.Trim('"')))]);
            Assert.Equal((0, "", session.Expected.Trim()), (outcome.Code, outcome.Error, outcome.Output.Trim()));
        });
    }
=======
    public void Its_sessions_show_what_the_tool_prints() => Page.AssertSessions(5);
>>>>>>> beam6

    [Fact]
    public void Its_commands_run_one_after_another()
    {
        using var scratch = new Scratch();
        Directory.CreateSymbolicLink(scratch.PathOf("examples"), Repository.PathOf("examples"));
        Outcome outcome = Tool.Shell($"set -e; cd '{scratch.PathOf("")}'; {Assert.Single(Page.Blocks("sh"))}");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains("\nP    ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_file_is_a_table_without_odd_rows()
    {
        Outcome outcome = Tool.RunWith(Assert.Single(Page.Blocks("json")), "bigram", "-", "--sequence", "ab.");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Contains("P(ab.) = 0.7 · 0.3 · 0.1 = 0.021\n", outcome.Output, StringComparison.Ordinal);
    }
}
