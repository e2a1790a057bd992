using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The last section of a derivation along edges or paths: the sum, with the direct partials inserted, in closed form.</summary>
internal static class ClosingSum
{
    /// <summary>The section; formulas that say the same as the one before are left out.</summary>
    /// <param name="context">The derivation.</param>
    /// <param name="rule">What is summed over, from <see cref="Rules"/>.</param>
    /// <param name="explanation">What a teacher says.</param>
    /// <param name="sum">The sum in the symbols of the partials.</param>
    /// <param name="inserted">The sum with their formulas.</param>
    /// <param name="formula">The closed form.</param>
    /// <param name="where">The nodes that the sum is about.</param>
    public static Step Section(
        DerivationContext context, string rule, string explanation, Expr sum, Expr inserted, Expr formula, IReadOnlyList<string> where)
    {
        var steps = new List<Step> { new() { Rule = rule, Before = context.Subject, After = sum } };
        if (inserted != sum)
            steps.Add(new Step { Rule = Rules.InsertPartials, Before = sum, After = inserted });
        if (formula != inserted)
            steps.Add(new Step { Rule = Rules.ClosedForm, Before = inserted, After = formula });
        var line = new Step
        {
            Rule = rule,
            Before = context.Subject,
            After = formula,
            Value = context.TotalValueOf(context.Graph.Wrt),
            Where = where,
            Steps = steps,
        };
        return new Step { Rule = rule, Explanation = explanation, Steps = [line] };
    }
}
