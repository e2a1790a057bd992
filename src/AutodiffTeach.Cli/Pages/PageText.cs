using System.Globalization;
using System.Net;
using AutodiffTeach.Cli.Models;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Graphs.Paths;

namespace AutodiffTeach.Cli.Pages;

/// <summary>Words and names of a page.</summary>
internal static class PageText
{
    /// <summary>A text of the user's, safe in markup.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>The name of a variable or element in MathML.</summary>
    public static string NameOf(Target target, Notation notation) =>
        MathMlPrinter.PrintName(target.Element is { } element ? target.Variable.ElementName(element) : target.Variable.Name, notation);

    /// <summary>The heading of the page, as plain text.</summary>
    public static string TitleOf(Solution solution) => solution.Model.Title.Length > 0 ? solution.Model.Title : "Worked solution";

    /// <summary>How the variable of differentiation reaches the output, as markup.</summary>
    public static string Paths(Solution solution)
    {
        Notation notation = solution.Model.Notation;
        GraphView view = solution.Model.Graph.View(Granularity.Variables);
        var paths = new PathSet(view, view.Find(solution.WithRespectTo.Variable.Name)!, view.Find(solution.Of.Variable.Name)!);
        string count = paths.Count.ToString("N0", CultureInfo.InvariantCulture);
        string ends = $"{Name(solution.WithRespectTo)} to {Name(solution.Of)}";
        return paths.Count.IsZero ? $"No path leads from {ends}." : paths.Count.IsOne ? $"One path leads from {ends}." : $"{count} paths lead from {ends}.";

        string Name(Target target) => MathMl.Math(MathMlPrinter.PrintName(target.Variable.Name, notation));
    }
}
