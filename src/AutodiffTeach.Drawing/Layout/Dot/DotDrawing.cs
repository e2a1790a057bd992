using System.Globalization;
using System.Text.Json;
using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Dot;

/// <summary>What dot drew, in pixels with y downwards.</summary>
/// <param name="Boxes">The middle of each box.</param>
/// <param name="Labels">The middle of each wire's label; undefined where it has none.</param>
/// <param name="First">For each wire the curve to its label, or to its end where it has none; null where dot has lost it.</param>
/// <param name="Second">For each wire with a label the curve from there to its end.</param>
internal sealed record DotDrawing(Point[] Boxes, Point[] Labels, Curve?[] First, Curve?[] Second)
{
    public static DotDrawing Parse(string json, DiagramIndex graph)
    {
        var drawing = new DotDrawing(new Point[graph.Boxes.Length], new Point[graph.Wires.Length], new Curve?[graph.Wires.Length], new Curve?[graph.Wires.Length]);
        try
        {
            using var document = JsonDocument.Parse(json);
            foreach (var node in List(document, "objects"))
                Take(node, "name", (kind, number, text) => (kind == 'n' ? drawing.Boxes : drawing.Labels)[number] = Points(text)[0]);
            foreach (var edge in List(document, "edges"))
                Take(edge, "id", (half, number, text) => (half == 'a' ? drawing.First : drawing.Second)[number] = CurveOf(Points(text)));
        }
        catch (Exception unread) when (unread is JsonException or FormatException or IndexOutOfRangeException)
        {
            throw new LayoutFailedException($"layout dot: the drawing cannot be read ({unread.Message}); expected the JSON of Graphviz 2.40 or later; choose another layout such as timeline or layered", unread);
        }

        return drawing;
    }

    private static JsonElement.ArrayEnumerator List(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    // Names are a letter and a number, as they were written.
    private static void Take(JsonElement element, string key, Action<char, int, string> use)
    {
        if (element.TryGetProperty("pos", out var pos) && element.TryGetProperty(key, out var name) && name.GetString() is { Length: > 1 } text)
            use(text[0], int.Parse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture), pos.GetString()!);
    }

    // "x,y x,y ...": the start, then three points for each cubic.
    private static Point[] Points(string text) => [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
    {
        var comma = pair.IndexOf(',', StringComparison.Ordinal);
        return new Point(Coordinate(pair.AsSpan(0, comma)), 0.0 - Coordinate(pair.AsSpan(comma + 1)));
    })];

    private static double Coordinate(ReadOnlySpan<char> text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static Curve? CurveOf(Point[] points)
    {
        if (points.Length < 4)
            return null;
        var segments = new List<CurveSegment>();
        for (var i = 3; i < points.Length; i += 3)
            segments.Add(IsStraight(points, i) ? CurveSegment.Line(points[i - 3], points[i]) : CurveSegment.Cubic(points[i - 2], points[i - 1], points[i]));
        return new Curve(points[0], segments);
    }

    // Dot writes lines as cubics whose controls lie on them.
    private static bool IsStraight(Point[] points, int end) =>
        Plane.Distance(points[end - 3], points[end], points[end - 2]) < 0.01 && Plane.Distance(points[end - 3], points[end], points[end - 1]) < 0.01;
}
