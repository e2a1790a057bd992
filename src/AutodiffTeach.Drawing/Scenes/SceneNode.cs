using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A node of the picture.</summary>
/// <param name="Id">Its id, <c>U@1</c> for a repeat of <c>U</c> at step 1.</param>
/// <param name="Source">The node of the sketch that it shows.</param>
/// <param name="Region">The rectangle around its outline.</param>
/// <param name="Shape">Its outline.</param>
/// <param name="Texts">Its texts from top to bottom; the first is its name.</param>
public sealed record SceneNode(string Id, SketchNode Source, Region Region, NodeShape Shape, IReadOnlyList<SceneText> Texts)
{
    /// <summary>The time step, or null.</summary>
    public int? Time { get; init; }

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
