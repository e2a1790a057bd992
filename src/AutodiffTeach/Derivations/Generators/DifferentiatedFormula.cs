using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>A formula differentiated rule by rule, its named parts before it.</summary>
internal static class DifferentiatedFormula
{
    private const long LongestTaken = 120;
    private const long LongestResult = 400;

    /// <summary>The section.</summary>
    /// <param name="parts">The formula and its named parts.</param>
    /// <param name="withRespectTo">The variable of differentiation.</param>
    /// <param name="result">The derivative as it is stated.</param>
    /// <param name="rule">The name of the section, from <see cref="Rules"/>.</param>
    /// <param name="isNamed">Whether the formula has a name that the reader knows, so that the derivative starts from its symbol.</param>
    public static Step Section(NamedParts parts, Variable withRespectTo, Expr result, string rule, bool isNamed)
    {
        Definition whole = parts.Definitions[^1];
        Expr taken = Expr.Derivative(whole.Formula, withRespectTo);
        bool isUnnamed = !isNamed && parts.Definitions.Count == 1 && Written.IsShort(whole.Formula, LongestTaken);
        return new Step
        {
            Rule = rule,
            Words = Introduction(isUnnamed ? new Prose() : NameOf(whole, isNamed), withRespectTo, parts),
            Steps = [.. parts.Definitions.SkipLast(1).SelectMany(part => LinesOf(parts, part, withRespectTo)), Last(parts, withRespectTo, isUnnamed ? taken : null, result)],
        };
    }

    private static Prose NameOf(Definition whole, bool isNamed)
    {
        if (isNamed)
            return $" {(Expr)whole.Name}";
        return $" {(Expr)whole.Name}, the whole formula,";
    }

    private static Prose Introduction(Prose whole, Variable withRespectTo, NamedParts parts)
    {
        Prose named = parts.Definitions.Count == 1 ? "" : " Parts that are long or repeated have names.";
        return $"Differentiate{whole} with respect to {(Expr)withRespectTo}, everything else held constant.{named}";
    }

    // s_1 = w*x + b; ∂s_1/∂x = w
    private static IEnumerable<Step> LinesOf(NamedParts parts, Definition part, Variable withRespectTo)
    {
        yield return new Step { Rule = Rules.Definition, Before = part.Name, After = part.Formula };
        yield return RuleSteps.Line(RuleTree.Of(part.Formula, withRespectTo, parts.Names), Expr.Partial(PartialKind.Total, part.Name, withRespectTo));
    }

    private static Step Last(NamedParts parts, Variable withRespectTo, Expr? before, Expr result)
    {
        Definition whole = parts.Definitions[^1];
        RuleTree tree = RuleTree.Of(whole.Formula, withRespectTo, parts.Names);
        Expr symbol = Expr.Partial(PartialKind.Total, whole.Name, withRespectTo);
        // Written out the result may be as long as the formula is; then it stays over the names.
        return RuleSteps.Line(tree, before ?? symbol, parts.Definitions.Count == 1 || Written.IsShort(result, LongestResult) ? result : null);
    }
}
