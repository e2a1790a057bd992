using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>Makes options with whole numbers separated by commas.</summary>
internal static class CountListOption
{
    /// <summary>An option of numbers from a least to a greatest, at most so many.</summary>
    /// <param name="name">The option.</param>
    /// <param name="description">What its help says.</param>
    /// <param name="minimum">The least number.</param>
    /// <param name="maximum">The greatest number.</param>
    /// <param name="most">How many there may be.</param>
    /// <param name="isSet">Whether each number may come once alone.</param>
    /// <param name="fallback">The numbers where none are given.</param>
    public static Option<int[]> Create(string name, string description, int minimum, int maximum, int most, bool isSet, params int[] fallback) => new(name)
    {
        HelpName = "number,...",
        Description = description,
        DefaultValueFactory = _ => fallback,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Read(result, name, minimum, maximum, most, isSet),
    };

    private static int[] Read(ArgumentResult result, string name, int minimum, int maximum, int most, bool isSet)
    {
        string[] texts = result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
        int[] counts = [.. texts.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : minimum - 1)];
        int wrong = Array.FindIndex(counts, count => count < minimum || count > maximum);
        if (wrong >= 0)
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: '{texts[wrong]}' does not fit; expected whole numbers from {minimum} to {maximum}, separated by commas"));
        else if (counts.Length > most)
            result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: has {counts.Length} numbers; expected at most {most}"));
        else if (isSet && counts.Distinct().Count() < counts.Length)
            result.AddError($"{name}: {counts.GroupBy(count => count).First(group => group.Count() > 1).Key.ToString(CultureInfo.InvariantCulture)} comes twice; expected each number once");
        return counts;
    }
}
