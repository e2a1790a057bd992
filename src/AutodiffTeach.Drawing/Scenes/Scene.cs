using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A finished picture, independent of any format: every writer draws the same scene.</summary>
/// <param name="Title">A short name.</param>
/// <param name="Description">The picture in words.</param>
/// <param name="Size">Width and height in pixels.</param>
/// <param name="Nodes">The nodes, in the order of the sketch.</param>
/// <param name="Edges">The edges, in the order of the sketch.</param>
/// <param name="Bands">The time steps from left to right, where they are shown.</param>
/// <param name="Junctions">Points to be drawn as dots.</param>
/// <param name="Style">The look of the nodes.</param>
public sealed record Scene(
    string Title,
    string Description,
    Size Size,
    IReadOnlyList<SceneNode> Nodes,
    IReadOnlyList<SceneEdge> Edges,
    IReadOnlyList<SceneBand> Bands,
    IReadOnlyList<Point> Junctions,
    SceneStyle Style)
{
    /// <summary>How the time steps are told apart.</summary>
    public BandDisplay BandDisplay { get; init; }

    /// <summary>Texts that stand beside the graph: terms of highlighted paths, the words of the legend.</summary>
    public IReadOnlyList<SceneText> Notes { get; init; } = [];

    /// <summary>Samples of what occurs in the picture, beside the notes that explain them.</summary>
    public IReadOnlyList<LegendEntry> Legend { get; init; } = [];
}
