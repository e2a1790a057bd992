using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Layout.Trees;

namespace AutodiffTeach.Drawing.Layout;

/// <summary>
/// A tidy layout for trees: generations aligned, parents amid their children, equal subtrees drawn equally and mirror images as
/// mirror images, in linear time. The wires may all lead away from the roots (search trees) or all towards them (computations).
/// Several trees stand side by side. What is no tree is left to <see cref="LayeredLayout"/>, from left to right.
/// </summary>
/// <param name="direction">Which way the arrows run.</param>
/// <param name="wires">How the wires are drawn.</param>
public sealed class TreeLayout(TreeDirection direction = TreeDirection.Rightwards, TreeWires wires = TreeWires.Smooth) : ILayoutEngine
{
    /// <inheritdoc/>
    public string Name => "tree";

    /// <inheritdoc/>
    public Arrangement Arrange(Diagram diagram)
    {
        var graph = new DiagramIndex(diagram);
        if (Forest.Of(graph) is not { } forest)
            return new LayeredLayout().Arrange(diagram);
        var drawer = new TreeDrawer(graph, forest, direction, wires);
        return Crop.ToContent(
            [.. Enumerable.Range(0, graph.Boxes.Length).Select(drawer.Box)], [.. Enumerable.Range(0, graph.Wires.Length).Select(drawer.Wire)], [], []);
    }
}
