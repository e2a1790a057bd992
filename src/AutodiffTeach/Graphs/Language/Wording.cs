using System.Globalization;

namespace AutodiffTeach.Graphs.Language;

/// <summary>Numbers in the sentences of messages.</summary>
internal static class Wording
{
    /// <summary><c>no value</c>, <c>1 value</c>, <c>1,000 values</c>.</summary>
    public static string Quantity(long count, string noun, string? plural = null) => count switch
    {
        0 => $"no {noun}",
        1 => $"1 {noun}",
        _ => $"{Number(count)} {plural ?? noun + "s"}",
    };

    /// <summary><c>20,000,000</c>.</summary>
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
