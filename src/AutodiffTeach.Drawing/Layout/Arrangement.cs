namespace AutodiffTeach.Drawing.Layout;

/// <summary>What a layout engine returns: every box and every wire with its place, inside the rectangle from (0, 0) to the size.</summary>
/// <param name="Size">The size of the whole picture.</param>
/// <param name="Boxes">The boxes, in the order of the diagram.</param>
/// <param name="Routes">The wires, in the order of the diagram.</param>
/// <param name="Bands">The time steps from left to right; empty where the engine knows no time.</param>
/// <param name="Junctions">Points where wires that share a trunk part, to be drawn as dots; often empty.</param>
public sealed record Arrangement(
    Size Size,
    IReadOnlyList<PlacedBox> Boxes,
    IReadOnlyList<Route> Routes,
    IReadOnlyList<Band> Bands,
    IReadOnlyList<Point> Junctions);
