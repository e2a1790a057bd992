using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Graphs;

/// <summary>Texts that are long, deep or wide end in a model or in errors, soon and without a deep stack.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        "param w = 1\ny = " + new string('(', 100_000),
        "param w = 1\ny = " + new string('(', 190) + "w" + new string(')', 190),
        "param w = 1\ny = " + new string('-', 100_000) + "w",
        "param w = 1\ny = w" + string.Concat(Enumerable.Repeat("^w", 100_000)),
        "param w = 1\ny = w" + new string('\'', 100_000),
        "param w = 1\ny = w" + string.Concat(Enumerable.Repeat(" + w", 100_000)),
        "param w = 1\ny = w[" + string.Concat(Enumerable.Repeat("1,", 100_000)) + "1]",
        new string('$', 100_000),
        string.Concat(Enumerable.Repeat("(\n", 50_000)),
        string.Concat(Enumerable.Repeat("q + ", 50_000)) + "q",
        "y = " + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"q{i} + ")) + "1",
        "y = " + new string('a', 100_000) + "\nparam " + new string('a', 99_999) + "b",
        new string('\0', 10_000) + "\n" + new string('\t', 10_000),
        "const a = 10^9999\nconst b = a^9999\ny = b",
        "param w\ny = sum(i in 1..5000000: sum(j in 1..5000000: w))",
        "param w\ny[i] = sum(j in 1..4000000: w) for i in 1..4000000",
    ];

    [Theory]
    [MemberData(nameof(Texts), DisableDiscoveryEnumeration = true)]
    public void The_reader_ends_soon(string text)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => Model.Parse(text, new ModelSettings { MaximumOperations = 500_000 })));
        thread.Start();
        Assert.True(thread.Join(TimeSpan.FromSeconds(20)));
        Assert.True(failure is null or ModelException, failure?.ToString());
    }
}
