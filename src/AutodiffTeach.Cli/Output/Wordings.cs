namespace AutodiffTeach.Cli.Output;

/// <summary>Pieces of English.</summary>
internal static class Wordings
{
    /// <summary><c>a</c>, <c>a or b</c>, <c>a, b or c</c>.</summary>
    public static string Or(IEnumerable<string> items) => List([.. items], "or");

    /// <summary><c>a</c>, <c>a and b</c>, <c>a, b and c</c>.</summary>
    public static string And(IEnumerable<string> items) => List([.. items], "and");

    /// <summary>The first few of many names, the rest as an ellipsis.</summary>
    public static string Or(IReadOnlyList<string> items, int limit) =>
        items.Count <= limit ? Or(items) : $"{string.Join(", ", items.Take(limit))}, …";

    private static string List(string[] all, string last) => all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} {last} {all[^1]}";
}
