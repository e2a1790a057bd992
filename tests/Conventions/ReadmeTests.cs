using System.Text.RegularExpressions;

namespace Conventions;

public sealed partial class ReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

    [Fact]
    public void Its_commands_are_those_that_CI_runs()
    {
        string run = Repository.Read(".ci/run");
        string[] commands = [.. Blocks("sh").SelectMany(block => block.Split('\n')).Select(line => line.Split(" #")[0].Trim()).Where(line => line.Length > 0)];
        Assert.NotEmpty(commands);

        // The tool's own commands .ci/run takes from the README itself.
        Breaches.None(commands.Where(command => !command.StartsWith("autodiffteach ", StringComparison.Ordinal) && !run.Contains(command, StringComparison.Ordinal)));
    }

    [Fact]
    public void Its_two_first_commands_run_the_main_job_and_the_tests()
    {
        string[] commands = Blocks("sh").First().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, commands.Length);
        Assert.StartsWith("dotnet run --project src/AutodiffTeach.Cli -- derive graphs/linear-rnn.graph ", commands[0], StringComparison.Ordinal);
        Assert.Equal("dotnet test", commands[1]);
    }

    [Fact]
    public void Its_picture_comes_first()
    {
        int picture = Readme.IndexOf("](graphs/linear-rnn.svg)", StringComparison.Ordinal);
        Assert.InRange(picture, 0, Readme.IndexOf("\n## ", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_model_is_a_file_of_the_gallery()
    {
        string[] models = [.. Repository.Files("graphs").Where(path => path.EndsWith(".graph", StringComparison.Ordinal)).Select(FigureTests.Equations)];
        Assert.All(Blocks("graph"), block => Assert.Contains(models, model => model.Contains(block, StringComparison.Ordinal)));
    }

    [Fact]
    public void Its_code_is_an_example_that_runs()
    {
        string[] examples = [.. Repository.Files("examples").Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(Repository.Read)];
        Assert.All(Blocks("csharp"), block => Assert.Contains(examples, example => example.Contains(block, StringComparison.Ordinal)));
    }

    [Fact]
    public void Its_sessions_show_what_the_tool_prints()
    {
        foreach (string block in Blocks("console"))
        {
            foreach (string session in block.Split("$ ").Skip(1))
            {
                (string command, string expected) = (session.Split('\n')[0], session[(session.IndexOf('\n') + 1)..]);
                string[] words = [.. Word().Matches(command).Select(match => match.Value.Trim('"')).Skip(1)];
                (int code, string output, string error) = CommandLine.Run(words);
                Assert.True(code == 0 || (code == 1 && words[0] == "check"), $"{command}: {error}"); // 1: the answer is wrong
                Assert.Equal(expected.Trim(), output.Trim());
            }
        }
    }

    [Fact]
    public void Its_figures_of_speed_are_measured_ones()
    {
        string[] results = [.. Repository.Files("bench/results").SelectMany(path => Repository.Read(path).Split('\n'))];
        string section = Readme[Readme.IndexOf("## Speed", StringComparison.Ordinal)..].Split("\n## ")[0];
        string[] rows = [.. section.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))];
        Assert.NotEmpty(rows);
        Breaches.None(rows.Except(results));
    }

    [Fact]
    public void Every_example_has_the_text_that_it_prints()
    {
        IEnumerable<string> examples = Repository.Files("examples").Where(path => path.EndsWith(".cs", StringComparison.Ordinal));
        Assert.All(examples, example =>
        {
            Assert.Matches(@"^examples/\d\d-[a-z0-9-]+\.cs$", example);
            Assert.True(Repository.Has(Path.ChangeExtension(example, ".txt")), $"{example} has no expected output beside it.");
        });
    }

    private static IEnumerable<string> Blocks(string language) =>
        Fence().Matches(Readme).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value);

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"""[^""]*""|\S+")]
    private static partial Regex Word();
}
