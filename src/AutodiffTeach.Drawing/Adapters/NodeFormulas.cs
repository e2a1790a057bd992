using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>The formulas that nodes are computed by, where they are short enough to be said.</summary>
internal sealed class NodeFormulas(Model model, GraphView view)
{
    // Of large graphs nobody hears every formula, and every reader would wait for them.
    private const int MostInstructions = 500;
    private const int LongestFormula = 100;

    private readonly Lazy<LocalForms> _forms = new(model.Graph.RunLocally);

    /// <summary>The formula of a scalar with a name over its arguments, in the view of variables; else null.</summary>
    public string? Of(GraphNode node)
    {
        if (view.Granularity != Granularity.Variables || node.Variables.Count == 0 || !node.Shape.IsScalar || view.Incoming(node).Count == 0)
            return null;
        if (model.Graph.Tape.Instructions.Length > MostInstructions)
            return null;
        string text = PlainPrinter.Print(_forms.Value.DefinitionOf(node.Variables[0]), model.Notation);
        return text.Length <= LongestFormula ? text : null;
    }
}
