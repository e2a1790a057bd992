using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A node of the picture.</summary>
/// <param name="Id">Its id, <c>U@1</c> for a repeat of <c>U</c> at step 1.</param>
/// <param name="Source">The node of the sketch that it shows.</param>
/// <param name="Region">The rectangle around its outline.</param>
/// <param name="Shape">Its outline.</param>
/// <param name="Label">Its name.</param>
public sealed record SceneNode(string Id, SketchNode Source, Region Region, NodeShape Shape, PlacedText Label)
{
    /// <summary>The operation below the name, where it is shown.</summary>
    public PlacedText? Operation { get; init; }

    /// <summary>The forward value, where it is shown.</summary>
    public PlacedText? Value { get; init; }

    /// <summary>The gradient, where it is shown.</summary>
    public PlacedText? Gradient { get; init; }

    /// <summary>The time step, or null.</summary>
    public int? Time { get; init; }

    /// <summary>How strongly it is drawn.</summary>
    public Emphasis Emphasis { get; init; }

    /// <summary>The name by which it is read aloud.</summary>
    public string Name { get; init; } = "";
}
