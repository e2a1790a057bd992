using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>Operations that compute nothing: they put elements of their operands in another order or next to each other.</summary>
internal static class ElementSources
{
    /// <summary>For each element at the end of an edge the element at its start that it is, or null where it is another operand's; null for other operations.</summary>
    public static int?[]? Of(Model model, GraphEdge edge) => edge.To.Operation switch
    {
        "T" => [.. Enumerable.Range(0, edge.To.Slots.Count).Select(i => (int?)(i % edge.To.Shape.Columns * edge.To.Shape.Rows + i / edge.To.Shape.Columns))],
        "Select" => Select(model, edge),
        "Cat" or "Stack" => Following(model, edge),
        _ => null,
    };

    private static int?[] Select(Model model, GraphEdge edge)
    {
        int first = LocalPartials.Resolve(model.Graph.Tape, edge.To.Slots[0], edge.From.Slots.Contains);
        int offset = Enumerable.Range(0, edge.From.Slots.Count).First(i => edge.From.Slots[i] == first);
        return [.. Enumerable.Range(0, edge.To.Slots.Count).Select(i => (int?)(offset + i))];
    }

    private static int?[] Following(Model model, GraphEdge edge)
    {
        IReadOnlyList<GraphEdge> operands = model.Graph.View(Granularity.Operations).Incoming(edge.To);
        int offset = operands.Take(edge.Position).Sum(operand => operand.From.Slots.Count);
        return [.. Enumerable.Range(0, edge.To.Slots.Count).Select(i => i >= offset && i < offset + edge.From.Slots.Count ? i - offset : (int?)null)];
    }
}
