using System.Xml.Linq;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using Level = AutodiffTeach.Drawing.Adapters.OperationFormulas.Level;
using Part = AutodiffTeach.Drawing.Adapters.OperationFormulas.Part;

namespace AutodiffTeach.Drawing.Adapters;

/// <summary>
/// What the nodes of a view are called in rules: by their names; a nameless operation by its formula where that is short, else
/// <c>v_7</c> after its position, as the literature does.
/// </summary>
internal sealed class WalkSymbols
{
    private const int LongestSymbol = 22;
    private const int LongestPartial = 90;

    private static readonly string[] Letters = ["v", "z", "q", "r", "s"];

    private readonly Model _model;
    private readonly GraphView _view;
    private readonly WalkNumbers _numbers;
    private readonly OperationFormulas _formulas;
    private readonly Dictionary<GraphNode, Part> _symbols = [];

    public WalkSymbols(Model model, GraphView view, WalkNumbers numbers)
    {
        (_model, _view, _numbers, _formulas) = (model, view, numbers, new OperationFormulas(model));
        var taken = model.Graph.Variables.Select(variable => variable.BaseName).ToHashSet(StringComparer.Ordinal);
        string letter = Array.Find(Letters, candidate => !taken.Contains(candidate)) ?? "v'";
        for (var i = 0; i < view.Nodes.Count; i++)
            _symbols[view.Nodes[i]] = Symbol(view.Nodes[i], FormattableString.Invariant($"{letter}_{i + 1}"));
    }

    /// <summary>The symbol of a node.</summary>
    public Part Of(GraphNode node) => _symbols.TryGetValue(node, out Part symbol) ? symbol : Named(node) ?? new Part(WalkFormula.Operator("⋯"), Level.Atom);

    /// <summary>∂L/∂h_1, the total derivative of the output.</summary>
    public WalkFormula Total(GraphNode output, GraphNode node) =>
        WalkFormula.Fraction(Differential(false, Of(output)), Differential(false, Of(node)));

    /// <summary>∂⁺h_2/∂h_1, the direct partial on an edge.</summary>
    public WalkFormula Direct(GraphEdge edge) =>
        WalkFormula.Fraction(Differential(true, Of(edge.To)), Differential(false, Of(edge.From)));

    /// <summary>What a computed node is computed as, in symbols, or null where that is the symbol itself or does not fit on a line.</summary>
    public WalkFormula? DefinitionOf(GraphNode node)
    {
        WalkFormula? formula = Definition(node, operand => operand.Variables.Count > 0 || IsOperation ? Of(operand) : Named(operand));
        return formula?.ToText() == Of(node).Formula.ToText() ? null : formula;
    }

    /// <summary>The same with numbers put in, or null where one of them is unknown or large.</summary>
    public WalkFormula? InsertedOf(GraphNode node)
    {
        var isComplete = true;
        WalkFormula? formula = Definition(node, operand =>
        {
            if (!IsOperation && operand.Variables.Count == 0 && operand.Operation is not null)
                return null;
            if (_numbers.ValueOf(operand) is { } value)
                return new Part(_numbers.Formula(value), value.Rank == 0 && value.Rows[0][0] < 0 ? Level.Sum : Level.Atom, IsNumber: true);
            isComplete = false;
            return new Part(WalkFormula.Operator("?"), Level.Atom);
        });
        return isComplete ? formula : null;
    }

    /// <summary>A formula over names, or null where it is long.</summary>
    public WalkFormula? Written(Expr formula) => PlainPrinter.Print(formula, _model.Notation, LongestPartial + 1).Length <= LongestPartial
        ? From(XElement.Parse(MathMlPrinter.PrintInner(formula, _model.Notation with { PrefersDecimals = true })))
        : null;

    private bool IsOperation => _view.Granularity == Granularity.Operations;

    private WalkFormula? Definition(GraphNode node, Func<GraphNode, Part?> leaf)
    {
        // Another name of a node is that node.
        if (!IsOperation && _formulas.NodeOf(node.Variables[0]) is { } computed && computed.Variables[0] != node.Variables[0])
            return leaf(computed)?.Formula;
        GraphNode? source = IsOperation ? node : _formulas.NodeOf(node.Variables[0]);
        return source is null ? null : _formulas.Of(source, leaf)?.Formula;
    }

    private Part Symbol(GraphNode node, string fallback)
    {
        if (Named(node) is { } name)
            return name;
        Part? formula = _formulas.Of(node, operand => _symbols.TryGetValue(operand, out Part known) ? known : Named(operand));
        return formula is { } part && part.Formula.ToText().Length <= LongestSymbol ? part : new Part(WalkFormula.Name(fallback), Level.Atom);
    }

    private Part? Named(GraphNode node)
    {
        if (node.Variables.Count > 0)
            return new Part(WalkFormula.Name(_model.Notation.PrintedName(node.Variables[0].Name)), Level.Atom);
        return node.Operation is null ? new Part(WalkFormula.Name(node.Label), node.Label.StartsWith('-') ? Level.Sum : Level.Atom, IsNumber: true) : null;
    }

    private static WalkFormula Differential(bool isDirect, Part of)
    {
        WalkFormula sign = WalkFormula.Operator("∂");
        return WalkFormula.Row(isDirect ? WalkFormula.Of("msup", sign, WalkFormula.Operator("+")) : sign, of.At(Level.Atom));
    }

    private static WalkFormula From(XElement element) => element.HasElements
        ? WalkFormula.Of(element.Name.LocalName, [.. element.Elements().Select(From)])
        : WalkFormula.Leaf(element.Name.LocalName, element.Value);
}
