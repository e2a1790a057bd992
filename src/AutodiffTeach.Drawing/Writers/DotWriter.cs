using System.Globalization;
using System.Text;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Writes the graph of a scene in Graphviz's DOT language, to be laid out there. Nodes are named by their ids, nodes and edges have the ids
/// and classes of the SVG, both have its order, time steps are clusters, and labels are HTML-like.
/// </summary>
/// <param name="theme">The colours; automatic means light.</param>
public sealed class DotWriter(Theme theme = Theme.Auto) : ISceneWriter
{
    private const double NameSize = 16;
    private const double NumberSize = 12;

    private readonly Palette _palette = Palette.For(theme);
    private readonly TaggedText _labels = new(Escape, '"');

    /// <inheritdoc/>
    public string Extension => "dot";

    /// <inheritdoc/>
    public void Write(Scene scene, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(output);
        var dot = new StringBuilder("digraph {\n");
        var prefix = Markup.Identifier(FigureId.Of(scene, theme));
        WriteDefaults(dot, scene, prefix);
        foreach (var node in scene.Nodes)
            WriteNode(dot, node, SvgIds.Of(node, prefix), scene.Style == SceneStyle.MakeDot);
        foreach (var band in scene.Bands)
            WriteBand(dot, band, scene.Nodes.Where(node => node.Time == band.Time));
        foreach (var edge in scene.Edges)
            WriteEdge(dot, edge, SvgIds.Of(edge, prefix));
        output.Write(dot.Append("}\n").ToString());
    }

    private void WriteDefaults(StringBuilder dot, Scene scene, string prefix)
    {
        var lines = scene.Notes.Select(_labels.Of).Prepend(scene.Title.Length == 0 ? "&#160;" : Escape(scene.Title));
        dot.Append("  graph [id=").Append(Quote(prefix)).Append(", label=<").AppendJoin("<br/>", lines).Append(">, labelloc=t, ").Append(scene.Style == SceneStyle.MakeDot ? "ranksep=0.1" : "rankdir=LR").Append(", tooltip=").Append(Quote(scene.Description));
        dot.Append(CultureInfo.InvariantCulture, $", bgcolor=\"{_palette.Paper}\", fontcolor=\"{_palette.Ink}\"];\n");
        dot.Append(CultureInfo.InvariantCulture, $"  node [fontcolor=\"{_palette.Ink}\", style=filled];\n");
        dot.Append(CultureInfo.InvariantCulture, $"  edge [fontcolor=\"{_palette.Ink}\", fontsize=12, color=\"{_palette.Wire}\", arrowsize=0.8];\n");
    }

    private void WriteNode(StringBuilder dot, SceneNode node, string id, bool isMakeDot)
    {
        var (fill, border) = _palette.Of(node.Source.Role, isMakeDot ? SceneStyle.MakeDot : SceneStyle.Default);
        if (MakeDotColours.FillOf(node.Source.Role) is var known && fill == known.Hex)
            fill = known.Name;
        dot.Append("  ").Append(Name(node.Id)).Append(" [id=").Append(Quote(id)).Append(", class=").Append(Quote(SvgIds.ClassOf(node)));
        dot.Append(", label=<").Append(LabelOf(node.Texts, node.Emphasis, isMakeDot)).Append(">, ").Append(ShapeOf(node, isMakeDot));
        var isDim = node.Emphasis == Emphasis.Dimmed;
        dot.Append(CultureInfo.InvariantCulture, $", fillcolor=\"{(isDim ? _palette.Paper : fill)}\", color=\"{Coloured(node.Emphasis, node.Strands is [var single] ? [single] : [], border)}\"{Width(node.Emphasis, 2.6)}];\n");
    }

    private void WriteBand(StringBuilder dot, SceneBand band, IEnumerable<SceneNode> nodes)
    {
        dot.Append("  subgraph ").Append(Quote(FormattableString.Invariant($"cluster_{band.Time}"))).Append(" {\n");
        dot.Append("    graph [label=<").Append(_labels.Of(band.Label.Text)).Append(CultureInfo.InvariantCulture, $">, tooltip=\"\", style=dotted, color=\"{_palette.Dim}\", fontcolor=\"{_palette.Wire}\"];\n");
        foreach (var node in nodes)
            dot.Append("    ").Append(Name(node.Id)).Append(";\n");
        dot.Append("  }\n");
    }

