using AutodiffTeach.Cli.Models;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Graphs.Paths;

namespace AutodiffTeach.Cli.Pages;

/// <summary>The table of the direct partial on every edge.</summary>
internal static class PartialTable
{
    public static string Write(Solution solution)
    {
        Notation notation = solution.Model.Notation;
        var table = new HtmlTable("One for every edge: the variable differentiated with respect to one argument of its own formula, the others held constant.", "Edge", "Direct partial", "Value");
        foreach (GraphEdge edge in solution.Model.Graph.View(Granularity.Variables).Edges)
        {
            (ModelVariable from, ModelVariable to) = (edge.From.Variables[0], edge.To.Variables[0]);
            if (from.Role != Role.Constant)
                table.Add(EdgeCell(from, to, notation), FormulaCell(solution.Forms, from, to, notation), ValueCell(solution.Evaluation.Numbers, from, to));
        }

        return table.ToString();
    }

    private static string EdgeCell(ModelVariable from, ModelVariable to, Notation notation) =>
        MathMl.Math($"{MathMlPrinter.PrintName(from.Name, notation)}<mo>→</mo>{MathMlPrinter.PrintName(to.Name, notation)}");

    private static string FormulaCell(LocalForms forms, ModelVariable from, ModelVariable to, Notation notation)
    {
        string symbol = MathMlPrinter.PrintInner(Expr.Partial(PartialKind.Direct, Expr.Variable(to.Name), Expr.Variable(from.Name)), notation);
        return from.Shape.IsScalar && to.Shape.IsScalar
            ? MathMl.Math($"{symbol}<mo>=</mo>{MathMlPrinter.PrintInner(Simplifier.Simplify(forms.DirectPartial(to, from)), notation)}")
            : MathMl.Math(symbol);
    }

    private static string ValueCell(NumericRun numbers, ModelVariable from, ModelVariable to)
    {
        if (!numbers.IsKnown(from) || !numbers.IsKnown(to))
            return "–";
        var jacobian = Jacobian.Direct(numbers, to, from);
        Shape shape = jacobian.Rows * jacobian.Columns == 1 ? Shape.Scalar : Shape.Matrix(jacobian.Rows, jacobian.Columns);
        return MathMl.Math(MathMl.Shaped(shape, PathListing.ElementsOf(jacobian)));
    }
}
