using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>
/// Writes what a node computes, from the operations of the graph: <c>relu(U x_1 + V h_0)</c> down to named nodes. It knows vectors and
/// matrices, and takes anything for the named nodes: their names, or their values.
/// </summary>
/// <param name="model">The model.</param>
internal sealed class OperationFormulas(Model model)
{
    private const int DeepestNesting = 10;
    private const int MostLeaves = 24;
    private const int MostTerms = 6;
    private const int TermsBeforeGap = 3;

    private readonly GraphView _operations = model.Graph.View(Granularity.Operations);

    /// <summary>How tightly a part holds together: from a sum to what never needs brackets.</summary>
    public enum Level
    {
        Sum,
        Product,
        Power,
        Atom,
    }

    /// <summary>A formula and how tightly it holds together.</summary>
    public readonly record struct Part(WalkFormula Formula, Level Level, bool IsNumber = false)
    {
        public WalkFormula At(Level least) => Level < least ? WalkFormula.Bracketed(Formula) : Formula;
    }

    /// <summary>The node of the operations that computes a variable.</summary>
    public GraphNode? NodeOf(ModelVariable variable) => _nodes.Value.GetValueOrDefault(variable);

    private readonly Lazy<Dictionary<ModelVariable, GraphNode>> _nodes = new(() => model.Graph.View(Granularity.Operations).Nodes
        .SelectMany(node => node.Variables.Select(variable => (variable, node)))
        .ToDictionary(pair => pair.variable, pair => pair.node));

    /// <summary>What the node computes, or null where that does not fit on a line.</summary>
    /// <param name="node">A node of the operations that is computed.</param>
    /// <param name="leaf">What stands for an operand; null for one to be written out.</param>
    public Part? Of(GraphNode node, Func<GraphNode, Part?> leaf)
    {
        var leaves = 0;
        return Write(node, 0);

        Part? Write(GraphNode of, int depth)
        {
            if (depth > DeepestNesting || leaves > MostLeaves)
                return null;
            var parts = new List<Part>();
            var operands = OperandsOf(of, leaf);
            foreach (GraphNode? operand in operands)
            {
                Part? part = operand is null ? new Part(WalkFormula.Operator("⋯"), Level.Atom) : leaf(operand);
                leaves += part is null ? 0 : 1;
                if ((part ?? Write(operand!, depth + 1)) is not { } written)
                    return null;
                parts.Add(written);
            }

            return operands.Count == 0 ? null : Combine(of, parts, operands);
        }
    }

    // A chain a + b + c of unnamed sums is one sum; a null marks what a long one leaves out.
    private List<GraphNode?> OperandsOf(GraphNode node, Func<GraphNode, Part?> leaf)
    {
        var operands = _operations.Incoming(node).Select(edge => (GraphNode?)edge.From).ToList();
        while (node.Label == "+" && operands[0] is { Label: "+" } first && first.Operation is not null && leaf(first) is null)
            operands = [.. _operations.Incoming(first).Select(edge => (GraphNode?)edge.From), .. operands.Skip(1)];
        return operands.Count <= MostTerms ? operands : [.. operands.Take(TermsBeforeGap), null, operands[^1]];
    }

    private Part Combine(GraphNode node, List<Part> parts, List<GraphNode?> operands) => (node.Label, parts.Count) switch
    {
        ("+", _) => new(Joined(parts, "+"), Level.Sum),
        ("−", 2) => new(WalkFormula.Row(parts[0].Formula, WalkFormula.Operator("−"), parts[1].At(Level.Product)), Level.Sum),
        ("−", 1) => new(WalkFormula.Row(WalkFormula.Operator("−"), parts[0].At(Level.Product)), Level.Sum),
        ("×", 2) => Product(parts, operands.All(operand => operand is { Shape.IsScalar: false }) ? "⊙" : parts.All(part => !part.IsNumber) ? "\u2062" : "·"),
        ("@", 2) => Product(parts, parts.Any(part => part.IsNumber) ? "·" : "\u2062"),
        ("÷", 2) => new(WalkFormula.Fraction(parts[0].Formula, parts[1].Formula), Level.Product),
        ("^", 2) => new(WalkFormula.Of("msup", parts[0].At(Level.Atom), parts[1].Formula), Level.Power),
        ("square", 1) => new(WalkFormula.Of("msup", parts[0].At(Level.Atom), WalkFormula.Leaf("mn", "2")), Level.Power),
        ("exp", 1) => new(WalkFormula.Of("msup", WalkFormula.Leaf("mi", "e"), parts[0].Formula), Level.Power),
        ("sqrt", 1) => new(WalkFormula.Of("msqrt", parts[0].Formula), Level.Atom),
        ("ᵀ", 1) => new(WalkFormula.Of("msup", parts[0].At(Level.Atom), WalkFormula.Operator("⊤")), Level.Power),
        ("‖·‖₂", 1) => new(WalkFormula.Row(WalkFormula.Operator("‖"), parts[0].Formula, WalkFormula.Operator("‖")), Level.Atom),
        ("[ ]", _) => new(Arguments(parts), Level.Atom),
        (['[', .. var index, ']'], 1) => new(WalkFormula.Of("msub", parts[0].At(Level.Atom), WalkFormula.Name(index)), Level.Atom),
        _ when parts.Count == 1 && node.Operation is null => parts[0],
        _ => new(WalkFormula.Row(WalkFormula.Name(model.Notation.FunctionNames.GetValueOrDefault(node.Label, node.Label)), Arguments(parts)), Level.Atom),
    };

    private static Part Product(List<Part> parts, string sign) =>
        new(WalkFormula.Row(parts[0].At(Level.Product), WalkFormula.Operator(sign), parts[1].At(Level.Power)), Level.Product);

    private static WalkFormula Joined(List<Part> parts, string sign) =>
        WalkFormula.Row([.. parts.SelectMany((part, i) => i == 0 ? new[] { part.Formula } : [WalkFormula.Operator(sign), part.At(Level.Product)])]);

    // A vector of numbers has brackets of its own.
    private static WalkFormula Arguments(List<Part> parts) => parts is [{ IsNumber: true, Formula: { Element: "mrow", Parts: [{ Text: "(" }, ..] } vector }]
        ? vector
        : WalkFormula.Bracketed(WalkFormula.Row([.. parts.SelectMany((part, i) => i == 0 ? new[] { part.Formula } : [WalkFormula.Operator(","), part.Formula])]));
}
