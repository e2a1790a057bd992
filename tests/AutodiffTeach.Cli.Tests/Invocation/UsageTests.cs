using System.Globalization;

namespace AutodiffTeach.Cli.Tests.Invocation;

public sealed class UsageTests
{
    private const string Model = "a model file such as graphs/linear-rnn.graph";

    [Theory]
    [InlineData("autodiffteach: unknown command 'evel'; expected ", "evel")]
    [InlineData("autodiffteach: unknown option '--jsn'; expected ", "--jsn")]
    [InlineData("autodiffteach: no command is given; expected ")]
    public void A_wrong_command_is_told_with_all_commands(string start, params string[] args)
    {
        Outcome outcome = Tool.Run(args);
        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.StartsWith(start, outcome.Error);
        Assert.EndsWith("; see 'autodiffteach --help'\n", outcome.Error);
        Assert.Single(outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("eval: MODEL is missing", "eval")]
    [InlineData("eval: unknown option '--jsn'", "eval", "--jsn", "a.graph")]
    [InlineData("eval: unexpected 'b'", "eval", "a.graph", "b")]
    [InlineData("eval: --of needs a value", "eval", "a.graph", "--of")]
    [InlineData("paths: --limit: '-2' does not fit; expected 0 or more", "paths", "a", "--from", "x", "--to", "y", "--limit", "-2")]
    public void Wrong_usage_is_told_with_a_hint(string problem, params string[] args)
    {
        Outcome outcome = Tool.Run(args);
        string command = args[0];
        Assert.Equal((2, "", $"autodiffteach {problem}; see 'autodiffteach {command} --help'\n"), (outcome.Code, outcome.Output, outcome.Error));
    }

    [Fact]
    public void Every_problem_of_a_command_line_is_told() => Assert.Equal(
        "autodiffteach paths: --from is missing; see 'autodiffteach paths --help'\nautodiffteach paths: --to is missing; see 'autodiffteach paths --help'\n",
        Tool.Run("paths", "a.graph").Error);

    [Fact]
    public void A_missing_file_is_told() =>
        Assert.Equal((2, $"nope.graph: there is no such file; expected {Model}\n"), Errors("eval", "nope.graph"));

    [Fact]
    public void A_folder_is_no_model() =>
        Assert.Equal((2, $"{Repository.Root}: is a directory; expected {Model}\n"), Errors("eval", Repository.Root));

    [Fact]
    public void A_file_that_is_not_text_is_told()
    {
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch.PathOf("x.graph"), [0x70, 0xff, 0xfe]);
        Assert.Equal((2, $"{scratch.PathOf("x.graph")}: is not UTF-8 text; expected {Model}\n"), Errors("eval", scratch.PathOf("x.graph")));
    }

    [Fact]
    public void All_errors_of_a_model_are_told_with_their_places()
    {
        Outcome outcome = Tool.RunWith("param w = 2\ny = w * hh\nz = w +\n", "eval", "-");
        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("standard input:2:9: unknown name 'hh'", outcome.Error);
        Assert.Contains("\n    y = w * hh\n            ^^\n", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("standard input:3:", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("z=2", "--set:1:1: 'z' has no value to set; expected a constant, parameter, input or state of the model\n    z=2\n    ^\n")]
    [InlineData("w", "--set:1:2: ")]
    [InlineData("w=[1,2]", "--set:1:")]
    public void A_wrong_override_is_told(string set, string start)
    {
        (int code, string error) = Errors("eval", Repository.Graph("linear-rnn"), "--set", set);
        Assert.Equal(2, code);
        Assert.StartsWith(start, error);
    }

    [Fact]
    public void A_stack_trace_is_shown_only_with_debug()
    {
        Assert.DoesNotContain("   at ", Errors("eval", "nope.graph").Error, StringComparison.Ordinal);
        Assert.Contains("   at ", Errors("eval", "nope.graph", "--debug").Error, StringComparison.Ordinal);
        Assert.Contains("   at ", Errors("--debug", "eval", "nope.graph").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_of_the_program_has_code_3_and_one_line()
    {
        using var output = new BrokenWriter();
        using var error = new StringWriter { NewLine = "\n" };
        int code = Program.Run(["eval", Repository.Graph("linear-rnn")], output, error);
        Assert.Equal(3, code);
        Assert.Equal("autodiffteach: internal error: InvalidOperationException: broken; please report it with the command and its files (--debug shows where)\n", error.ToString());
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void The_culture_changes_nothing(string culture)
    {
        string[][] commands =
        [
            ["eval", Repository.Graph("bptt-3")],
            ["eval", Repository.Graph("linear-rnn-recurrence"), "--json", "--set", "w=0.5"],
            ["paths", Repository.Graph("bptt-3"), "--from", "U", "--to", "L", "--json"],
            ["diff", "x^2.5 + 1/3", "--wrt", "x", "--json", "--steps"],
            ["derive", Repository.Graph("bptt-3"), "--of", "L", "--wrt", "U", "--to", "html"],
            ["derive", Repository.Graph("bptt-3"), "--of", "L", "--wrt", "U", "--to", "tex"],
            ["render", Repository.Graph("bptt-3"), "-o", "/dev/null/x.svg"],
        ];
        CultureInfo before = CultureInfo.CurrentCulture;
        Outcome[] expected = [.. commands.Select(Tool.Run)];
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
            Assert.Equal(expected, commands.Select(Tool.Run));
        }
        finally
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;
        }
    }

    private static (int Code, string Error) Errors(params string[] args)
    {
        Outcome outcome = Tool.Run(args);
        Assert.Equal("", outcome.Output);
        return (outcome.Code, outcome.Error);
    }

    /// <summary>An output on which every write fails as no output should.</summary>
    private sealed class BrokenWriter : StringWriter
    {
        public override void WriteLine(string? value) => throw new InvalidOperationException("broken");
    }
}
