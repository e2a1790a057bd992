namespace AutodiffTeach.Drawing.Scenes;

/// <summary>Where the values and gradients of nodes stand.</summary>
public enum NumberPlacement
{
    /// <summary>In the nodes.</summary>
    Nodes,

    /// <summary>
    /// Where the wire leaves the node, the value above it and the gradient below it, as circuit pictures have them; of a wire that runs up or
    /// down on its two sides. In the node where no wire leaves it or no room is found.
    /// </summary>
    Wires,
}
