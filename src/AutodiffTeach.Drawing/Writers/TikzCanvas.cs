using System.Globalization;
using System.Text;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes coordinates and lengths of a scene in TikZ's language, line by line.</summary>
internal sealed class TikzCanvas(StringBuilder tex, Size size)
{
    private const double PointsPerPixel = 0.75;

    // No length of TeX reaches 16384 pt, and viewers stop at pages of 14400 bp; a larger picture is drawn smaller.
    private const double LargestSide = 16000;

    private readonly double _scale = Math.Min(1, LargestSide / Math.Max(size.Width, size.Height));

    /// <summary>The length of one unit of a coordinate.</summary>
    public string Unit { get; } = ".75bp";

    public void Line(string text) => tex.Append(text).Append('\n');

    public void Comment(string text) => Line("% " + MathParser.Printable(text));

    /// <summary>A length of the scene.</summary>
    public string Length(double pixels) => Points(pixels) + "bp";

    /// <summary>A length of the scene, in big points.</summary>
    public string Points(double pixels) => (Math.Round(pixels * _scale * PointsPerPixel, 4, MidpointRounding.AwayFromZero) + 0.0).ToString("0.####", CultureInfo.InvariantCulture);

    public string Point(Point point) => $"({Markup.Number(point.X * _scale)},{Markup.Number(point.Y * _scale)})";

    public string Rectangle(Region region) => $"{Point(new Point(region.Left, region.Top))} rectangle {Point(new Point(region.Right, region.Bottom))}";

    public string Polygon(IEnumerable<Point> corners) => string.Join(" -- ", corners.Select(Point)) + " -- cycle";

    public string Path(Curve curve)
    {
        var path = new StringBuilder(Point(curve.Start));
        foreach (var segment in curve.Segments)
        {
            path.Append(segment.IsLine ? " -- " : $" .. controls {Point(segment.Control1)} and {Point(segment.Control2)} .. ");
            path.Append(Point(segment.End));
        }

        return path.ToString();
    }
}
