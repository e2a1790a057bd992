using System.Globalization;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>An id for a picture that depends on what it shows and on nothing else.</summary>
internal static class FigureId
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary><c>figure-</c> and ten digits; two different pictures have the same one with a chance of 2⁻⁴⁰.</summary>
    public static string Of(Scene scene, Theme theme)
    {
        var hash = Offset;
        foreach (var text in ContentOf(scene).Prepend(theme.ToString()))
        {
            foreach (var letter in text)
                hash = (hash ^ letter) * Prime;
            hash = (hash ^ '\uffff') * Prime;
        }

        return "figure-" + (hash & 0xff_ffff_ffff).ToString("x10", CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> ContentOf(Scene scene)
    {
        yield return scene.Title;
        yield return scene.Style.ToString();
        yield return Markup.Number(scene.Size.Width) + " " + Markup.Number(scene.Size.Height);
        foreach (var node in scene.Nodes)
        {
            yield return $"{node.Id} {node.Source.Role} {node.Emphasis} {node.Texts.Count}";
            yield return Markup.Number(node.Region.Left) + " " + Markup.Number(node.Region.Top);
            foreach (var text in node.Texts)
                yield return text.Source;
        }

        foreach (var edge in scene.Edges)
        {
            yield return $"{edge.From} {edge.To} {edge.Emphasis} {edge.Texts.Count}";
            foreach (var text in edge.Texts)
                yield return text.Source;
        }

        foreach (var note in scene.Notes)
            yield return note.Source;
    }
}
