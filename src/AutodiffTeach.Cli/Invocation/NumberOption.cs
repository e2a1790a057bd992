using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace AutodiffTeach.Cli.Invocation;

/// <summary>Makes options with a real number.</summary>
internal static class NumberOption
{
    /// <summary>An option that may be left out.</summary>
    public static Option<double?> Create(string name, string description, double minimum = double.NegativeInfinity, double maximum = double.PositiveInfinity) => new(name)
    {
        HelpName = "number",
        Description = description,
        CustomParser = result => Read(result, name, minimum, maximum),
    };

    private static double? Read(ArgumentResult result, string name, double minimum, double maximum)
    {
        string text = result.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && number >= minimum && number <= maximum)
            return number;
        result.AddError($"{name}: '{text}' does not fit; expected {Range(minimum, maximum)}");
        return null;
    }

    private static string Range(double minimum, double maximum) => (double.IsFinite(minimum), double.IsFinite(maximum)) switch
    {
        (true, true) => string.Create(CultureInfo.InvariantCulture, $"a number from {minimum} to {maximum}"),
        (true, false) => string.Create(CultureInfo.InvariantCulture, $"a number, {minimum} or more"),
        (false, true) => string.Create(CultureInfo.InvariantCulture, $"a number, {maximum} or less"),
        _ => "a number such as 0.5",
    };
}
