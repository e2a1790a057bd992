using System.Text.RegularExpressions;

namespace AutodiffTeach.Cli.Tests;

/// <summary>A page of the documentation: what it shows must be so.</summary>
internal sealed partial class Document(string name)
{
    private readonly string _text = File.ReadAllText(Repository.PathOf("docs", name));

    /// <summary>The fenced blocks of a language.</summary>
    public IEnumerable<string> Blocks(string language) =>
        Fence.Matches(_text).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value);

    /// <summary>Runs the commands of its sessions, and fails where one prints something else than the page shows.</summary>
    public void AssertSessions(int count)
    {
        (string Command, string Expected)[] sessions = [.. Blocks("console").SelectMany(block => block.Split("$ ").Skip(1)).Select(session => (session.Split('\n')[0], session[(session.IndexOf('\n') + 1)..]))];
        Assert.Equal(count, sessions.Length);
        Assert.All(sessions, session =>
        {
            Outcome outcome = Tool.Run([.. Word.Matches(session.Command).Skip(1).Select(word => InRepository(word.Value.Trim('"')))]);
            Assert.Equal((0, "", session.Expected.Trim()), (outcome.Code, outcome.Error, outcome.Output.Trim()));
        });
    }

    private static string InRepository(string word) => word.StartsWith("examples/", StringComparison.Ordinal) ? Repository.PathOf(word) : word;

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence { get; }

    [GeneratedRegex(@"""[^""]*""|\S+")]
    private static partial Regex Word { get; }
}
