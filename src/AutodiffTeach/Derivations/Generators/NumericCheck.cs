using System.Globalization;
using AutodiffTeach.Formulas;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The result at the model's values, beside a difference quotient.</summary>
internal static class NumericCheck
{
    public static Step Section(DerivationContext context, Expr subject, Expr formula, double? value, int order, IReadOnlyList<Step> uncompared)
    {
        string note = uncompared.Count == 0 ? "" : " " + Uncompared(uncompared);
        if (value is not { } number)
            return new Step { Rule = Rules.NumericCheck, Explanation = WithoutValue(context, uncompared.Count == 0) + note };
        return new Step
        {
            Rule = Rules.NumericCheck,
            Explanation = (order == 1 && Quotient(context) is { } quotient
                ? $"The backward sweep over numbers gives {Show(number)}; the difference quotient with a small step gives {Show(quotient)}."
                : order == 1 ? $"The backward sweep over numbers gives {Show(number)}."
                : $"The backward sweep over dual numbers gives {Show(number)}.") + note,
            Steps = [Line(context, subject, formula, number)],
        };
    }

    private static string WithoutValue(DerivationContext context, bool isCompared)
    {
        bool isOpen = context.Graph.Ancestors.Any(node => Expressions.Ordered(context.Graph.DefinitionOf(node)).Any(part => part is Call { Function: AbstractFunction }));
        string reason = isOpen ? "A function of the model is left open, so no number is computed" : "Not every value is given, so no number is computed";
        return reason + (!isCompared ? "."
            : isOpen ? "; every line was compared with the engine at random points, with a smooth function in its place."
            : "; every line was compared with the engine at random points.");
    }

    // Outside the domain, or where rounding swallows the digits, no comparison says anything.
    private static string Uncompared(IReadOnlyList<Step> lines) => lines.Count == 1
        ? $"One line could not be compared with numbers, since no point was found where it has a reliable value: {lines[0].Before} = {lines[0].After}."
        : $"{lines.Count} lines could not be compared with numbers, since no point was found where they have a reliable value.";

    // dy/dw = 3 w^2 u_1 + ... = 3 2^2 3 + ... = 63; of a long formula only the value
    private static Step Line(DerivationContext context, Expr subject, Expr formula, double value) => new()
    {
        Rule = Rules.NumericCheck,
        Before = subject,
        After = Written.IsShort(formula, DerivationContext.LongestWithNumbers) && !Expressions.Ordered(formula).Any(part => part is Series) ? formula : subject,
        Numbers = context.InsertValues(formula),
        Value = value,
        Where = [context.Graph.Wrt.Name],
    };

    // (f(x + h) - f(x - h))/2h; null for a result, which has no value of its own to change
    private static double? Quotient(DerivationContext context)
    {
        ScalarNode wrt = context.Graph.Wrt;
        if (!wrt.Variable.IsLeaf)
            return null;
        double h = 1e-5 * Math.Max(1, Math.Abs(context.ValueOf(wrt)!.Value));
        return (At(h) - At(-h)) / (2 * h);

        double At(double shift) => context.Model.Graph.Run<Real>((variable, element) =>
            (variable.GivenValues[element]?.ToDouble() ?? double.NaN) + (variable == wrt.Variable && element == wrt.Element ? shift : 0))
            .Values[context.Graph.Of.Slot].Value;
    }

    private static string Show(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
