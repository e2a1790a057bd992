using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>
/// The backward half of a walk: the seed, then edge by edge against the order of the computation. At each edge the gradient at its end
/// times the direct partial on it is added to the gradient at its start.
/// </summary>
internal sealed class BackwardMoments(Model model, GraphView view, WalkNumbers numbers, WalkSymbols symbols)
{
    private readonly Lazy<LocalForms> _forms = new(model.Graph.RunLocally);
    private readonly Dictionary<GraphEdge, int> _positions = view.Edges.Select((edge, i) => (edge, i)).ToDictionary(pair => pair.edge, pair => pair.i);

    /// <summary>The nodes into which gradients could flow but on which the output does not depend.</summary>
    public IEnumerable<GraphNode> Unrelated(GraphNode output)
    {
        HashSet<GraphNode> before = Before(output);
        return view.Nodes.Where(node => LocalPartials.IsActive(model.Graph.Tape, node) && !before.Contains(node));
    }

    public IEnumerable<WalkMoment> From(GraphNode output)
    {
        HashSet<GraphNode> before = Before(output);
        var accounts = view.Nodes.Where(node => before.Contains(node) && LocalPartials.IsActive(model.Graph.Tape, node)).ToDictionary(
            node => node,
            node => new Account(view.Outgoing(node).Count(edge => before.Contains(edge.To)), new double[node.Slots.Count]));
        yield return Seed(output);
        foreach (GraphNode node in view.Nodes.Reverse().Where(before.Contains))
        {
            foreach (GraphEdge edge in view.Incoming(node).Where(edge => accounts.ContainsKey(edge.From)))
                yield return Along(edge, output, accounts[edge.From]);
        }
    }

    private HashSet<GraphNode> Before(GraphNode output)
    {
        var before = new HashSet<GraphNode> { output };
        var waiting = new Stack<GraphNode>(before);
        while (waiting.TryPop(out GraphNode? node))
        {
            foreach (GraphNode operand in view.Incoming(node).Select(edge => edge.From).Where(before.Add))
                waiting.Push(operand);
        }

        return before;
    }

    private WalkMoment Seed(GraphNode output)
    {
        Quantity? one = numbers.GradientOf(output) is { } gradient ? Quantities.Of(output.Shape, gradient) : null;
        string words = output.Shape.IsScalar
            ? "Backward starts at the output: its derivative by itself is 1."
            : "Backward starts at the output: the sum of its elements is differentiated, so that each has the derivative 1.";
        return new WalkMoment(WalkPhase.Backward, [WalkFormula.Words(words)])
        {
            Nodes = [output.Id],
            Lines = [new(WalkLineKind.Rule, WalkFormula.Row(symbols.Total(output, output), WalkFormula.Operator("="), one is null || output.Shape.IsScalar || one.IsElided ? WalkFormula.Leaf("mn", "1") : numbers.Formula(one)))],
            Changes = one is null ? [] : [new WalkChange(output.Id, TextKind.Gradient, one)],
        };
    }

    private WalkMoment Along(GraphEdge edge, GraphNode output, Account account)
    {
        double[]? before = account.Used > 0 ? account.Sum : null;
        account.Used++;
        double[]? flow = numbers.IsDistinct(edge.From) ? numbers.FlowOf(edge) : null;
        if (flow is not null)
            account.Add(flow);
        // What is complete is the engine's own number, which it added up in its own order.
        double[] sum = account.IsComplete ? numbers.GradientOf(edge.From) ?? account.Sum : account.Sum;
        Quantity? shown = flow is null ? null : WalkNumbers.Shaped(edge.From.Shape, sum);
        return new WalkMoment(WalkPhase.Backward, Words(edge, output, account))
        {
            Nodes = [edge.From.Id],
            Edges = [_positions[edge]],
            Lines = [.. RuleLines(edge, output), .. flow is null ? [] : NumberLines(edge, output, flow, before, shown)],
            Changes = flow is null ? [] : [new WalkChange(edge.From.Id, TextKind.Gradient, Quantities.Of(edge.From.Shape, sum))],
        };
    }

