using System.Diagnostics;
using System.Reflection;

namespace AutodiffTeach.Xunit.Tests;

public sealed class Xunit2Tests
{
    [Fact]
    public async Task Under_xunit_2_assertions_pass_and_fail_with_their_message()
    {
        string sample = typeof(Xunit2Tests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Xunit2Sample").Value!;
        using Process run = Process.Start(new ProcessStartInfo("dotnet", [sample]) { RedirectStandardOutput = true })!;
        string output = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("passed A_right_formula_passes\n", output, StringComparison.Ordinal);
        Assert.Contains(
            """
            failed A_wrong_formula_fails
            AutodiffTeach.Xunit.AssertionException
            FormulaAssert.Equivalent: the formulas differ.
            Expected: (a + b)^2
            Actual: a^2 + b^2
            At a = 2, b = 3: expected 25, actual 13
            """.ReplaceLineEndings("\n"), output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
