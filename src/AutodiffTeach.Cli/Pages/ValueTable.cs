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
            string[] formula = !hasFormulas ? [] : [HasFormula(variable) ? MathMlPrinter.Print(solution.Forms.DefinitionOf(variable), notation) : ""];
            table.Add([
                MathMl.Math(MathMlPrinter.PrintName(variable.Name, notation)),
                $"<span class=\"role\">{variable.Role.ToString().ToLowerInvariant()}</span>",
                .. formula,
                Cell("value", variable, solution.Evaluation.ValueOf(variable)),
                Cell("gradient", variable, solution.Evaluation.GradientOf(solution.Of, variable))]);
        }

        return table.ToString();
    }

    private static bool HasFormula(ModelVariable variable) => !variable.IsLeaf && variable.Shape.IsScalar;

    private static string Cell(string kind, ModelVariable variable, double[]? elements) =>
        elements is null ? Unknown : $"<span class=\"{kind}\">{MathMl.Math(MathMl.Shaped(variable.Shape, elements))}</span>";
}