    private void WriteEdge(StringBuilder dot, SceneEdge edge, string id)
    {
        dot.Append("  ").Append(Name(edge.From)).Append(" -> ").Append(Name(edge.To)).Append(" [id=").Append(Quote(id));
        dot.Append(", class=").Append(Quote(SvgIds.ClassOf(edge)));
        if (edge.Texts.Count > 0)
            dot.Append(", label=<").Append(LabelOf(edge.Texts, edge.Emphasis, isMakeDot: false)).Append('>');
        if (edge.Emphasis != Emphasis.Normal)
            dot.Append(CultureInfo.InvariantCulture, $", color=\"{Coloured(edge.Emphasis, edge.Strands, _palette.Wire)}\"{Width(edge.Emphasis, 2.4)}");
        if (edge.Source.IsBroken || edge.IsDelayed)
            dot.Append(", style=dashed");
        else if (edge.Strands is [var only] && StrandLine.DashesOf(only) is [var dash, ..])
            dot.Append(dash < 4 ? ", style=dotted" : ", style=dashed");
        dot.Append("];\n");
    }

    private string LabelOf(IEnumerable<SceneText> texts, Emphasis emphasis, bool isMakeDot) =>
        string.Join("<br/>", texts.Select(text => _labels.Of(text, _palette.Of(text, emphasis, isMakeDot), text.Kind == TextKind.Name ? NameSize : NumberSize)));

    // Several colours between colons are lines side by side.
    private string Coloured(Emphasis emphasis, IReadOnlyList<int> strands, string usual) => emphasis switch
    {
        Emphasis.Strong when strands.Count > 0 => string.Join(':', strands.Select(strand => StrandLine.ColourOf(strand, _palette)).Distinct()),
        Emphasis.Strong => _palette.Strong,
        Emphasis.Dimmed => _palette.Dim,
        _ => usual,
    };

    private static string Width(Emphasis emphasis, double strong) => emphasis == Emphasis.Strong ? $", penwidth={Markup.Number(strong)}" : "";

    private static string ShapeOf(SceneNode node, bool isMakeDot) => node.Shape switch
    {
        NodeShape.Rectangle when node.Source.IsBroken => "shape=box, style=\"filled,dashed\"",
        NodeShape.RoundedRectangle when node.Source.IsBroken => "shape=box, style=\"filled,rounded,dashed\"",
        NodeShape.Rectangle => "shape=box",
        NodeShape.Hexagon => "shape=hexagon",
        NodeShape.Pill => "shape=ellipse",
        NodeShape.CutRectangle => $"shape=octagon, style=\"filled,{(node.Source.Role == BoxRole.Constant ? "dotted" : "dashed")}\"",
        NodeShape.DoubleRectangle => "shape=box, peripheries=2, style=\"filled,rounded\"",
        _ => "shape=box, style=\"filled,rounded\"",
    } + (isMakeDot ? ", fontsize=12, height=0.2" : "");

    // In a quoted string a backslash begins an escape, and only quotes and backslashes need one.
    private static string Quote(string text) =>
        "\"" + MathParser.Printable(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    // What cannot be printed stays in a name as its code point, so that different names stay different.
    private static string Name(string id)
    {
        var name = new StringBuilder("\"");
        foreach (var letter in id)
        {
            var text = letter.ToString();
            if (letter is '"' or '\\')
                name.Append('\\').Append(letter);
            else if (char.IsSurrogate(letter) ? Rune.IsValid(letter) : MathParser.Printable(text) == text)
                name.Append(letter);
            else
                name.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
        }

        return name.Append('"').ToString();
    }

    // In HTML-like labels a backslash may begin an escape too.
    private static string Escape(string text) => Markup.Escape(text).Replace("\\", "&#92;", StringComparison.Ordinal);
}
