using System.Text;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes the graph of a scene in Graphviz's DOT language, to be laid out there; ids and order are those of the scene.</summary>
public sealed class DotWriter : ISceneWriter
{
    /// <inheritdoc/>
    public string Extension => "dot";

    /// <inheritdoc/>
    public void Write(Scene scene, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(output);
        var dot = new StringBuilder("digraph {\n");
        dot.Append("  graph [label=").Append(Quote(scene.Title)).Append(", labelloc=t, rankdir=LR];\n");
        dot.Append("  node [fontname=\"Times New Roman\", style=filled];\n");
        foreach (var node in scene.Nodes)
            WriteNode(dot, node, scene.Style);
        foreach (var edge in scene.Edges)
            WriteEdge(dot, edge);
        output.Write(dot.Append("}\n").ToString());
    }

    private static void WriteNode(StringBuilder dot, SceneNode node, SceneStyle style)
    {
        var lines = node.Texts.Select(text => text.Kind == TextKind.Name ? node.Source.Label : text.Source);
        dot.Append("  ").Append(Quote(node.Id)).Append(" [label=").Append(Quote(string.Join("\n", lines.Select(MathParser.Printable))));
        dot.Append(", shape=").Append(style == SceneStyle.MakeDot ? "box" : ShapeOf(node.Source.Role));
        dot.Append(", fillcolor=").Append(Quote(style == SceneStyle.MakeDot ? MakeDotColour(node.Source.Role) : Palette.Light.Of(node.Source.Role).Fill)).Append("];\n");
    }

    private static void WriteEdge(StringBuilder dot, SceneEdge edge)
    {
        dot.Append("  ").Append(Quote(edge.From)).Append(" -> ").Append(Quote(edge.To));
        if (edge.Texts.Count > 0)
            dot.Append(" [label=").Append(Quote(string.Join("\n", edge.Texts.Select(text => text.Source)))).Append(']');
        dot.Append(";\n");
    }

    // In a quoted DOT string a backslash begins an escape and only quotes and backslashes need one.
    private static string Quote(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";

    private static string MakeDotColour(BoxRole role) => role switch
    {
        BoxRole.Output => "darkolivegreen1",
        BoxRole.Operation or BoxRole.Intermediate => "lightgrey",
        _ => "lightblue",
    };

    private static string ShapeOf(BoxRole role) => role switch
    {
        BoxRole.Parameter => "hexagon",
        BoxRole.Input => "box",
        BoxRole.State or BoxRole.Constant => "octagon",
        BoxRole.Operation => "circle",
        BoxRole.Output => "doubleoctagon",
        _ => "ellipse",
    };
}
