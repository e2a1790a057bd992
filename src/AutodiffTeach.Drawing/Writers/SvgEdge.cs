using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes an edge: its line, the arrow head that ends it, and its label on a patch of paper.</summary>
internal static class SvgEdge
{
    private const double HeadLength = 8.5;
    private const double HeadHalfWidth = 3.3;
    private const double HeadNotch = 6.5;
    private const double HaloMargin = 2;

    public static void Write(Markup svg, SceneEdge edge, string id)
    {
        var emphasis = edge.Emphasis switch { Emphasis.Strong => " strong", Emphasis.Dimmed => " dim", _ => "" };
        svg.Open("g").Attribute("id", id).Attribute("class", "edge" + emphasis).Content();
        svg.Open("title").Text(edge.Name).Close();
        WriteLine(svg, edge.Curve);
        foreach (var text in edge.Texts)
            WriteText(svg, text);
        svg.Close();
    }

    /// <summary>The line and its head alone.</summary>
    public static void WriteLine(Markup svg, Curve curve)
    {
        svg.Open("path").Attribute("class", "wire").Attribute("d", SvgPath.Data(Shorten(curve))).Close();
        svg.Open("path").Attribute("class", "head").Attribute("d", Head(curve)).Close();
    }

    /// <summary>A text of an edge on its patch of paper.</summary>
    public static void WriteText(Markup svg, SceneText text)
    {
        var halo = text.Placed.Region.Grow(HaloMargin);
        svg.Open("rect").Attribute("class", "halo").Attribute("x", halo.Left).Attribute("y", halo.Top).Attribute("width", halo.Width).Attribute("height", halo.Height).Close();
        SvgText.Write(svg, text.Placed, SvgStyleSheet.NameOf(text.Kind));
    }

    private static string Head(Curve curve)
    {
        var (tip, direction) = (curve.End, curve.EndDirection);
        Point Corner(double along, double across) => new(tip.X - along * direction.X - across * direction.Y, tip.Y - along * direction.Y + across * direction.X);
        return "M" + SvgPath.Point(tip) + "L" + SvgPath.Point(Corner(HeadLength, HeadHalfWidth)) + "L" + SvgPath.Point(Corner(HeadNotch, 0))
            + "L" + SvgPath.Point(Corner(HeadLength, -HeadHalfWidth)) + "Z";
    }

    // The line ends inside the head, or its blunt end would show beside the tip.
    private static Curve Shorten(Curve curve)
    {
        var rest = HeadNotch - 0.5;
        var segments = curve.Segments.ToList();
        while (segments.Count > 1 && segments[^1].IsLine && Length(segments[^2].End, segments[^1].End) <= rest)
        {
            rest -= Length(segments[^2].End, segments[^1].End);
            segments.RemoveAt(segments.Count - 1);
        }

        var direction = new Curve(curve.Start, segments).EndDirection;
        Point Back(Point point) => new(point.X - rest * direction.X, point.Y - rest * direction.Y);
        var last = segments[^1];
        segments[^1] = last with { Control2 = Back(last.Control2), End = Back(last.End) };
        return new Curve(curve.Start, segments);
    }

    private static double Length(Point a, Point b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));
}
