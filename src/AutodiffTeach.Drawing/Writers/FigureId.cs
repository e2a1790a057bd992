using System.Globalization;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>An id for a picture that depends on what it shows and on nothing else: a hash (FNV-1a) of its content.</summary>
internal sealed class FigureId
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    private ulong _hash = Offset;

    private FigureId()
    {
    }

    /// <summary><c>figure-</c> and ten digits; two different pictures have the same one with a chance of 2⁻⁴⁰.</summary>
    public static string Of(Scene scene, Theme theme)
    {
        var id = new FigureId();
        id.Add($"{theme} {scene.Style}");
        id.Add(scene.Title);
        id.Add(new Point(scene.Size.Width, scene.Size.Height));
        foreach (var node in scene.Nodes)
            id.Add(node);
        foreach (var edge in scene.Edges)
            id.Add(edge);
        id.Add(scene.Notes);
        return id.Text();
    }

    /// <summary>The id of a picture that is known by its whole text.</summary>
    public static string Of(string text)
    {
        var id = new FigureId();
        id.Add(text);
        return id.Text();
    }

    private string Text() => "figure-" + (_hash & 0xff_ffff_ffff).ToString("x10", CultureInfo.InvariantCulture);

    private void Add(SceneNode node)
    {
        Add(node.Id);
        Mix((ulong)node.Source.Role << 8 | (ulong)node.Emphasis);
        Add(new Point(node.Region.Left, node.Region.Top));
        Add(node.Texts);
    }

    private void Add(SceneEdge edge)
    {
        Mix((ulong)edge.Emphasis);
        Add(edge.Curve.Start);
        foreach (var segment in edge.Curve.Segments)
            Add(segment.End);
        Add(edge.Texts);
    }

    private void Add(IReadOnlyList<SceneText> texts)
    {
        Mix((ulong)texts.Count);
        foreach (var text in texts)
        {
            Mix((ulong)text.Kind << 8 | (text.IsBlank ? 1UL : 0));
            Add(text.Source);
            Add(text.Placed.Origin);
        }
    }

    private void Add(string text)
    {
        foreach (var letter in text)
            Mix(letter);
        Mix('\uffff');
    }

    // To a hundredth of a pixel, as it is written.
    private void Add(Point point)
    {
        Mix((ulong)(long)Math.Round(point.X * 100));
        Mix((ulong)(long)Math.Round(point.Y * 100));
    }

    private void Mix(ulong value) => _hash = (_hash ^ value) * Prime;
}