    private List<WalkFormula> Words(GraphEdge edge, GraphNode output, Account account)
    {
        List<WalkFormula> words = [WalkFormula.Words("Back along the edge from "), symbols.Of(edge.To).Formula, WalkFormula.Words(" to "), symbols.Of(edge.From).Formula, WalkFormula.Words(". ")];
        if (!account.IsComplete)
            words.Add(WalkFormula.Words(FormattableString.Invariant($"That is {account.Used} of {account.Edges} terms; the others follow.")));
        else
            words.AddRange([symbols.Total(output, edge.From), WalkFormula.Words(account.Edges == 1 ? " is complete." : FormattableString.Invariant($" is complete: all {account.Edges} terms are added."))]);
        return words;
    }

    // ∂L/∂h_1 += ∂L/∂o_1 · ∂⁺o_1/∂h_1, and what the partial is
    private IEnumerable<WalkLine> RuleLines(GraphEdge edge, GraphNode output)
    {
        WalkFormula upstream = symbols.Total(output, edge.To), local = symbols.Direct(edge);
        WalkFormula product = IsScalar(edge)
            ? WalkFormula.Row(upstream, WalkFormula.Operator("·"), local)
            : WalkFormula.Row(Transposed(WalkFormula.Bracketed(local)), WalkFormula.Operator("\u2062"), upstream);
        yield return new(WalkLineKind.Rule, WalkFormula.Row(symbols.Total(output, edge.From), WalkFormula.Operator("+="), product));
        if (IsScalar(edge) && symbols.Written(Simplifier.Simplify(LocalPartials.FormulaOf(_forms.Value, edge))) is { } formula)
            yield return new(WalkLineKind.Partial, WalkFormula.Row(local, WalkFormula.Operator("="), formula));
        else if (!IsScalar(edge))
            yield return new(WalkLineKind.Rule, WalkFormula.Row(local, WalkFormula.Words(FormattableString.Invariant($" is the {edge.To.Slots.Count}×{edge.From.Slots.Count} Jacobian{ByRows(edge)}"))));
    }

    // = (−0.35) · 0.3 = −0.105, and the sum so far
    private IEnumerable<WalkLine> NumberLines(GraphEdge edge, GraphNode output, double[] flow, double[]? before, Quantity? sum)
    {
        Quantity? upstream = WalkNumbers.Shaped(edge.To.Shape, numbers.GradientOf(edge.To)!);
        Quantity? local = WalkNumbers.Jacobian(numbers.PartialsOf(edge)!);
        if (WalkNumbers.Shaped(edge.From.Shape, flow) is not { } term || sum is null)
            yield break;
        WalkFormula total = symbols.Total(output, edge.From);
        List<WalkFormula> line = [total, WalkFormula.Operator("+=")];
        if (upstream is not null && local is not null && edge.From.Shape.Kind != ShapeKind.Matrix && edge.To.Shape.Kind != ShapeKind.Matrix)
        {
            line.AddRange(IsScalar(edge)
                ? [numbers.Factor(upstream), WalkFormula.Operator("·"), numbers.Factor(local)]
                : [Transposed(numbers.Formula(local)), WalkFormula.Operator("\u2062"), numbers.Factor(upstream)]);
            line.Add(numbers.Relation(upstream, local, term));
        }

        line.Add(numbers.Formula(term));
        yield return new(WalkLineKind.Numbers, WalkFormula.Row(line));
        if (before is not null && WalkNumbers.Shaped(edge.From.Shape, before) is { } earlier)
            yield return new(WalkLineKind.Numbers, WalkFormula.Row(total, numbers.Relation(earlier, term), numbers.Formula(earlier), WalkFormula.Operator("+"), numbers.Factor(term), numbers.Relation(earlier, term, sum), numbers.Formula(sum)));
    }

    private static bool IsScalar(GraphEdge edge) => edge.From.Shape.IsScalar && edge.To.Shape.IsScalar;

    private static string ByRows(GraphEdge edge) =>
        edge.From.Shape.Kind == ShapeKind.Matrix || edge.To.Shape.Kind == ShapeKind.Matrix ? ", a matrix read row by row." : ".";

    private static WalkFormula Transposed(WalkFormula formula) => WalkFormula.Of("msup", formula, WalkFormula.Operator("⊤"));

    // What has flowed into a node so far.
    private sealed class Account(int edges, double[] sum)
    {
        public int Edges => edges;

        public int Used { get; set; }

        public double[] Sum { get; private set; } = sum;

        public bool IsComplete => Used == edges;

        public void Add(double[] flow) => Sum = [.. Sum.Zip(flow, (a, b) => a + b)];
    }
}
