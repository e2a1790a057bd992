using System.Globalization;
using System.Text;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Writes the graph of a scene as a Mermaid flowchart, to be laid out there. Nodes are named by their ids: what is neither an ASCII letter, a
/// digit nor an underscore becomes its code point between dots (<c>U.40.1</c>), and so does the first letter of a word that Mermaid
/// reserves (<c>.65.nd</c> for <c>end</c>). Order is that of the scene, time steps are subgraphs. Mermaid's own limit is 500 edges.
/// </summary>
/// <param name="theme">The colours; automatic means light.</param>
public sealed class MermaidWriter(Theme theme = Theme.Auto) : ISceneWriter
{
    private readonly Palette _palette = Palette.For(theme);
    private readonly TaggedText _labels = new(MermaidText.Escape, '\'');

    /// <inheritdoc/>
    public string Extension => "mmd";

    /// <inheritdoc/>
    public void Write(Scene scene, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(output);
        var mermaid = new StringBuilder();
        mermaid.Append("---\ntitle: ").Append(MermaidText.Quote(scene.Title)).Append("\n---\nflowchart LR\n");
        mermaid.Append("  accTitle: ").Append(MermaidText.Line(scene.Title)).Append("\n  accDescr: ").Append(MermaidText.Line(scene.Description)).Append('\n');
        foreach (var node in scene.Nodes)
            WriteNode(mermaid, node, scene.Style == SceneStyle.MakeDot);
        foreach (var band in scene.Bands)
            WriteBand(mermaid, band, NodesOf(band, scene));
        foreach (var edge in scene.Edges)
            WriteEdge(mermaid, edge);
        for (var i = 0; i < scene.Notes.Count; i++)
            mermaid.Append(CultureInfo.InvariantCulture, $"  {MermaidText.NoteName(i)}[\"{LabelOf([scene.Notes[i]], Emphasis.Normal, isMakeDot: false)}\"]:::note\n");
        WriteClasses(mermaid, scene);
        output.Write(mermaid.ToString());
    }

    private void WriteNode(StringBuilder mermaid, SceneNode node, bool isMakeDot)
    {
        var (open, close) = BracketsOf(node.Shape);
        var label = LabelOf(node.Texts, node.Emphasis, isMakeDot);
        mermaid.Append(CultureInfo.InvariantCulture, $"  {MermaidText.Name(node.Id)}{open}\"{label}\"{close}:::{ClassOf(node)}\n");
    }

    private void WriteBand(StringBuilder mermaid, SceneBand band, IEnumerable<SceneNode> nodes)
    {
        string[] names = [.. nodes.Select(node => MermaidText.Name(node.Id))];
        if (names.Length == 0)
            return;
        mermaid.Append(CultureInfo.InvariantCulture, $"  subgraph {MermaidText.BandName(band.Time)}[\"{_labels.Of(band.Label.Text)}\"]\n");
        foreach (var name in names)
            mermaid.Append("    ").Append(name).Append('\n');
        mermaid.Append("  end\n");
    }

    private static IEnumerable<SceneNode> NodesOf(SceneBand band, Scene scene) => scene.Nodes.Where(node => node.Time == band.Time);

    private void WriteEdge(StringBuilder mermaid, SceneEdge edge)
    {
        var label = LabelOf(edge.Texts, edge.Emphasis, isMakeDot: false);
        mermaid.Append("  ").Append(MermaidText.Name(edge.From)).Append(label.Length == 0 ? " --> " : $" -->|\"{label}\"| ").Append(MermaidText.Name(edge.To)).Append('\n');
    }

    private string LabelOf(IEnumerable<SceneText> texts, Emphasis emphasis, bool isMakeDot) => string.Join("<br/>", texts.Select(text =>
        MermaidText.KeepBlanks(text.Kind == TextKind.Name ? _labels.Of(text) : _labels.Of(text, _palette.Of(text, emphasis, isMakeDot)))));

