using System.Globalization;
using System.Text;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>Says a computation graph in words, for those who cannot see the picture.</summary>
internal static class GraphNarration
{
    private const int LongestText = 1_500;

    public static string Describe(GraphView view)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"A computation graph of {view.Nodes.Count} nodes and {view.Edges.Count} edges.");
        foreach (GraphNode node in view.Nodes.Where(node => view.Incoming(node).Count > 0))
        {
            string how = node.Operation is { } operation && view.Granularity == Granularity.Operations ? $" by {operation}" : "";
            text.Append(CultureInfo.InvariantCulture, $" {node.Id} is computed{how} from {List(view.Incoming(node).Select(edge => edge.From.Id))}.");
            if (text.Length > LongestText)
                return text.Append(" And so on.").ToString();
        }

        return text.ToString();
    }

    private static string List(IEnumerable<string> names)
    {
        string[] items = [.. names];
        return items.Length == 1 ? items[0] : $"{string.Join(", ", items[..^1])} and {items[^1]}";
    }
}
