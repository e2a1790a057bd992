using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using AutodiffTeach.Cli.Output;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>Makes options with a whole number.</summary>
internal static class CountOption
{
    private const int LongestList = 10;

    public static Option<int> Create(string name, string description, int minimum, int maximum, int fallback) => new(name)
    {
        HelpName = "number",
        Description = description,
        DefaultValueFactory = _ => fallback,
        CustomParser = result => Read(result, name, minimum, maximum),
    };

    /// <summary>An option that may be left out.</summary>
    public static Option<int?> CreateOptional(string name, string description, int minimum, int maximum) => new(name)
    {
        HelpName = "number",
        Description = description,
        CustomParser = result => Read(result, name, minimum, maximum),
    };

    private static int Read(ArgumentResult result, string name, int minimum, int maximum)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count >= minimum && count <= maximum)
            return count;
        result.AddError($"{name}: '{text}' does not fit; expected {Range(minimum, maximum)}");
        return minimum;
    }

    private static string Range(int minimum, int maximum) => maximum switch
    {
        int.MaxValue => string.Create(CultureInfo.InvariantCulture, $"{minimum} or more"),
        _ when maximum - minimum >= LongestList => string.Create(CultureInfo.InvariantCulture, $"a whole number from {minimum} to {maximum}"),
        _ => Wordings.Or(Enumerable.Range(minimum, maximum - minimum + 1).Select(number => number.ToString(CultureInfo.InvariantCulture))),
    };
}
