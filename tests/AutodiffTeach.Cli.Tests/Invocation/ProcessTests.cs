namespace AutodiffTeach.Cli.Tests.Invocation;

/// <summary>The tool as a process of its own.</summary>
public sealed class ProcessTests
{
    [Fact]
    public void It_evaluates_a_model() =>
        Assert.Equal(63, Tool.Shell("autodiffteach eval graphs/linear-rnn.graph --json").Json.GetProperty("gradients").GetProperty("y").GetProperty("w").GetDouble());

    [Fact]
    public void Standard_output_is_UTF8_whatever_the_locale() =>
        Assert.Contains("w → y", Tool.Shell("export LC_ALL=en_US.ISO-8859-1; autodiffteach paths graphs/linear-rnn.graph --from w --to y").Output, StringComparison.Ordinal);

    [Fact]
    public void A_pipe_that_closes_is_no_error()
    {
        Outcome outcome = Tool.Shell("{ autodiffteach eval graphs/linear-rnn-recurrence.graph --set N=20000 --json; echo code $? >&2; } | head -n 1");
        Assert.Equal("{\n", outcome.Output);
        Assert.Equal("code 0\n", outcome.Error);
    }

    [Fact]
    public void A_full_disk_is_told()
    {
        if (!File.Exists("/dev/full"))
            Assert.Skip("needs /dev/full");
        Outcome outcome = Tool.Shell("autodiffteach eval graphs/linear-rnn.graph > /dev/full");
        Assert.Equal((2, "autodiffteach: cannot write the output: No space left on device\n"), (outcome.Code, outcome.Error.Split(" : ")[0]));
    }

    [Fact]
    public void Version_is_a_number() => Assert.Matches(@"^\d+\.\d+\.\d+\n$", Tool.Shell("autodiffteach --version").Output);

    [Fact]
    public void Wrong_usage_has_code_2() => Assert.Equal(2, Tool.Shell("autodiffteach eval").Code);
}
