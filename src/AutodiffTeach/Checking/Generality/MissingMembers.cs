using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Checking.Generality;

/// <summary>Replaces derivatives of or by members that a model does not have at its length, such as ∂o_0/∂h_0, by zero.</summary>
/// <param name="model">The model at a length.</param>
/// <param name="original">The model at its own length.</param>
internal sealed class MissingMembers(Model model, Model original)
{
    private readonly HashSet<string> _families = [.. model.Graph.Variables.Concat(original.Graph.Variables)
        .Where(variable => variable.Indices.Count > 0).Select(variable => variable.BaseName)];

    /// <summary>What was replaced.</summary>
    public List<Feedback> Notes { get; } = [];

    /// <summary>The formula without symbols that do not exist.</summary>
    public Expr ReplaceIn(Expr formula)
    {
        List<Expr> missing = [.. Expressions.Ordered(formula).OfType<Partial>().Where(symbol => IsMissing(symbol.Of) || IsMissing(symbol.WithRespectTo))
            .OrderBy(symbol => symbol.ToString(), StringComparer.Ordinal)];
        if (missing.Count == 0)
            return formula;
        Notes.AddRange(missing.Cast<Partial>().Select(symbol => new Feedback(
            FeedbackKinds.ZeroPartial, $"{symbol} is 0: there is no {(IsMissing(symbol.Of) ? symbol.Of : symbol.WithRespectTo)}")));
        return Expressions.Replace(formula, missing.ToDictionary(symbol => symbol, _ => (Expr)Expr.Zero));
    }

    // A member beyond the range of a family that the model has; other names are unknown, and that is told.
    private bool IsMissing(Variable name) => model.Graph.FindElement(name.Name) is null && _families.Contains(VariableName.Parse(name.Name).Family);
}
