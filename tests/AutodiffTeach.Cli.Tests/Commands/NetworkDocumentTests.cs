using System.Text.RegularExpressions;

namespace AutodiffTeach.Cli.Tests.Commands;

/// <summary>What docs/networks.md shows is so.</summary>
public sealed partial class NetworkDocumentTests
{
    private static readonly string Document = File.ReadAllText(Repository.PathOf("docs", "networks.md"));

    [Fact]
    public void The_example_runs()
    {
        Outcome outcome = Tool.RunWith(JsonBlock().Match(Document).Groups["text"].Value, "network", "-", "--json");
        Assert.True(outcome.Json.TryGetProperty("stateGradients", out _));
    }

    [Fact]
    public void The_problems_are_those_of_the_example_changed()
    {
        string text = JsonBlock().Match(Document).Groups["text"].Value
            .Replace("[[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]", "[[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]]", StringComparison.Ordinal)
            .Replace("\"bias_hh\": [0, 0, 0]", "\"bias_hh\": [0, \"NaN\", 0]", StringComparison.Ordinal)
            .Replace("[[1, -1, 0.5]]", "[[1, -1, 0.5, 2]]", StringComparison.Ordinal)
            .Replace("\"loss\": \"mse\"", "\"loss\": \"mse\", \"lost\": \"mse\"", StringComparison.Ordinal);
        string shown = Document[Document.IndexOf("net.json: ", StringComparison.Ordinal)..];
        string[] expected = shown[..shown.IndexOf("```", StringComparison.Ordinal)].Replace("net.json: ", "standard input: ", StringComparison.Ordinal).TrimEnd('\n').Split('\n');
        Assert.Equal(expected.Order(StringComparer.Ordinal), Tool.RunWith(text, "network", "-").Error.TrimEnd('\n').Split('\n').Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^```json\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex JsonBlock();
}
