using System.Globalization;
using AutodiffTeach.Formulas;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Derivations.Generators;

/// <summary>The result at the model's values, beside a difference quotient.</summary>
internal static class NumericCheck
{
    public static Step Section(DerivationContext context, Expr subject, Expr formula, double? value, int order)
    {
        if (value is not { } number)
            return new Step { Rule = Rules.NumericCheck, Explanation = "Not every value is given, so no number is computed; the formula was compared with the engine at random points." };
        return new Step
        {
            Rule = Rules.NumericCheck,
            Explanation = order == 1 && Quotient(context) is { } quotient
                ? $"The backward sweep over numbers gives {Show(number)}; the difference quotient with a small step gives {Show(quotient)}."
                : order == 1 ? $"The backward sweep over numbers gives {Show(number)}."
                : $"The backward sweep over dual numbers gives {Show(number)}.",
            Steps = [Line(context, subject, formula, number)],
        };
    }

    // dy/dw = 3 w^2 u_1 + ... = 3 2^2 3 + ... = 63; of a long formula only the value
    private static Step Line(DerivationContext context, Expr subject, Expr formula, double value) => new()
    {
        Rule = Rules.NumericCheck,
        Before = subject,
        After = Written.IsShort(formula, DerivationContext.LongestWithNumbers) ? formula : subject,
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
