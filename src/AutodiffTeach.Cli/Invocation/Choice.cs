using System.CommandLine;
using System.CommandLine.Parsing;
using AutodiffTeach.Cli.Output;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>An option whose value is one word of a fixed list, or several separated by commas; a wrong word is told with those allowed.</summary>
/// <typeparam name="T">What the words stand for.</typeparam>
internal sealed class Choice<T>
{
    private readonly IReadOnlyList<(string Word, T Meaning)> _words;

    private Choice(string name, string description, string separator, string[] fallback, IReadOnlyList<(string Word, T Meaning)> words)
    {
        _words = words;
        Option = new Option<string[]>(name)
        {
            HelpName = string.Join(separator, words.Select(word => word.Word)),
            Description = fallback is [var usual] ? $"{description} Default {usual}." : description,
            Arity = ArgumentArity.ExactlyOne,
            CustomParser = result => Read(result, name, isList: fallback.Length == 0),
        };
        Fallback = fallback;
    }

    /// <summary>The option to add to a command.</summary>
    public Option<string[]> Option { get; }

    private string[] Fallback { get; }

    /// <summary>A choice of one word; the first is the default.</summary>
    public static Choice<T> OfOne(string name, string description, params IReadOnlyList<(string Word, T Meaning)> words) =>
        new(name, description, "|", [words[0].Word], words);

    /// <summary>A choice of any number of words; none is the default.</summary>
    public static Choice<T> OfSome(string name, string description, params IReadOnlyList<(string Word, T Meaning)> words) =>
        new(name, description, ",", [], words);

    /// <summary>True where a command line has the option.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetResult(Option) is not null;

    /// <summary>The word of a command line.</summary>
    public string WordIn(ParseResult parsed) => WordsIn(parsed)[0];

    /// <summary>What the word of a command line means.</summary>
    public T In(ParseResult parsed) => AllIn(parsed)[0];

    /// <summary>What the words of a command line mean, in their order.</summary>
    public T[] AllIn(ParseResult parsed) =>
        [.. WordsIn(parsed).Select(text => _words.First(word => word.Word == text).Meaning)];

    private string[] WordsIn(ParseResult parsed) => parsed.GetResult(Option) is null ? Fallback : parsed.GetRequiredValue(Option);

    private string[] Read(ArgumentResult result, string name, bool isList)
    {
        string text = result.Tokens[0].Value;
        string[] given = isList ? text.Split(',', StringSplitOptions.TrimEntries) : [text];
        foreach (string unknown in given.Where(item => _words.All(word => word.Word != item)))
            result.AddError($"{name}: unknown value '{unknown}'; expected {Wordings.Or(_words.Select(word => word.Word))}");
        return given;
    }
}
