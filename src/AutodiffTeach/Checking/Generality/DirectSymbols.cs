using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.SeriesLaws;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Checking.Generality;

/// <summary>Writes the symbols of derivatives of a model over those of direct partials alone: a total derivative as the sum over its paths.</summary>
/// <param name="model">The model at a length.</param>
/// <param name="resolver">Which derivative a symbol means.</param>
/// <param name="convention">How ∂ is taken.</param>
internal sealed class DirectSymbols(Model model, SymbolResolver resolver, PartialConvention convention)
{
    private readonly Dictionary<ModelVariable, Dictionary<ModelVariable, Symbol>> _totals = [];

    /// <summary>The symbols, without indices, that stand for more than one path or a path of several edges.</summary>
    public HashSet<string> Totals { get; } = [];

    /// <summary>The total derivative of one variable in another.</summary>
    public Expr Total(ModelVariable of, ModelVariable argument) => TotalsBy(argument).GetValueOrDefault(of, Symbol.Zero).Formula;

    /// <summary>The formula over direct partials; those that do not exist are 0.</summary>
    public Expr In(Expr formula) => Expressions.Fold<Expr>(formula, (node, children) =>
        node is Partial symbol ? Meaning(symbol) : Expressions.WithChildren(node, children));

    private Expr Meaning(Partial symbol)
    {
        if (model.Graph.Find(symbol.Of.Name) is not { } of || model.Graph.Find(symbol.WithRespectTo.Name) is not { } argument)
            return Expr.Zero;
        if (of == argument)
            return Expr.One;
        if (resolver.Literal(symbol, convention) == PartialKind.Total)
        {
            Expr total = Total(of, argument);
            if (total is not (Number or Partial))
                Totals.Add(Transfer.KeyOf(symbol));
            return total;
        }

        return of.Arguments.Contains(argument) ? Direct(of, argument) : Expr.Zero;
    }

    private static Expr Direct(ModelVariable of, ModelVariable argument) =>
        Expr.Partial(PartialKind.Direct, Expr.Variable(of.Name), Expr.Variable(argument.Name));

    // d a/d b = Σ ∂⁺a/∂c dc/db over the arguments c of a, in the order of computation
    private Dictionary<ModelVariable, Symbol> TotalsBy(ModelVariable argument)
    {
        if (_totals.TryGetValue(argument, out Dictionary<ModelVariable, Symbol>? known))
            return known;
        var totals = new Dictionary<ModelVariable, Symbol> { [argument] = Symbol.One };
        foreach (ModelVariable variable in model.Graph.Variables)
        {
            foreach (ModelVariable inner in variable.Arguments)
            {
                if (variable != argument && totals.TryGetValue(inner, out Symbol total))
                    totals[variable] = totals.GetValueOrDefault(variable, Symbol.Zero) + new Symbol(Direct(variable, inner)) * total;
            }
        }

        return _totals[argument] = totals;
    }
}
