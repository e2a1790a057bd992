using System.Text.Json;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Tests.Graphs;

/// <summary>The view of operations is the graph that PyTorch's autograd keeps: the same operations, names and edges.</summary>
public sealed class OperationViewTests
{
    private static readonly Dictionary<string, JsonElement> Cases = Repository.ReadJson("tests", "oracles", "autograd_graphs.json")
        .GetProperty("cases").EnumerateArray().ToDictionary(item => item.GetProperty("case").GetString()!);

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nodes_and_edges_are_those_of_PyTorch(string name)
    {
        Dictionary<string, TorchNode> expected = Read(Cases[name]);
        GraphView view = Model.Parse(Cases[name].GetProperty("model").GetString()!).Graph
            .View(Granularity.Operations).Hide(inputs: true, constants: true);
        Assert.Equal(expected.Count, view.Nodes.Count);
        Assert.Equal(expected.Values.Sum(node => node.Operands.Count), view.Edges.Count);
        Assert.Equal(expected.Count, Match(view, expected.Values).Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_node_has_an_identity_of_its_own(string name)
    {
        ComputationGraph graph = Model.Parse(Cases[name].GetProperty("model").GetString()!).Graph;
        foreach (Granularity granularity in Enum.GetValues<Granularity>())
        {
            IReadOnlyList<GraphNode> nodes = graph.View(granularity).Nodes;
            Assert.Equal(nodes.Count, nodes.Select(node => node.Id).Distinct().Count());
        }
    }

    // Named nodes correspond by name; from them the operands correspond one by one, in order. PyTorch's graph hangs together below its
    // named results, so that this fixes every node.
    private static Dictionary<TorchNode, GraphNode> Match(GraphView view, IEnumerable<TorchNode> expected)
    {
        var match = new Dictionary<TorchNode, GraphNode>();
        var pending = new Stack<(TorchNode, GraphNode)>();
        foreach (TorchNode node in expected.Where(node => node.Names.Count > 0))
            pending.Push((node, view.Find(node.Names[0]) ?? throw new InvalidOperationException($"no node {node.Names[0]}")));
        while (pending.TryPop(out (TorchNode Expected, GraphNode Actual) pair))
        {
            if (match.TryGetValue(pair.Expected, out GraphNode? known))
            {
                Assert.Same(known, pair.Actual);
                continue;
            }

            match.Add(pair.Expected, pair.Actual);
            foreach ((TorchNode, GraphNode) operands in AssertSame(view, pair.Expected, pair.Actual))
                pending.Push(operands);
        }

        Assert.Equal(match.Count, match.Values.Distinct().Count());
        return match;
    }

    private static IEnumerable<(TorchNode, GraphNode)> AssertSame(GraphView view, TorchNode expected, GraphNode actual)
    {
        Assert.Equal(expected.Operation, actual.Operation is { } operation ? $"{operation}Backward0" : "AccumulateGrad");
        Assert.Equal(expected.Names, actual.Variables.Select(variable => variable.Name));
        IReadOnlyList<GraphEdge> incoming = view.Incoming(actual);
        Assert.Equal(expected.Operands.Count, incoming.Count);
        return expected.Operands.Zip(incoming.Select(edge => edge.From));
    }

    private static Dictionary<string, TorchNode> Read(JsonElement item)
    {
        var nodes = item.GetProperty("nodes").EnumerateArray().ToDictionary(node => node.GetProperty("id").GetString()!, node => new TorchNode(
            node.GetProperty("op").GetString()!,
            [.. NamesOf(node)],
            []));
        foreach (JsonElement edge in item.GetProperty("edges").EnumerateArray())
            nodes[edge.GetProperty("to").GetString()!].Operands.Add(nodes[edge.GetProperty("from").GetString()!]);
        return nodes;
    }

    private static IEnumerable<string> NamesOf(JsonElement node)
    {
        if (node.TryGetProperty("name", out JsonElement name))
            yield return name.GetString()!;
        if (!node.TryGetProperty("aliases", out JsonElement aliases))
            yield break;
        foreach (JsonElement alias in aliases.EnumerateArray())
            yield return alias.GetString()!;
    }

    private sealed class TorchNode(string operation, IReadOnlyList<string> names, List<TorchNode> operands)
    {
        public string Operation { get; } = operation;

        public IReadOnlyList<string> Names { get; } = names;

        public List<TorchNode> Operands { get; } = operands;
    }
}
