namespace AutodiffTeach.Drawing.Scenes;

/// <summary>What a text of the picture says.</summary>
public enum TextKind
{
    /// <summary>The name of a node.</summary>
    Name,

    /// <summary>The operation that makes a node's value.</summary>
    Operation,

    /// <summary>A forward value.</summary>
    Value,

    /// <summary>The derivative of the output by a node.</summary>
    Gradient,

    /// <summary>The direct partial on an edge.</summary>
    Partial,

    /// <summary>The upstream gradient times the direct partial of an edge: what flows back along it.</summary>
    Product,

    /// <summary>The shape of the vector or matrix on a wire.</summary>
    Shape,

    /// <summary>A title, a term of a highlighted path, an entry of the legend.</summary>
    Note,
}

/// <summary>A text of the picture: every writer writes all texts of a scene, each in the manner of its kind.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Placed">The formula at its place; for a blank an empty one of the size of the room to write in.</param>
public sealed record SceneText(TextKind Kind, PlacedText Placed)
{
    /// <summary>True where an empty box stands in place of the text, to be filled in by hand. The scene does not know what belongs there.</summary>
    public bool IsBlank { get; init; }

    /// <summary>The label that was set, made printable; empty for a blank.</summary>
    public string Source => Placed.Text.Source;
}
