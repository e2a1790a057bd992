namespace AutodiffTeach.Drawing.Layout;

/// <summary>What a layout engine is given: sized boxes and the wires between them, an acyclic graph.</summary>
/// <param name="Boxes">The boxes; their order breaks ties, so the same order gives the same picture.</param>
/// <param name="Wires">The wires; both ends must be boxes of the diagram.</param>
public sealed record Diagram(IReadOnlyList<Box> Boxes, IReadOnlyList<Wire> Wires);
