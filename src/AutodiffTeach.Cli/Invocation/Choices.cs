using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AutodiffTeach.Cli.Output;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>Makes options whose values are words of a fixed list, or counts; a wrong value is told with what is allowed.</summary>
internal static class Choices
{
    /// <summary>An option with one word of a list.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What it chooses.</param>
    /// <param name="words">The words with what they mean, the default first.</param>
    public static Option<T> One<T>(string name, string description, params IReadOnlyList<(string Word, T Meaning)> words) => new(name)
    {
        HelpName = string.Join('|', words.Select(word => word.Word)),
        Description = $"{description} Default {words[0].Word}.",
        DefaultValueFactory = _ => words[0].Meaning,
        CustomParser = result => Find(result, name, words, result.Tokens[0].Value),
    };

    /// <summary>An option with several words of a list, separated by commas.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What it chooses.</param>
    /// <param name="words">The words with what they mean.</param>
    public static Option<T[]> Some<T>(string name, string description, params IReadOnlyList<(string Word, T Meaning)> words) => new(name)
    {
        HelpName = string.Join(',', words.Select(word => word.Word)),
        Description = description,
        DefaultValueFactory = _ => [],
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)).Select(word => Find(result, name, words, word)!)],
    };

    /// <summary>An option with a whole number.</summary>
    public static Option<int> Count(string name, string description, int minimum, int maximum, int fallback) => new(name)
    {
        HelpName = "number",
        Description = string.Create(CultureInfo.InvariantCulture, $"{description} Default {fallback}."),
        DefaultValueFactory = _ => fallback,
        CustomParser = result => ReadCount(result, name, minimum, maximum),
    };

    private static T? Find<T>(ArgumentResult result, string name, IReadOnlyList<(string Word, T Meaning)> words, string text)
    {
        foreach ((string word, T meaning) in words)
        {
            if (word == text)
                return meaning;
        }

        result.AddError($"{name}: unknown value '{text}'; expected {Wordings.Or(words.Select(word => word.Word))}");
        return default;
    }

    private static int ReadCount(ArgumentResult result, string name, int minimum, int maximum)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= minimum && count <= maximum)
            return count;
        string range = maximum == int.MaxValue ? $"{minimum} or more" : Wordings.Or(Enumerable.Range(minimum, maximum - minimum + 1).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        result.AddError($"{name}: '{text}' does not fit; expected {range}");
        return minimum;
    }
}
