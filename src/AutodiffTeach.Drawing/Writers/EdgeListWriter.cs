using System.Text;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>
/// Writes a scene as plain text for those who do not see pictures: title, description, then every node and every edge on a line of
/// its own with all texts that the picture shows, in the order of the computation.
/// </summary>
public sealed class EdgeListWriter : ISceneWriter
{
    private const string Blank = "____";

    /// <inheritdoc/>
    public string Extension => "txt";

    /// <inheritdoc/>
    public void Write(Scene scene, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(output);
        output.Write($"{PrintableText.Of(scene.Title)}\n\n{PrintableText.Of(scene.Description)}\n\n{ListOf(scene)}");
    }

    /// <summary>The lines of the nodes, the edges and the notes.</summary>
    internal static string ListOf(Scene scene)
    {
        var list = new StringBuilder("Nodes:\n");
        foreach (var node in scene.Nodes)
            WriteLine(list, PrintableText.Of(node.Id), node.Source.Words is not null ? [node.Name, .. Marks(node.Emphasis)] : [SvgStyleSheet.NameOf(node.Source.Role), .. node.Texts.Where(text => text.IsBlank || text.Source != node.Id).Select(Words), .. Marks(node.Emphasis)]);
        if (scene.Edges.Count > 0)
            list.Append("Edges:\n");
        foreach (var edge in scene.Edges)
            WriteLine(list, PrintableText.Of(edge.From) + " -> " + PrintableText.Of(edge.To), edge.Source.Words is not null ? [edge.Name, .. Marks(edge.Emphasis)] : [.. edge.Texts.Select(Words), .. Marks(edge.Emphasis)]);
        if (scene.Notes.Count > 0)
            list.Append("Notes:\n");
        foreach (var note in scene.Notes)
            WriteLine(list, note.IsBlank ? Blank : note.Source, []);
        return list.ToString();
    }

    private static void WriteLine(StringBuilder list, string name, IReadOnlyList<string> details)
    {
        list.Append("- ").Append(name);
        if (details.Count > 0)
            list.Append(": ").AppendJoin("; ", details);
        list.Append('\n');
    }

    private static string Words(SceneText text) => SvgStyleSheet.NameOf(text.Kind) + " " + (text.IsBlank ? Blank : text.Source);

    private static string[] Marks(Emphasis emphasis) => emphasis == Emphasis.Strong ? ["highlighted"] : [];
}
