using System.Text;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Graphs;

/// <summary>What a user reads who has made a mistake, word by word.</summary>
/// <remarks>
/// Each file of the folder Errors holds cases: a line <c>== name</c>, the settings (<c>--set N=3</c>) and the model, a line <c>--</c>, the
/// messages. UPDATE_GOLDEN=1 writes the messages anew.
/// </remarks>
public sealed class ErrorMessageTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "AutodiffTeach.Tests", "Graphs", "Errors");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.txt").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Messages_say_what_is_wrong_and_where(string file)
    {
        string path = Path.Combine(Folder, file);
        string golden = File.ReadAllText(path);
        string actual = Rewrite(golden);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, actual);
        else
            Assert.Equal(golden, actual);
    }

    private static string Rewrite(string golden)
    {
        var text = new StringBuilder();
        foreach (string item in ("\n" + golden).Split("\n== ", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] lines = item.TrimEnd('\n').Split('\n');
            string[] input = [.. lines.Skip(1).TakeWhile(line => line != "--")];
            text.Append("== ").Append(lines[0]).Append('\n');
            foreach (string line in input)
                text.Append(line).Append('\n');
            text.Append("--\n").Append(Messages(input)).Append("\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static string Messages(string[] input)
    {
        const string set = "--set ";
        string[] overrides = [.. input.TakeWhile(line => line.StartsWith(set, StringComparison.Ordinal)).Select(line => line[set.Length..])];
        try
        {
            Model model = Model.Parse(string.Join('\n', input.Skip(overrides.Length)), new ModelSettings { Overrides = overrides }, "lab.graph");
            return string.Join('\n', model.Notes.Select(note => "note: " + note).DefaultIfEmpty("no error"));
        }
        catch (ModelException error)
        {
            return error.Message;
        }
    }
}
