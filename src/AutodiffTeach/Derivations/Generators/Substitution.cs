using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The derivative by writing the output as one formula of parameters and inputs and differentiating that.</summary>
internal static class Substitution
{
    public static IEnumerable<Step> Sections(DerivationContext context, Expr formula)
    {
        ScalarNode of = context.Graph.Of, wrt = context.Graph.Wrt;
        if (!wrt.Variable.IsLeaf)
            throw new DerivationException($"'{wrt.Name}' is computed; the direct method differentiates with respect to a parameter, an input or a state. Use the backward method.");
        Expr closed = context.ClosedFormOf(of)
            ?? throw new DerivationException($"'{of.Name}' written as one formula would be too long; use the backward method.");
        yield return Forward(context, of, closed);
        yield return Differentiate(context, closed, wrt, formula);
    }

    // q = w p = w u_1; each result over parameters and inputs
    private static Step Forward(DerivationContext context, ScalarNode of, Expr closed)
    {
        var lines = new List<Step>();
        foreach (ScalarNode node in context.Graph.Ancestors.Where(node => !node.Variable.IsLeaf))
        {
            Expr definition = context.Graph.DefinitionOf(node);
            Expr whole = node == of ? closed : context.ClosedFormOf(node)!;
            List<Step> steps = [new Step { Rule = Rules.Definition, Before = node.Symbol, After = definition }];
            if (whole != definition)
                steps.Add(new Step { Rule = Rules.Substitute, Before = definition, After = whole });
            lines.Add(new Step
            {
                Rule = Rules.Substitute,
                Before = node.Symbol,
                After = steps[^1].After,
                Value = context.ValueOf(node),
                Where = [node.Name],
                Steps = steps,
            });
        }

        return new Step
        {
            Rule = Rules.Substitute,
            Words = $"Insert each result into the next, until {of} is one formula of parameters and inputs.",
            Steps = lines,
        };
    }

    private static Step Differentiate(DerivationContext context, Expr closed, ScalarNode wrt, Expr formula)
    {
        IReadOnlyList<Expr> terms = closed is Sum sum ? sum.Terms : [closed];
        var derivatives = new List<Expr>();
        var lines = new List<Step>();
        foreach (Expr term in terms)
        {
            Expr derivative = Simplifier.Simplify(Differentiation.Derivative(term, wrt.Symbol));
            if (derivative != Expr.Zero)
                derivatives.Add(derivative);
            lines.Add(new Step
            {
                Rule = Rules.Differentiate,
                Before = Expr.Derivative(term, wrt.Symbol),
                After = derivative,
                Where = [wrt.Name],
                Words = Reason(term, wrt),
            });
        }

        Expr total = Expr.Sum([.. derivatives]);
        List<Step> steps = [new Step { Rule = Rules.Differentiate, Before = context.Subject, After = total }];
        if (total != formula)
            steps.Add(new Step { Rule = Rules.Simplify, Before = total, After = formula });
        lines.Add(new Step
        {
            Rule = Rules.Differentiate,
            Before = context.Subject,
            After = formula,
            Value = context.TotalValueOf(wrt),
            Where = [wrt.Name],
            Explanation = terms.Count > 1 ? "The derivative of a sum is the sum of the derivatives." : "",
            Steps = steps,
        });
        return new Step
        {
            Rule = Rules.Differentiate,
            Words = $"Differentiate with respect to {wrt}, everything else held constant.",
            Steps = lines,
        };
    }

    private static Prose Reason(Expr term, ScalarNode wrt)
    {
        Variable variable = wrt.Symbol;
        if (!Expressions.Variables(term).Contains(variable))
            return $"{wrt} does not occur here.";
        return term switch
        {
            Variable => "The variable itself.",
            Power { Exponent: Number, Base: Variable } => "Power rule.",
            Power { Exponent: Number } => "Power rule, then the derivative of the base.",
            Power => $"Chain rule: {Operations.OperationTable.Power.Law}.",
            Call { Function: Operations.AbstractFunction function } => $"Chain rule; {function.Name} is left open, and so is its derivative {function.Name}'.",
            Call { Function: var function } => $"Chain rule: {function.Law}.",
            Product product when product.Factors.Count(factor => Expressions.Variables(factor).Contains(variable)) == 1 =>
                product.Factors.Any(factor => factor is Power(var @base, Number) && @base == variable) ? "Constant factors stay; power rule." : "Constant factors stay.",
            Product => "Product rule.",
            _ => "",
        };
    }
}
