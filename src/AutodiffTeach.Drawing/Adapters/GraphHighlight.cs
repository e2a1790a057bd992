using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Graphs.Paths;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>
/// Highlights all paths through given nodes and says what they stand for: by the chain rule the sum over these paths is the product of the
/// derivatives from each node to the next, each of them a direct partial where one path leads on, else a total derivative.
/// </summary>
public sealed class GraphHighlight
{
    private const int LongestFormula = 44;
    private const int MostFactors = 6;

    private readonly Model _model;
    private readonly GraphView _variables;
    private readonly int _digits;

    private GraphHighlight(Model model, int digits)
    {
        (_model, _digits) = (model, digits);
        _variables = model.Graph.View(Granularity.Variables);
    }

    /// <summary>The paths that visit the given nodes in this order, with their names and their term; without nodes where there is no such path.</summary>
    /// <param name="model">The model.</param>
    /// <param name="view">The view that the sketch shows.</param>
    /// <param name="sketch">The sketch of the view.</param>
    /// <param name="stops">Ids of nodes of the view, at least one.</param>
    /// <param name="digits">Significant digits of the value of the term.</param>
    public static Highlight Through(Model model, GraphView view, Sketch sketch, IReadOnlyList<string> stops, int digits = 5)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(sketch);
        ArgumentNullException.ThrowIfNull(stops);
        var marked = Highlight.Through(sketch, stops);
        if (marked.Nodes.Count == 0)
            return marked;
        GraphNode[] nodes = [.. stops.Select(stop => view.Find(stop)!)];
        var highlight = new GraphHighlight(model, digits);
        return marked with { Path = string.Join(" → ", nodes.Select(highlight.NameOf)), Term = highlight.TermOf(nodes) };
    }

    private string NameOf(GraphNode node) => node.Variables.Count > 0 ? _model.Notation.PrintedName(node.Variables[0].Name) : node.Label;

    // Operations without a name have no symbol to write the term in.
    private string? TermOf(GraphNode[] stops)
    {
        if (stops.Length < 2 || stops.Any(stop => stop.Variables.Count == 0))
            return null;
        Factor[] factors = [.. stops.Skip(1).Zip(stops).SelectMany(leg => FactorsOf(_variables.Find(leg.Second.Id)!, _variables.Find(leg.First.Id)!))];
        string?[] sides = [Symbols(factors), Formula(factors), Value(factors)?.ToLabel(_digits)];
        return string.Join(" = ", sides.OfType<string>().Distinct());
    }

    private IEnumerable<Factor> FactorsOf(GraphNode from, GraphNode to)
    {
        var paths = new PathSet(_variables, from, to);
        return paths.Count.IsOne
            ? paths.Enumerate().First().Edges.Select(edge => new Factor(edge.To, edge.From, IsDirect: true))
            : [new Factor(to, from, IsDirect: false)];
    }

    // Last factor first, as the chain rule is written; of very many only the ends.
    private string Symbols(Factor[] factors)
    {
        string[] symbols = [.. factors.Reverse().Select(SymbolOf)];
        return string.Join(" · ", symbols.Length <= MostFactors ? symbols : [.. symbols[..2], "…", .. symbols[^2..]]);
    }

    // ∂a/∂b reads as the direct partial where b is an argument of a, so a total derivative beside a direct edge is written with d.
    private string SymbolOf(Factor factor)
    {
        bool isAmbiguous = !factor.IsDirect && _variables.Incoming(factor.Of).Any(edge => edge.From == factor.By) && factor.Of.Role != Role.Output;
        return isAmbiguous ? $"d{NameOf(factor.Of)}/d{NameOf(factor.By)}" : $"∂{NameOf(factor.Of)}/∂{NameOf(factor.By)}";
    }

    private string? Formula(Factor[] factors)
    {
        if (factors.Length > MostFactors || factors.Any(factor => !factor.IsDirect || !factor.Of.Shape.IsScalar || !factor.By.Shape.IsScalar))
            return null;
        LocalForms forms = _model.Graph.RunLocally();
        Expr product = Expr.Product([.. factors.Reverse().Select(factor => forms.DirectPartial(factor.Of.Variables[0], factor.By.Variables[0]))]);
        string text = PlainPrinter.Print(Simplifier.Simplify(product), _model.Notation);
        return text.Length <= LongestFormula ? text.Replace("*", " ", StringComparison.Ordinal) : null;
    }

    private Quantity? Value(Factor[] factors)
    {
        NumericRun run = _model.Graph.RunNumbers();
        if (factors.Any(factor => !run.IsKnown(factor.Of.Variables[0]) || !run.IsKnown(factor.By.Variables[0])))
            return null;
        Jacobian product = factors.Select(factor => factor.IsDirect
            ? Jacobian.Direct(run, factor.Of.Variables[0], factor.By.Variables[0])
            : Jacobian.Total(run, factor.Of.Variables[0], factor.By.Variables[0])).Aggregate((earlier, later) => later * earlier);
        return (product.Rows, product.Columns) == (1, 1)
            ? Quantity.Scalar(product[0, 0])
            : Quantity.Matrix(Enumerable.Range(0, product.Rows).Select(row => Enumerable.Range(0, product.Columns).Select(column => product[row, column])));
    }

    private readonly record struct Factor(GraphNode Of, GraphNode By, bool IsDirect);
}
