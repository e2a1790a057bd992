using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Cli.Models;

/// <summary>Reads what is to be left blank: whole kinds such as <c>values</c>, single texts such as <c>h_1.value</c> or <c>U->h_1.partial</c>.</summary>
internal static class BlankList
{
    private static readonly (string All, string One, TextKind Kind, bool IsOfEdge)[] Words =
    [
        ("values", "value", TextKind.Value, false),
        ("gradients", "gradient", TextKind.Gradient, false),
        ("partials", "partial", TextKind.Partial, true),
        ("products", "product", TextKind.Product, true),
        ("names", "name", TextKind.Name, false),
    ];

    /// <summary>The blanks of the items.</summary>
    /// <param name="items">The items of a command line, commas between them.</param>
    /// <param name="sketch">The sketch in which single texts are blanked.</param>
    /// <param name="idOf">The id of a node by one of its names; tells where there is none.</param>
    /// <exception cref="InputException">An item is not understood, or names an edge that is not there.</exception>
    public static Blanks Read(IEnumerable<string> items, Sketch sketch, Func<string, string> idOf)
    {
        var kinds = new HashSet<TextKind>();
        var nodes = new HashSet<(string, TextKind)>();
        var edges = new HashSet<(string, string, TextKind)>();
        foreach (string item in items.SelectMany(Split))
        {
            if (Words.FirstOrDefault(word => word.All == item) is { All: not null } whole)
                kinds.Add(whole.Kind);
            else if (Single(item) is not var (name, word))
                throw Unknown(item);
            else if (word.IsOfEdge)
                edges.Add(EdgeOf(item, name, word.Kind, sketch, idOf));
            else
                nodes.Add((idOf(name), word.Kind));
        }

        return new Blanks { Kinds = kinds, OfNodes = nodes, OfEdges = edges };
    }

    private static (string Name, (string All, string One, TextKind Kind, bool IsOfEdge) Word)? Single(string item)
    {
        int point = item.LastIndexOf('.');
        var word = Words.FirstOrDefault(word => point > 0 && word.One == item[(point + 1)..]);
        return word.One is null ? null : (item[..point].Trim(), word);
    }

    private static (string From, string To, TextKind Kind) EdgeOf(string item, string name, TextKind kind, Sketch sketch, Func<string, string> idOf)
    {
        if (name.Replace("→", "->", StringComparison.Ordinal).Split("->", StringSplitOptions.TrimEntries) is not [var from, var to])
            throw Unknown(item);
        (from, to) = (idOf(from), idOf(to));
        return sketch.Edges.Any(edge => edge.From == from && edge.To == to)
            ? (from, to, kind)
            : throw new InputException($"--blank: the picture has no edge {from} → {to}; expected {Wordings.Or([.. sketch.Edges.Select(edge => $"{edge.From}->{edge.To}").Distinct()], 8)}");
    }

    // Commas in braces and brackets belong to names: a_{1,2}, a[1,2].
    private static IEnumerable<string> Split(string items)
    {
        int start = 0, depth = 0;
        for (int i = 0; i <= items.Length; i++)
        {
            if (i < items.Length && (items[i] != ',' || depth > 0))
            {
                depth += items[i] is '{' or '[' ? 1 : items[i] is '}' or ']' ? -1 : 0;
                continue;
            }

            yield return items[start..i].Trim();
            start = i + 1;
        }
    }

    private static InputException Unknown(string item) =>
        new($"--blank: unknown item '{item}'; expected {Wordings.Or(Words.Select(word => word.All))}, or a single one such as h_1.value, h_1.name or U->h_1.partial");
}
