using System.Globalization;
using System.Text;
using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout.Dot;

/// <summary>
/// Writes a diagram for dot, from left to right, a pixel a point. Nodes and edges go by number; no id or text of the user is in it. A
/// label is a node of its size, which its wire enters at the left and leaves at the right.
/// </summary>
internal static class DotSource
{
    private const double PointsPerInch = 72;

    // Dot refuses nodes without extent.
    private const double LeastSize = 1;

    public static string Write(DiagramIndex graph, string splines)
    {
        var dot = new StringBuilder("digraph {\n");
        dot.Append("graph [rankdir=LR, splines=").Append(splines).Append("];\n");
        dot.Append("node [shape=box, fixedsize=true, label=\"\"];\n");
        dot.Append("edge [dir=none];\n");
        for (var box = 0; box < graph.Boxes.Length; box++)
            WriteNode(dot, 'n', box, new Size(graph.Boxes[box].Width, graph.Boxes[box].Height));
        for (var wire = 0; wire < graph.Wires.Length; wire++)
            WriteWire(dot, graph, wire);
        return dot.Append("}\n").ToString();
    }

    private static void WriteWire(StringBuilder dot, DiagramIndex graph, int wire)
    {
        var (from, to, label) = (Number(graph.From[wire]), Number(graph.To[wire]), graph.Wires[wire].Label);
        if (label.IsEmpty)
        {
            dot.Append('n').Append(from).Append(" -> n").Append(to).Append(" [id=a").Append(Number(wire)).Append("];\n");
            return;
        }

        WriteNode(dot, 'l', wire, label);
        dot.Append('n').Append(from).Append(" -> l").Append(Number(wire)).Append(" [id=a").Append(Number(wire)).Append(", headport=w];\n");
        dot.Append('l').Append(Number(wire)).Append(" -> n").Append(to).Append(" [id=b").Append(Number(wire)).Append(", tailport=e];\n");
    }

    private static void WriteNode(StringBuilder dot, char kind, int number, Size size) => dot.Append(kind).Append(Number(number))
        .Append(" [width=").Append(Inches(size.Width)).Append(", height=").Append(Inches(size.Height)).Append("];\n");

    private static string Inches(double pixels) => (Math.Max(LeastSize, Math.Ceiling(pixels)) / PointsPerInch).ToString("0.######", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
