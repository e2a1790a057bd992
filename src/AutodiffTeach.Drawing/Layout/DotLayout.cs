using AutodiffTeach.Drawing.Layout.Dot;
using AutodiffTeach.Drawing.Layout.Geometry;

namespace AutodiffTeach.Drawing.Layout;

/// <summary>
/// The layout of Graphviz's program <c>dot</c>, run as a process: boxes where dot puts them, wires along its splines, labels as
/// nodes on the way of their wire. Where dot leads a wire through a box or a label, its straight lines are tried; where those fail
/// too, its layers and their order are kept and drawn by <see cref="LayeredLayout"/>'s rules. Time steps are not known.
/// </summary>
/// <param name="program">The program's name or path.</param>
/// <param name="timeout">How long one run of dot may take before it is killed; null for a minute. There are at most two runs.</param>
public sealed class DotLayout(string program = "dot", TimeSpan? timeout = null) : ILayoutEngine
{
    private static readonly string[] Manners = ["true", "polyline"];

    private readonly DotProgram _program = new(program, timeout ?? TimeSpan.FromMinutes(1));

    /// <inheritdoc/>
    public string Name => "dot";

    /// <summary>True where the program can be started.</summary>
    public bool IsInstalled => _program.IsInstalled;

    /// <inheritdoc/>
    /// <exception cref="LayoutFailedException">The program is not installed, failed, or took longer than the timeout.</exception>
    public Arrangement Arrange(Diagram diagram)
    {
        var graph = new DiagramIndex(diagram);
        if (graph.Boxes.Length == 0)
            return Crop.ToContent([], [], [], []);
        DotDrawing drawing = null!;
        foreach (var manner in Manners)
        {
            drawing = DotDrawing.Parse(_program.Run(DotSource.Write(graph, manner)), graph);
            if (DotTracing.Trace(graph, drawing) is { } traced && IsClean(traced))
                return traced;
        }

        return DotRedrawing.Draw(graph, drawing);
    }

    private static bool IsClean(Arrangement arrangement)
    {
        var survey = new Survey(arrangement);
        return survey.Overlaps() == 0 && survey.Trespasses() == 0;
    }
}
