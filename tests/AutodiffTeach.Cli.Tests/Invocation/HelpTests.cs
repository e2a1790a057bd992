namespace AutodiffTeach.Cli.Tests.Invocation;

public sealed class HelpTests
{
    public static TheoryData<string> Commands => ["eval", "paths", "diff", "derive", "render", "network", "bigram", "runs"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Help_explains_a_command_with_an_example(string command)
    {
        Outcome outcome = Tool.Run(command, "--help");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.StartsWith("Description:\n", outcome.Output);
        Assert.Contains($"Usage:\n  autodiffteach {command} ", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"\nExamples:\n  autodiffteach {command} ", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_help_of_the_tool_names_every_command(string command) =>
        Assert.Contains($"\n  {command} ", Tool.Run("--help").Output, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_option_has_a_description(string command)
    {
        string options = Tool.Run(command, "--help").Output.Split("Options:\n")[1].Split("\n\n")[0];
        Assert.All(options.Split('\n').Where(line => line.TrimStart().StartsWith('-')), line => Assert.Matches(@"\S  +\S", line.TrimEnd()));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_example_runs(string command)
    {
        using var scratch = new Scratch();
        Directory.CreateSymbolicLink(scratch.PathOf("graphs"), Repository.PathOf("graphs"));
        Directory.CreateSymbolicLink(scratch.PathOf("examples"), Repository.PathOf("examples"));
        scratch.Write("formulas.jsonl", "{\"id\":1,\"formula\":\"x^2\",\"wrt\":\"x\"}\n");
        Directory.CreateDirectory(scratch.PathOf("runs/lstm"));
        scratch.Write("runs/lstm/scalars.csv", "step,name,value\n10,loss/batch,0.5\n20,loss/batch,0.25\n");
        scratch.Write("runs/lstm/log.jsonl", "{\"step\":10,\"time\":\"2026-01-01T10:00:00Z\",\"name\":\"loss/batch\",\"value\":0.5}\n");
        string[] examples = [.. Tool.Run(command, "--help").Output.Split("Examples:\n")[1].Split('\n')
            .Where(line => line.StartsWith("  autodiffteach ", StringComparison.Ordinal)).Select(line => line.Trim())];
        Assert.NotEmpty(examples);
        Outcome outcome = Tool.Shell($"cd '{scratch.PathOf("")}' && {string.Join(" && ", examples)}");
        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
    }
}
