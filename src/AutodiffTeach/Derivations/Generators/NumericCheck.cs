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
        Expr? inserted = context.InsertValues(formula);
        List<Step> steps = [new Step { Rule = Rules.ClosedForm, Before = subject, After = formula }];
        if (inserted is not null && inserted != formula && inserted is not Number)
            steps.Add(new Step { Rule = Rules.InsertValues, Before = formula, After = inserted });
        return new Step
        {
            Rule = Rules.NumericCheck,
            Explanation = order == 1 && Quotient(context) is { } quotient
                ? $"Numeric check: the backward sweep over numbers gives {Show(number)}; the difference quotient with a small step gives {Show(quotient)}."
                : $"Numeric check: the engine gives {Show(number)}.",
            Steps =
            [
                new Step
                {
                    Rule = Rules.NumericCheck,
                    Before = subject,
                    After = steps[^1].After,
                    Value = number,
                    Where = [context.Graph.Wrt.Name],
                    Steps = steps,
                },
            ],
        };
    }

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
