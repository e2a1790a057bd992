using System.Globalization;
using System.Text.Json;
using AutodiffTeach.Cli.Output;

namespace AutodiffTeach.Cli.Trainings;

/// <summary>An option of a run under its name, with a number or a word.</summary>
internal sealed record Setting
{
    private readonly double? _number;

    public Setting(string name, string word) => (Name, Text) = (name, word);

    public Setting(string name, double number) => (Name, Text, _number) = (name, number.ToString("R", CultureInfo.InvariantCulture), number);

    public string Name { get; }

    /// <summary>The number or the word as a text.</summary>
    public string Text { get; }

    public void Write(Utf8JsonWriter json)
    {
        if (_number is { } number)
            json.Number(Name, number);
        else
            json.WriteString(Name, Text);
    }
}
