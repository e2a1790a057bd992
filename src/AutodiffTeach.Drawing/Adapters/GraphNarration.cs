using System.Globalization;
using System.Text;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Typesetting;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>Says a computation graph in words, for those who cannot see the picture.</summary>
internal static class GraphNarration
{
    private const int LongestText = 1_500;
    private const int MostNames = 6;

    private static readonly (BoxRole Role, string One, string Many)[] Kinds =
    [
        (BoxRole.Parameter, "parameter", "parameters"), (BoxRole.Input, "input", "inputs"), (BoxRole.State, "given state", "given states"), (BoxRole.Output, "output", "outputs"),
    ];

    /// <summary>What there is, then how each node comes about, in the order of the computation.</summary>
    /// <param name="view">The graph.</param>
    /// <param name="nodes">Its nodes as they are drawn, in its order.</param>
    public static string Describe(GraphView view, IReadOnlyList<SketchNode> nodes)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"A computation graph of {Count(view.Nodes.Count, "node", "nodes")} and {Count(view.Edges.Count, "edge", "edges")}");
        string[] kinds = [.. Kinds.Select(kind => OfKind(kind, nodes)).Where(words => words.Length > 0)];
        text.Append(kinds.Length > 0 ? ": " + string.Join("; ", kinds) + "." : ".");
        for (int i = 0; i < nodes.Count; i++)
        {
            if (view.Incoming(view.Nodes[i]).Count == 0)
                continue;
            text.Append(' ').Append(Origin(view, view.Nodes[i], nodes[i])).Append('.');
            if (text.Length > LongestText)
                return text.Append(CultureInfo.InvariantCulture, $" And so on to {NameOf(view.Nodes[^1], nodes[^1])}.").ToString();
        }

        return text.ToString();
    }

    private static string OfKind((BoxRole Role, string One, string Many) kind, IReadOnlyList<SketchNode> nodes)
    {
        string[] names = [.. nodes.Where(node => node.Role == kind.Role).Select(node => MathSpeech.Say(node.Label))];
        if (names.Length == 0)
            return "";
        string list = names.Length <= MostNames ? List(names) : names[0] + " to " + names[^1];
        return names.Length == 1 ? kind.One + " " + list : Count(names.Length, kind.One, kind.Many) + " " + list;
    }

    private static string Origin(GraphView view, GraphNode node, SketchNode drawn)
    {
        string name = NameOf(node, drawn);
        if (drawn.Formula is { } formula)
            return name + " is " + MathSpeech.Say(formula);
        string how = view.Granularity == Granularity.Operations && node.Operation is not null ? " by " + MathSpeech.Say(drawn.Operation ?? drawn.Label) : "";
        return $"{name} is computed{how} from {List([.. view.Incoming(node).Select(edge => SayId(edge.From.Id))])}";
    }

    private static string NameOf(GraphNode node, SketchNode drawn) => drawn.IsNamed ? MathSpeech.Say(drawn.Label) : SayId(node.Id);

    // The id of a nameless operation tells whose part it is: y.mul.
    private static string SayId(string id) => string.Join(" ", id.Split('.').Select(MathSpeech.Say));

    private static string Count(int count, string one, string many) => count.ToString(CultureInfo.InvariantCulture) + " " + (count == 1 ? one : many);

    private static string List(string[] names) => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
