using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Calculus;

namespace AutodiffTeach.Checking.Mistakes;

/// <summary>Inner parts of the form cx + d with a constant d that is not 0.</summary>
internal static class AffineParts
{
    /// <summary>The arguments, bases and exponents of that form, with their slopes.</summary>
    public static IEnumerable<(Expr Formula, double Slope)> Of(Expr formula) =>
        from part in Expressions.Ordered(formula)
        where part is Call or Power
        from inner in part.Children.ToArray()
        where inner is Sum
        let variables = Expressions.Variables(inner)
        where variables.Count == 1
        let slope = Simplifier.Simplify(RuleTree.Of(inner, variables[0]).Derivative)
        where slope is Number
        select (inner, ((Number)slope).Value.ToDouble());
}
