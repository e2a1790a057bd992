namespace AutodiffTeach.Cli.Tests.Commands;

/// <summary>What docs/ngrams.md shows is so.</summary>
public sealed class NgramDocumentTests
{
    private static readonly Document Page = new("ngrams.md");

    [Fact]
    public void Its_sessions_show_what_the_tool_prints() => Page.AssertSessions(6);

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
