using System.Globalization;
using System.Text;
using AutodiffTeach.Drawing.Charts.Colours;
using AutodiffTeach.Drawing.Charts.Marks;
using AutodiffTeach.Drawing.Charts.Plots;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Charts;

/// <summary>The style sheet of a chart, every rule bound to the picture's id; only paints in use are written.</summary>
internal sealed class ChartStyleSheet(string prefix, Theme theme)
{
    private readonly SortedSet<string> _used = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Paint> _paints = new(StringComparer.Ordinal);
    private readonly string _root = "#" + prefix.Replace(".", "\\.", StringComparison.Ordinal);

    /// <summary>The class of lines of a paint.</summary>
    public static string Stroke(Paint paint) => "s-" + Name(paint);

    /// <summary>The class of what is filled with a paint.</summary>
    public static string Fill(Paint paint) => "f-" + Name(paint);

    public void Use(Paint paint)
    {
        if (_used.Add(Name(paint)))
            _paints.Add(Name(paint), paint);
    }

    public string Write()
    {
        Use(Paint.Muted);
        var css = new StringBuilder();
        Rule(css, "text", "font-family: \"Times New Roman\", \"Liberation Serif\", Tinos, \"Nimbus Roman\", serif; white-space: pre");
        Rule(css, ".line", "fill: none; stroke-linejoin: round");
        Rule(css, ".hollow", "stroke-width: 1.4");
        Rule(css, ".pixels", "image-rendering: pixelated");
        WriteColours(css, theme == Theme.Dark ? Theme.Dark : theme == Theme.Print ? Theme.Print : Theme.Light);
        if (theme == Theme.Auto)
        {
            css.Append("@media (prefers-color-scheme: dark) {\n");
            WriteColours(css, Theme.Dark);
            css.Append("}\n");
        }

        return css.ToString();
    }

    private void WriteColours(StringBuilder css, Theme shown)
    {
        var palette = shown switch { Theme.Dark => Palette.Dark, Theme.Print => Palette.Print, _ => Palette.Light };
        Rule(css, ".paper", $"fill: {palette.Paper}");
        Rule(css, ".hollow", $"fill: {palette.Paper}");
        foreach (var name in _used)
        {
            var colour = ColourOf(_paints[name], palette, shown);
            Rule(css, ".f-" + name, $"fill: {colour}");
            Rule(css, ".s-" + name, $"stroke: {colour}");
        }
    }

    private void Rule(StringBuilder css, string selector, string declarations) =>
        css.Append(_root).Append(' ').Append(selector).Append(" { ").Append(declarations).Append(" }\n");

    private static string ColourOf(Paint paint, Palette palette, Theme shown) => paint.Kind switch
    {
        PaintKind.Ink => palette.Ink,
        PaintKind.Muted => palette.Wire,
        // Fainter than any line of a picture: a grid helps the eye and says nothing itself.
        PaintKind.Faint => shown switch { Theme.Dark => "#363f49", Theme.Print => "#d4d4d4", _ => "#d9dee4" },
        PaintKind.Series => SeriesColours.Of(shown)[paint.Index % SeriesLook.ColourCount],
        _ => ColourRamp.IsLight(ColourRamp.Of(paint.Map, shown == Theme.Print)[paint.Index]) ? "#000000" : "#ffffff",
    };

    private static string Name(Paint paint) => paint.Kind switch
    {
        PaintKind.Ink => "ink",
        PaintKind.Muted => "muted",
        PaintKind.Faint => "faint",
        PaintKind.Series => paint.Index.ToString(CultureInfo.InvariantCulture),
        _ => $"on-{((int)paint.Map).ToString(CultureInfo.InvariantCulture)}-{(Shade(paint, false) ? "b" : "w")}{(Shade(paint, true) ? "b" : "w")}",
    };

    // Black or white, on screen and in print: four classes for all levels.
    private static bool Shade(Paint paint, bool isPrint) => ColourRamp.IsLight(ColourRamp.Of(paint.Map, isPrint)[paint.Index]);
}
