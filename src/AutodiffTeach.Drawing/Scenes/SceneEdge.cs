using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>An edge of the picture.</summary>
/// <param name="Index">Its position among the edges of the sketch; part of its id in every format.</param>
/// <param name="From">The id of the node it leaves.</param>
/// <param name="To">The id of the node it enters.</param>
/// <param name="Source">The edge of the sketch that it shows.</param>
/// <param name="Curve">The curve from outline to outline; an arrow head ends it.</param>
public sealed record SceneEdge(int Index, string From, string To, SketchEdge Source, Curve Curve)
{
    /// <summary>The texts on and beside it; at most one of a kind.</summary>
    public IReadOnlyList<SceneText> Texts { get; init; } = [];

    /// <summary>True where the edge is delayed: the target takes what the source was in another step. Its note says in which.</summary>
    public bool IsDelayed => Source.Delay != 0;

    /// <summary>True where the text of the partial is the number of the partial, not its formula.</summary>
    public bool ShowsNumber { get; init; }

    /// <summary>How strongly it is drawn.</summary>
    public Emphasis Emphasis { get; init; }

    /// <summary>The numbers, from 0, of the highlighted sets that it belongs to; each set has a line style of its own.</summary>
    public IReadOnlyList<int> Strands { get; init; } = [];

    /// <summary>The name by which it is read aloud.</summary>
    public string Name { get; init; } = "";

    /// <summary>The text of a kind, or null where none is shown.</summary>
    /// <param name="kind">What it says.</param>
    public SceneText? Text(TextKind kind) => Texts.FirstOrDefault(text => text.Kind == kind);
}