    private void WriteClasses(StringBuilder mermaid, Scene scene)
    {
        foreach (var node in scene.Nodes.DistinctBy(ClassOf).OrderBy(ClassOf, StringComparer.Ordinal))
            mermaid.Append(CultureInfo.InvariantCulture, $"  classDef {ClassOf(node)} {StyleOf(node, scene.Style)}\n");
        if (scene.Bands.Count > 0)
        {
            mermaid.Append("  class ").AppendJoin(',', scene.Bands.Where(band => NodesOf(band, scene).Any()).Select(band => MermaidText.BandName(band.Time))).Append(" step\n");
            mermaid.Append(CultureInfo.InvariantCulture, $"  classDef step fill:none,stroke:{_palette.Dim},stroke-dasharray:2 5,color:{_palette.Wire}\n");
        }

        if (scene.Notes.Count > 0)
            mermaid.Append(CultureInfo.InvariantCulture, $"  classDef note fill:none,stroke:none,color:{_palette.Ink}\n");
        WriteLinkStyle(mermaid, scene.Edges, edge => edge.Source.IsBroken || edge.IsDelayed, "stroke-dasharray:5 3");
        foreach (var strands in scene.Edges.Where(edge => edge.Emphasis == Emphasis.Strong).GroupBy(edge => edge.Strands is [var only] ? only : 0).OrderBy(group => group.Key))
            WriteLinkStyle(mermaid, scene.Edges, strands.Contains, $"stroke:{StrandLine.ColourOf(strands.Key, _palette)},stroke-width:2.4px{Dashes(strands.Key)}");
        WriteLinkStyle(mermaid, scene.Edges, edge => edge.Emphasis == Emphasis.Dimmed, $"stroke:{_palette.Dim},stroke-width:1px");
    }

    private string StyleOf(SceneNode node, SceneStyle style)
    {
        var isMakeDot = style == SceneStyle.MakeDot;
        var (fill, border) = _palette.Of(node.Source.Role, style);
        var dashes = node.Source.IsBroken ? ",stroke-dasharray:5 3" : isMakeDot ? "" : node.Source.Role switch { BoxRole.State => ",stroke-dasharray:5 2.5", BoxRole.Constant => ",stroke-dasharray:1.5 2.5", _ => "" };
        return node.Emphasis switch
        {
            Emphasis.Strong => $"fill:{fill},stroke:{StrandColour(node.Strands)},stroke-width:2.6px,color:{_palette.Ink}{dashes}",
            Emphasis.Dimmed => $"fill:{_palette.Paper},stroke:{_palette.Dim},color:{_palette.Wire}{dashes}",
            _ => $"fill:{fill},stroke:{border},color:{_palette.Ink}{dashes}",
        };
    }

    private string StrandColour(IReadOnlyList<int> strands) => StrandLine.ColourOf(strands is [var only] ? only : 0, _palette);

    private static string Dashes(int strand) =>
        StrandLine.DashesOf(strand) is { Count: > 0 } dashes ? ",stroke-dasharray:" + string.Join(' ', dashes.Select(Markup.Number)) : "";

    private static void WriteLinkStyle(StringBuilder mermaid, IReadOnlyList<SceneEdge> edges, Func<SceneEdge, bool> isMeant, string style)
    {
        int[] links = [.. Enumerable.Range(0, edges.Count).Where(i => isMeant(edges[i]))];
        if (links.Length > 0)
            mermaid.Append("  linkStyle ").AppendJoin(",", links.Select(link => Markup.Number(link))).Append(' ').Append(style).Append('\n');
    }

    private static string ClassOf(SceneNode node) =>
        SvgStyleSheet.NameOf(node.Source.Role) + node.Emphasis switch { Emphasis.Strong => "Strong", Emphasis.Dimmed => "Dim", _ => "" } + (node.Strands is [> 0 and var only] ? Markup.Number(only) : "") + (node.Source.IsBroken ? "Broken" : "");

    // The shapes that every version of Mermaid has.
    private static (string Open, string Close) BracketsOf(NodeShape shape) => shape switch
    {
        NodeShape.Rectangle => ("[", "]"),
        NodeShape.Pill => ("([", "])"),
        NodeShape.Hexagon => ("{{", "}}"),
        NodeShape.CutRectangle => ("[/", "\\]"),
        NodeShape.DoubleRectangle => ("[[", "]]"),
        _ => ("(", ")"),
    };
}
