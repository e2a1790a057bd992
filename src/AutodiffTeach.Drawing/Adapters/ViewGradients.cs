using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>
/// The numbers of the backward pass on a view: the direct partials of each edge, what flows back along it, and the gradient of each node.
/// They are the engine's own. A node that only arranges elements of others, such as a transpose, has no slots on the tape: its gradient is
/// the sum of what flows into it.
/// </summary>
internal sealed class ViewGradients
{
    private readonly Model _model;
    private readonly GraphView _view;
    private readonly NumericRun _run;
    private readonly NumericGradient _gradient;
    private readonly Dictionary<GraphNode, double[]> _arranged = [];

    public ViewGradients(Model model, GraphView view, NumericRun run, NumericGradient gradient)
    {
        (_model, _view, _run, _gradient) = (model, view, run, gradient);
        foreach (GraphNode node in view.Nodes.Reverse().Where(IsArrangement))
            _arranged[node] = Sum(node, view.Outgoing(node).Select(FlowOf));
    }

    /// <summary>The total derivative of the output in each element of a node.</summary>
    public double[] GradientOf(GraphNode node) => _arranged.GetValueOrDefault(node) ?? [.. node.Slots.Select(_gradient.AtSlot)];

    /// <summary>Whether the elements of a node can be told apart: a vector that holds one element twice has no gradient for each.</summary>
    public bool IsDistinct(GraphNode node) => !IsArrangement(node) || node.Slots.Distinct().Count() == node.Slots.Count;

    /// <summary>What flows back along an edge: its partials, transposed, times the gradient at its end.</summary>
    public double[] FlowOf(GraphEdge edge)
    {
        double[][] partials = PartialsOf(edge);
        double[] gradient = GradientOf(edge.To);
        var flow = new double[edge.From.Slots.Count];
        for (var i = 0; i < partials.Length; i++)
        {
            for (var j = 0; j < flow.Length; j++)
                flow[j] += partials[i][j] * gradient[i];
        }

        return flow;
    }

    /// <summary>The direct partials along an edge: a row for every element at its end, a column for every element at its start.</summary>
    public double[][] PartialsOf(GraphEdge edge)
    {
        if (edge.From.Shape.IsScalar && edge.To.Shape.IsScalar)
            return [[LocalPartials.ValueOf(_run, edge)]];
        ILookup<int, int> columns = Enumerable.Range(0, edge.From.Slots.Count).ToLookup(column => edge.From.Slots[column]);
        return IsOperation && ElementSources.Of(_model, edge) is { } source
            ? [.. source.Select(column => Unit(edge, column))]
            : [.. edge.To.Slots.Select(slot => RowOf(slot, edge, columns))];
    }

    private bool IsOperation => _view.Granularity == Granularity.Operations;

    private bool IsArrangement(GraphNode node) => IsOperation && node.Operation is not null && node.Slots.Any(slot => slot < node.Start);

    private static double[] Sum(GraphNode node, IEnumerable<double[]> flows)
    {
        var sum = new double[node.Slots.Count];
        foreach (double[] flow in flows)
        {
            for (var i = 0; i < sum.Length; i++)
                sum[i] += flow[i];
        }

        return sum;
    }

    private static double[] Unit(GraphEdge edge, int? column)
    {
        var row = new double[edge.From.Slots.Count];
        if (column is { } one)
            row[one] = 1;
        return row;
    }

    private double[] RowOf(int slot, GraphEdge edge, ILookup<int, int> columns)
    {
        var row = new double[edge.From.Slots.Count];
        IEnumerable<(int Slot, double Partial)> partials = IsOperation
            ? OperandPartials.Of(_model, _run.Run, edge, slot)
            : _run.Run.DirectPartials(slot, edge.To.Start).Select(pair => (pair.Key, pair.Value.Value));
        foreach ((int operand, double partial) in partials)
        {
            int[] matches = [.. columns[IsOperation ? LocalPartials.Resolve(_model.Graph.Tape, operand, columns.Contains) : operand]];
            foreach (int column in matches)
                row[column] += partial / matches.Length;
        }

        return row;
    }
}
