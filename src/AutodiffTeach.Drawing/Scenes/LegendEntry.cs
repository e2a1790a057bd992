namespace AutodiffTeach.Drawing.Scenes;

/// <summary>
/// A sample of a node, an edge or a text of the picture with the note that explains it. The note is one of <see cref="Scene.Notes"/>, so a
/// writer that draws no samples still writes the words.
/// </summary>
/// <param name="Node">A node without text, or null.</param>
/// <param name="Edge">An edge without text, or null.</param>
/// <param name="Note">The words; they stand at the right of the sample.</param>
public sealed record LegendEntry(SceneNode? Node, SceneEdge? Edge, SceneText Note);
