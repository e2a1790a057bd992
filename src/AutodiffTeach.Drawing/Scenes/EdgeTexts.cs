namespace AutodiffTeach.Drawing.Scenes;

/// <summary>The texts on an edge: its direct partial, below it what flows back along it.</summary>
internal static class EdgeTexts
{
    private const double Size = 12;

    public static TextBlock Of(SketchEdge edge, SceneOptions options)
    {
        var texts = new TextBlock();
        var partial = Text(options.Partials, edge.Partial, edge.PartialValue?.ToLabel(options.Digits));
        texts.Add(TextKind.Partial, partial, Size, edge.Blanks.Contains(TextKind.Partial));
        var product = Text(options.Products, edge.Product, ProductOf(edge, options.Digits));
        texts.Add(TextKind.Product, product, Size, edge.Blanks.Contains(TextKind.Product));
        return texts;
    }

    /// <summary>True where the partial of the edge is shown as a number.</summary>
    public static bool ShowsNumber(SketchEdge edge, SceneOptions options) => options.Partials == PartialDisplay.Numbers && edge.PartialValue is not null;

    // The number where numbers are asked for and it is known, else the symbols.
    private static string? Text(PartialDisplay display, string? symbols, string? number) => display switch
    {
        PartialDisplay.None => null,
        PartialDisplay.Numbers => number ?? symbols,
        _ => symbols,
    };

    private static string? ProductOf(SketchEdge edge, int digits)
    {
        if (edge.ProductValue is not { } product)
            return null;
        return edge.Upstream is { Rank: 0 } upstream && edge.PartialValue is { Rank: 0 } partial
            ? $"{upstream.ToLabel(digits)} · {Factor(partial.ToLabel(digits))} = {product.ToLabel(digits)}"
            : product.ToLabel(digits);
    }

    private static string Factor(string number) => number.StartsWith('−') ? "(" + number + ")" : number;
}
