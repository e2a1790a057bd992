using System.Text;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Writers;

/// <summary>Writes curves as SVG path data.</summary>
internal static class SvgPath
{
    public static string Point(Point point) => Markup.Number(point.X) + " " + Markup.Number(point.Y);

    public static string Data(Curve curve)
    {
        var data = new StringBuilder("M").Append(Point(curve.Start));
        var at = curve.Start;
        foreach (var segment in curve.Segments)
        {
            Append(data, at, segment);
            at = segment.End;
        }

        return data.ToString();
    }

    private static void Append(StringBuilder data, Point at, CurveSegment segment)
    {
        if (!segment.IsLine)
            data.Append('C').Append(Point(segment.Control1)).Append(' ').Append(Point(segment.Control2)).Append(' ').Append(Point(segment.End));
        else if (Math.Abs(at.Y - segment.End.Y) < 0.005)
            data.Append('H').Append(Markup.Number(segment.End.X));
        else if (Math.Abs(at.X - segment.End.X) < 0.005)
            data.Append('V').Append(Markup.Number(segment.End.Y));
        else
            data.Append('L').Append(Point(segment.End));
    }
}
