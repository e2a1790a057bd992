using AutodiffTeach.Cli.Models;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Pages;

/// <summary>The table of every variable: what it is, its value, its gradient.</summary>
internal static class ValueTable
{
    private const string Unknown = "–";

    public static string Write(Solution solution)
    {
        Notation notation = solution.Model.Notation;
        string output = MathMl.Math(PageText.NameOf(solution.Of, notation));
        bool hasFormulas = solution.Evaluation.Variables.Any(HasFormula);
        var table = new HtmlTable(
            $"In the order of the computation; the gradient is the total derivative of {output} with respect to the variable, along all paths.",
            hasFormulas ? ["Variable", "Role", "Formula", "Value", "Gradient"] : ["Variable", "Role", "Value", "Gradient"]);
        foreach (ModelVariable variable in solution.Evaluation.Variables)
        {
            string[] formula = !hasFormulas ? [] : [HasFormula(variable) ? FormulaOf(solution.Forms.DefinitionOf(variable), notation) : ""];
            table.Add([
                MathMl.Math(MathMlPrinter.PrintName(variable.Name, notation)),
                $"<span class=\"role\">{variable.Role.ToString().ToLowerInvariant()}</span>",
                .. formula,
                Cell("value", variable, solution.Evaluation.ValueOf(variable)),
                Cell("gradient", variable, solution.Evaluation.GradientOf(solution.Of, variable))]);
        }

        return table.ToString();
    }

    // The terms of a sum are formulas of their own, so that a long sum wraps and does not push the values off the page.
    private static string FormulaOf(Expr definition, Notation notation) => definition is Sum { Terms: var terms }
        ? string.Join(' ', terms.Select((term, i) => MathMl.Math(i == 0 ? MathMlPrinter.PrintInner(term, notation) : Following(term, notation))))
        : MathMlPrinter.Print(definition, notation);

    private static string Following(Expr term, Notation notation)
    {
        bool isNegative = term is Number { Value.Sign: < 0 } or Product { Factors: [Number { Value.Sign: < 0 }, ..] };
        return $"<mo form=\"infix\">{(isNegative ? "−" : "+")}</mo>{MathMlPrinter.PrintInner(isNegative ? Expr.Negate(term) : term, notation)}";
    }

    private static bool HasFormula(ModelVariable variable) => !variable.IsLeaf && variable.Shape.IsScalar;

    private static string Cell(string kind, ModelVariable variable, double[]? elements) =>
        elements is null ? Unknown : $"<span class=\"{kind}\">{MathMl.Math(MathMl.Shaped(variable.Shape, elements))}</span>";
}
