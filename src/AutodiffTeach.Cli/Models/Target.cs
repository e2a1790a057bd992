using System.Globalization;
using AutodiffTeach.Cli.Invocation;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Formulas.Reading;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Models;

/// <summary>A variable of a model, or one element of it, that the command line names.</summary>
internal sealed record Target(ModelVariable Variable, int? Element)
{
    private const int NamesShown = 12;

    /// <summary>The canonical name: <c>y</c>, <c>h_1</c>, an element as <c>h_1[2]</c> or <c>U[1][2]</c>.</summary>
    public string Name => Element is not { } element ? Variable.Name : Variable.Shape.Kind == ShapeKind.Matrix
        ? string.Create(CultureInfo.InvariantCulture, $"{Variable.Name}[{element / Variable.Shape.Columns + 1}][{element % Variable.Shape.Columns + 1}]")
        : string.Create(CultureInfo.InvariantCulture, $"{Variable.Name}[{element + 1}]");

    /// <summary>Whether the target is one number.</summary>
    public bool IsScalar => Element is not null || Variable.Shape.IsScalar;

    /// <summary>Finds what <paramref name="text"/> names, in any of its spellings.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="option">The option that has the text, for messages.</param>
    /// <param name="text">The text of the user.</param>
    /// <exception cref="InputException">The graph has no such variable or element.</exception>
    public static Target Find(ComputationGraph graph, string option, string text)
    {
        if (graph.FindElement(text) is var (variable, element))
            return new Target(variable, element);
        if (text.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket && OwnerOf(graph, text, bracket) is { } owner)
            throw new InputException($"{option}: '{owner.Name}' has no element '{text}'; it is a {owner.Shape}, and elements are counted from 1");
        string[] names = [.. graph.Variables.Where(known => known.Role != Role.Constant).Select(known => known.Name)];
        string hint = NearestName.Hint(text, names) is { } nearest ? $"; {nearest}" : "";
        throw new InputException($"{option}: the model has no variable '{text}'; expected {Wordings.Or(names, NamesShown)}{hint}");
    }

    // The vector or matrix that U[3][1] or h[1][7] would be an element of.
    private static ModelVariable? OwnerOf(ComputationGraph graph, string text, int bracket)
    {
        ModelVariable? owner = null;
        for (; bracket > 0; bracket = text.IndexOf('[', bracket + 1))
        {
            if (graph.FindElement(text[..bracket]) is ({ Shape.IsScalar: false } variable, null))
                owner = variable;
        }

        return owner;
    }

    /// <summary>Finds the variable that <paramref name="text"/> names, in any of its spellings.</summary>
    /// <exception cref="InputException">The graph has no such variable, or the text names an element.</exception>
    public static ModelVariable Whole(ComputationGraph graph, string option, string text)
    {
        Target target = Find(graph, option, text);
        return target.Element is null
            ? target.Variable
            : throw new InputException($"{option}: '{text}' is an element; expected a whole variable such as {target.Variable.Name}");
    }

    /// <summary>The total derivatives of the target (of the sum of its elements).</summary>
    public NumericGradient GradientIn(NumericRun run) => Element is { } element ? run.GradientOf(Variable, element) : run.GradientOf(Variable);

    /// <summary>Whether the target has a value.</summary>
    public bool IsKnownIn(NumericRun run) => Element is { } element ? run.IsKnown(Variable.Slots[element]) : run.IsKnown(Variable);
}
