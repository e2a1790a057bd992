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

    // By the rules; the last line is the derivative that was sought.
    private static Step Differentiate(DerivationContext context, Expr closed, ScalarNode wrt, Expr formula)
    {
        context.Parts = NamedParts.Of(closed, wrt.Symbol, context.Graph.Of.Symbol, context.Model.Graph.Variables.Select(variable => variable.Name));
        Step section = DifferentiatedFormula.Section(context.Parts, wrt.Symbol, formula, Rules.Differentiate, isNamed: true);
        Step last = section.Steps[^1];
        return section with { Steps = [.. section.Steps.SkipLast(1), last with { Value = context.TotalValueOf(wrt) }] };
    }
}
