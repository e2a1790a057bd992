using AutodiffTeach.Derivations.Families;
using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The sections of a long derivation: each line stands for all steps of its form, and what repeats has a short name.</summary>
internal static class FamilySections
{
    /// <summary>The fewest lines of one form that are written as one.</summary>
    public const int Fewest = 3;

    private const int MostRuleTerms = 2; // of a chain rule that is written in symbols first

    /// <summary>The forward values; the arguments of activations that have names stand before them.</summary>
    public static Step Forward(DerivationContext context, FamilyNames names) => new()
    {
        Rule = Rules.ForwardValue,
        Explanation = "Compute every result from those before it.",
        Steps = LineFamilies.Group(
            [.. context.Graph.Ancestors.Where(node => !node.Variable.IsLeaf).SelectMany(node => ForwardLines(context, names, node))], names.Index, Fewest),
    };

    /// <summary>The direct partial on every edge, with its name where it has one.</summary>
    public static Step Partials(DerivationContext context, FamilyNames names) => new()
    {
        Rule = Rules.DirectPartial,
        Explanation = "Differentiate each result's own formula with respect to one argument, the other arguments held constant.",
        Steps = LineFamilies.Group(
            [.. context.Graph.Nodes.SelectMany(context.Graph.Outgoing).OrderBy(edge => edge.To.Slot).ThenBy(edge => edge.From.Slot).Select(edge => PartialLine(context, names, edge))],
            names.Index,
            Fewest),
    };

    /// <summary>The backward values, each from those downstream.</summary>
    public static Step Backward(DerivationContext context, FamilyNames names)
    {
        ScalarGraph graph = context.Graph;
        Step[] lines = [.. graph.Nodes.Reverse().Where(node => node != graph.Of && node != graph.Wrt).Select(node => BackwardLine(context, names, node))];
        return new Step
        {
            Rule = Rules.BackwardPass,
            Words = $"Go back from {graph.Of}, against the edges. The derivative of {graph.Of} with respect to a result is a sum over the edges out of it: the derivative at the end of the edge times the direct partial on the edge.",
            Steps = LineFamilies.Group(lines, names.Index, Fewest),
        };
    }

    /// <summary>The sum over the edges out of the variable of differentiation, terms of one form as Σ.</summary>
    public static Step Sum(DerivationContext context, FamilyNames names, Expr formula)
    {
        ScalarGraph graph = context.Graph;
        IReadOnlyList<ScalarEdge> edges = graph.Outgoing(graph.Wrt);
        Expr inSymbols = IndexedSum.Of([.. edges.Select(edge => names.Shorten(EdgeTerm.Symbols(context, edge)))], names.Index, Fewest);
        Expr inserted = IndexedSum.Of([.. edges.Select(edge => names.Shorten(EdgeTerm.Inserted(context, edge)))], names.Index, Fewest);
        Step[] links = [new Step { Rule = Rules.SumOverEdges, Before = context.Subject, After = inSymbols }];
        if (inserted != inSymbols)
            links = [.. links, new Step { Rule = Rules.InsertPartials, Before = inSymbols, After = inserted }];
        // The sum itself may be the result, then with the symbols that the names stand for.
        if (formula != inserted && formula != Formula(context, names))
            links = [.. links, new Step { Rule = Rules.ClosedForm, Before = inserted, After = formula }];
        Prose words = $"{graph.Wrt} has {edges.Count} edges towards the output; each adds the derivative at its end times its direct partial.";
        return new Step
        {
            Rule = Rules.SumOverEdges,
            Words = words,
            Steps =
            [
                new Step
                {
                    Rule = Rules.SumOverEdges,
                    Before = context.Subject,
                    After = links[^1].After,
                    Value = context.TotalValueOf(graph.Wrt),
                    Where = [graph.Wrt.Name],
                    Steps = links,
                },
            ],
        };
    }

    /// <summary>The derivative from the derivatives one edge on, terms of one form as Σ, in the symbols of the model.</summary>
    public static Expr Formula(DerivationContext context, FamilyNames names) =>
        IndexedSum.Of([.. context.Graph.Outgoing(context.Graph.Wrt).Select(edge => EdgeTerm.Inserted(context, edge))], names.Index, Fewest);

    // a_t = U x_t + V h_{t-1}; h_t = relu(a_t)
    private static IEnumerable<Step> ForwardLines(DerivationContext context, FamilyNames names, ScalarNode node)
    {
        Expr definition = context.Graph.DefinitionOf(node);
        if (definition is Call { Function: UnaryOperation function, Arguments: [var argument] } && names.Of(argument) is { } name)
        {
            yield return new Step { Rule = Rules.Definition, Before = name, After = argument, Value = context.ValueOf(argument), Where = [node.Name] };
            definition = Expr.Call(function, name);
        }

        yield return new Step
        {
            Rule = Rules.ForwardValue,
            Before = node.Symbol,
            After = IndexedSum.In(definition, names.Index, Fewest),
            Value = context.ValueOf(node),
            Where = [node.Name],
        };
    }

    private static Step PartialLine(DerivationContext context, FamilyNames names, ScalarEdge edge) => new()
    {
        Rule = Rules.DirectPartial,
        Name = names.NameOf(edge),
        Before = edge.Symbol,
        After = names.Shorten(edge.Partial),
        Value = context.PartialValueOf(edge),
        Where = [edge.From.Name, edge.To.Name],
        Words = DirectPartials.Reason(context.Graph.DefinitionOf(edge.To), edge.From),
    };

    // δ_t = ∂L/∂h_t = ∂L/∂o_t ∂⁺o_t/∂h_t + δ_{t+1} J_{t+1} = ∂L/∂o_t W + δ_{t+1} J_{t+1}
    private static Step BackwardLine(DerivationContext context, FamilyNames names, ScalarNode node)
    {
        Expr total = context.Graph.Total(node);
        IReadOnlyList<ScalarEdge> edges = context.Graph.Outgoing(node);
        Expr rule = Expr.Sum([.. edges.Select(edge => Term(context, names, edge, names.NameOf(edge) ?? edge.Symbol))]);
        Expr inserted = Expr.Sum([.. edges.Select(edge => Term(context, names, edge, names.PartialOf(edge)))]);
        bool isDirect = edges is [{ To: var end }] && end == context.Graph.Of;
        return new Step
        {
            Rule = Rules.BackwardPass,
            Name = names.Of(total),
            Before = total,
            After = inserted,
            Value = context.TotalValueOf(node),
            Where = [node.Name, .. edges.Select(edge => edge.To.Name)],
            Words = BackwardPass.Reason(node, edges),
            Steps = rule == inserted || isDirect || edges.Count > MostRuleTerms ? [] :
            [
                new Step { Rule = Rules.ChainRule, Before = total, After = rule },
                new Step { Rule = Rules.InsertPartials, Before = rule, After = inserted },
            ],
        };
    }

    private static Expr Term(DerivationContext context, FamilyNames names, ScalarEdge edge, Expr partial) => edge.To == context.Graph.Of
        ? partial
        : Expressions.Flatten((new Symbol(names.Shorten(context.Graph.Total(edge.To))) * new Symbol(partial)).Formula);
}
