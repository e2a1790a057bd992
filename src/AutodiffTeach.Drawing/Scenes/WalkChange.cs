namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A number that a moment brings into the picture.</summary>
/// <param name="Node">The id of the node in the sketch.</param>
/// <param name="Kind">Value or gradient.</param>
/// <param name="Quantity">What is shown from now on.</param>
internal sealed record WalkChange(string Node, TextKind Kind, Quantity Quantity);
