using Xunit.Abstractions;
using Xunit.Sdk;

namespace Xunit2Sample;

/// <summary>Runs the tests of this assembly under xunit 2 and prints a line for each result and the message of each failure.</summary>
internal static class Program
{
    private static void Main()
    {
        using var framework = new XunitTestFramework(new Silence());
        using ITestFrameworkExecutor executor = framework.GetExecutor(typeof(Program).Assembly.GetName());
        var results = new Results();
        executor.RunAll(results, new Options(), new Options());
        results.Finished.WaitOne();
    }

    private sealed class Silence : IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message) => true;
    }

    private sealed class Results : IMessageSink
    {
        public ManualResetEvent Finished { get; } = new(false);

        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestPassed passed)
                Console.WriteLine($"passed {passed.TestMethod.Method.Name}");
            if (message is ITestFailed failed)
                Console.WriteLine($"failed {failed.TestMethod.Method.Name}\n{failed.ExceptionTypes[0]}\n{failed.Messages[0]}");
            if (message is ITestAssemblyFinished)
                Finished.Set();
            return true;
        }
    }

    // xunit's own defaults, tests one after another.
    private sealed class Options : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
    {
        private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal) { ["xunit.execution.DisableParallelization"] = true };

        public TValue GetValue<TValue>(string name) => _values.TryGetValue(name, out object? value) ? (TValue)value! : default!;

        public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
    }
}
