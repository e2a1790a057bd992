using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>Sketches edges with their direct partials and with what flows back along them, as far as that is asked for and known.</summary>
internal sealed class EdgeSketch(Model model, NumericRun numbers, ViewGradients? gradients, ModelVariable? output, SketchParts parts)
{
    private const int LongestPartial = 18;

    private readonly Lazy<LocalForms> _forms = new(model.Graph.RunLocally);

    public SketchEdge Of(GraphEdge edge)
    {
        var sketch = new SketchEdge(edge.From.Id, edge.To.Id) { Position = edge.Position };
        if (!LocalPartials.IsActive(model.Graph.Tape, edge.From))
            return sketch;
        var partial = Has(SketchParts.Partials | SketchParts.Products) ? PartialOf(edge) : null;
        var partialValue = Has(SketchParts.PartialValues | SketchParts.ProductValues) ? PartialValueOf(edge) : null;
        return sketch with
        {
            Partial = Has(SketchParts.Partials) ? partial : null,
            PartialValue = partialValue,
            Upstream = Has(SketchParts.ProductValues) && gradients is not null ? Quantities.Of(edge.To.Shape, gradients.GradientOf(edge.To)) : null,
            Product = Has(SketchParts.Products) ? ProductOf(edge, partial) : null,
            ProductValue = Has(SketchParts.ProductValues) ? ProductValueOf(edge) : null,
        };
    }

    private bool Has(SketchParts any) => (parts & any) != 0;

    private bool IsKnown(GraphEdge edge) => edge.From.Slots.Concat(edge.To.Slots).All(numbers.IsKnown);

    private Quantity? PartialValueOf(GraphEdge edge) =>
        IsScalar(edge) && IsKnown(edge) ? Quantity.Scalar(LocalPartials.ValueOf(numbers, edge)) : null;

    private Quantity? ProductValueOf(GraphEdge edge) =>
        gradients is not null && IsKnown(edge) && gradients.IsDistinct(edge.From)
            ? Quantities.Of(edge.From.Shape, gradients.FlowOf(edge))
            : null;

    // The formula where it is short, else the symbol.
    private string? PartialOf(GraphEdge edge)
    {
        if (!IsScalar(edge))
            return SymbolOf(edge);
        Expr formula = Simplifier.Simplify(LocalPartials.FormulaOf(_forms.Value, edge));
        string text = PlainPrinter.Print(formula, model.Notation);
        return text.Length <= LongestPartial ? text.Replace("*", " ", StringComparison.Ordinal) : SymbolOf(edge);
    }

    private string? SymbolOf(GraphEdge edge) =>
        edge.From.Variables.Count == 0 || edge.To.Variables.Count == 0 ? null : $"∂⁺{NameOf(edge.To)}/∂{NameOf(edge.From)}";

    private string? ProductOf(GraphEdge edge, string? partial) => output is null || partial is null || edge.To.Variables.Count == 0
        ? null
        : $"∂{model.Notation.PrintedName(output.Name)}/∂{NameOf(edge.To)} · {(IsSum(partial) ? "(" + partial + ")" : partial)}";

    private string NameOf(GraphNode node) => model.Notation.PrintedName(node.Variables[0].Name);

    private static bool IsSum(string formula) => formula.StartsWith('-') || formula.Contains(" + ", StringComparison.Ordinal) || formula.Contains(" - ", StringComparison.Ordinal);

    private static bool IsScalar(GraphEdge edge) => edge.From.Shape.IsScalar && edge.To.Shape.IsScalar;
}
