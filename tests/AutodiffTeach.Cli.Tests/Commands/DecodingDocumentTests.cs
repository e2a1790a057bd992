namespace AutodiffTeach.Cli.Tests.Commands;

/// <summary>What docs/decoding.md shows is so.</summary>
public sealed class DecodingDocumentTests
{
    private static readonly Document Page = new("decoding.md");

    [Fact]
    public void Its_sessions_show_what_the_tool_prints() => Page.AssertSessions(2);

    [Fact]
    public void Its_file_is_the_example() => Assert.Equal(
        File.ReadAllText(Repository.PathOf("examples", "decoding", "neural-network.json")).TrimEnd(), Assert.Single(Page.Blocks("json")).TrimEnd());

    [Fact]
    public void Its_problems_are_those_of_the_example_changed()
    {
        string text = Assert.Single(Page.Blocks("json"))
            .Replace("\"neural\": [", "\"neurl\": [", StringComparison.Ordinal)
            .Replace("[-4.60, -0.01]", "[-4.60]", StringComparison.Ordinal);
        Assert.Equal(Assert.Single(Page.Blocks("text")), Tool.RunWith(text, "beam", "-").Error.Replace("standard input:", "tree.json:", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_options_are_those_of_the_command()
    {
        string help = Tool.Run("beam", "--help").Output;
        string page = File.ReadAllText(Repository.PathOf("docs", "decoding.md"));
        string[] named = [.. page.Split('`').Where(code => code.StartsWith("--", StringComparison.Ordinal)).Select(code => code.Split(' ')[0]).Distinct()];
        Assert.InRange(named.Length, 8, 40);
        Assert.All(named, option => Assert.Contains(option, help, StringComparison.Ordinal));
        Assert.All(
            page.Split('`').Where(code => code.StartsWith("--", StringComparison.Ordinal) && code.Contains(' ', StringComparison.Ordinal) && !code.Contains("FILE", StringComparison.Ordinal)),
            option => Assert.Equal(0, Tool.Run(["beam", Repository.PathOf("examples", "decoding", "end-token.json"), .. option.Split(' ')]).Code));
    }
}
