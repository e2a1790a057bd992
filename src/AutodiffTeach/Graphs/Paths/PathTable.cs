using AutodiffTeach.Formulas;

namespace AutodiffTeach.Graphs.Paths;

/// <summary>The paths from one variable to another with their terms, as the derivative by paths needs them.</summary>
public sealed class PathTable
{
    private const int LongestSimplified = 500;

    private readonly NumericRun _numbers;
    private readonly LocalForms _forms;
    private readonly Dictionary<GraphEdge, Jacobian?> _values = [];
    private readonly Dictionary<GraphEdge, Expr> _formulas = [];

    /// <summary>The table of the paths between two variables of a graph, over the view of variables.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="from">The variable of differentiation.</param>
    /// <param name="to">What is differentiated.</param>
    public PathTable(ComputationGraph graph, ModelVariable from, ModelVariable to)
    {
        ArgumentNullException.ThrowIfNull(graph);
        GraphView view = graph.View(Granularity.Variables);
        From = from;
        To = to;
        Paths = new PathSet(view, view.Find(from.Name)!, view.Find(to.Name)!);
        _numbers = graph.RunNumbers();
        _forms = graph.RunLocally();
    }

    /// <summary>The variable of differentiation.</summary>
    public ModelVariable From { get; }

    /// <summary>What is differentiated.</summary>
    public ModelVariable To { get; }

    /// <summary>The paths.</summary>
    public PathSet Paths { get; }

    /// <summary>The total derivative, the sum over all paths however many; null where a value is missing.</summary>
    public Jacobian? Total => _numbers.IsKnown(To) && _numbers.IsKnown(From) ? Jacobian.Total(_numbers, To, From) : null;

    /// <summary>The terms one by one, lazily.</summary>
    public IEnumerable<PathTerm> Terms() => Paths.Enumerate().Select(TermOf);

    /// <summary>The term of one path.</summary>
    public PathTerm TermOf(GraphPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        Expr[] partials = [.. path.Edges.Select(SymbolOf)];
        bool scalars = path.Nodes.All(node => node.Shape.IsScalar);
        Expr[]? formulas = scalars ? [.. path.Edges.Select(FormulaOf)] : null;
        Expr product = formulas is null
            ? Expr.Product([.. partials.Reverse()])
            : Simplified(Expr.Product([.. formulas.Reverse()]), formulas.Length);
        return new PathTerm(path, partials, formulas, product, ValueOf(path));
    }

    private static Expr SymbolOf(GraphEdge edge) => Expr.Partial(
        PartialKind.Total, Expr.Variable(edge.To.Id), Expr.Variable(edge.From.Id));

    // A product of very many factors is left as it stands: nobody reads it, and collecting its powers would take long.
    private static Expr Simplified(Expr product, int factors) => factors <= LongestSimplified ? Simplifier.Simplify(product) : product;

    private Expr FormulaOf(GraphEdge edge)
    {
        if (!_formulas.TryGetValue(edge, out Expr? formula))
        {
            formula = Simplifier.Simplify(_forms.DirectPartial(edge.To.Variables[0], edge.From.Variables[0]));
            _formulas.Add(edge, formula);
        }

        return formula;
    }

    private Jacobian? ValueOf(GraphPath path)
    {
        Jacobian result = Jacobian.Identity(From.Shape.Size);
        foreach (GraphEdge edge in path.Edges)
        {
            if (ValueOf(edge) is not { } value)
                return null;
            result = value * result;
        }

        return result;
    }

    private Jacobian? ValueOf(GraphEdge edge)
    {
        if (!_values.TryGetValue(edge, out Jacobian? value))
        {
            (ModelVariable of, ModelVariable argument) = (edge.To.Variables[0], edge.From.Variables[0]);
            value = _numbers.IsKnown(of) && _numbers.IsKnown(argument) ? Jacobian.Direct(_numbers, of, argument) : null;
            _values.Add(edge, value);
        }

        return value;
    }
}
