using Xunit.Runners;

namespace AutodiffTeach.Xunit.Tests;

public sealed class Xunit2Tests
{
    [Fact]
    public void Under_xunit_2_the_assertions_pass_and_fail_with_their_message()
    {
        string sample = Path.Combine(AppContext.BaseDirectory, "Xunit2Sample.dll");
        var passed = new List<string>();
        var failed = new List<string>();
        using var done = new ManualResetEventSlim();
        using (AssemblyRunner runner = AssemblyRunner.WithoutAppDomain(sample))
        {
            runner.OnTestPassed = test => passed.Add(test.MethodName);
            runner.OnTestFailed = test => failed.Add($"{test.MethodName}: {test.ExceptionType}: {test.ExceptionMessage}");
            runner.OnExecutionComplete = _ => done.Set();
            runner.Start();
            Assert.True(done.Wait(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken), "The tests under xunit 2 did not end.");
            while (runner.Status != AssemblyRunnerStatus.Idle)
                Thread.Sleep(5);
        }

        Assert.Equal(["Passes"], passed);
        Assert.Equal([], failed);
    }
}
