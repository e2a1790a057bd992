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
        LocalForms forms = solution.Model.Graph.RunLocally();
        string output = MathMl.Math(PageText.NameOf(solution.Of, notation));
        var table = new HtmlTable(
            $"In the order of the computation; the gradient is the total derivative of {output} in the variable, along all paths.",
            "Variable", "Role", "Formula", "Value", "Gradient");
        foreach (ModelVariable variable in solution.Evaluation.Variables)
        {
            table.Add(
                MathMl.Math(MathMlPrinter.PrintName(variable.Name, notation)),
                variable.Role.ToString().ToLowerInvariant(),
                variable.IsLeaf || !variable.Shape.IsScalar ? "" : MathMlPrinter.Print(forms.DefinitionOf(variable), notation),
                Cell(variable, solution.Evaluation.ValueOf(variable)),
                Cell(variable, solution.Evaluation.GradientOf(solution.Of, variable)));
        }

        return table.ToString();
    }

    private static string Cell(ModelVariable variable, double[]? elements) =>
        elements is null ? Unknown : MathMl.Math(MathMl.Shaped(variable.Shape, elements));
}
