using AutodiffTeach.Derivations.Families;
using AutodiffTeach.Derivations.Generators;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Derivations;

/// <summary>What the sections of one derivation share: the graph between the two variables, values, closed forms.</summary>
internal sealed class DerivationContext
{
    /// <summary>A formula whose text would have more parts than this stays in terms of named results.</summary>
    public const long LargestClosedForm = 4_000;

    /// <summary>The same for a long derivation, whose result would hardly become short enough.</summary>
    public const long LargestClosedFormOfMany = 1_000;

    /// <summary>On a line of the way a closed form with more parts than this is left out.</summary>
    public const long LongestOnTheWay = 10;

    /// <summary>So many lines of one form are written one by one.</summary>
    public const int LongestWrittenOut = 3;

    /// <summary>A result whose text is longer than this is stated over named results.</summary>
    public const int LongestResult = 400;

    /// <summary>A result over named results whose text is longer than this is stated over the derivatives one edge on.</summary>
    public const int LongestNamedResult = 250;

    /// <summary>A formula with more parts than this is not written with numbers put in.</summary>
    public const long LongestWithNumbers = 40;

    private readonly TapeRun<Symbol> _closed;
    private readonly Symbol[] _closedTotals;
    private readonly NumericGradient _gradient;
    private readonly Lazy<Dictionary<Expr, long>> _sizes;
    private readonly Lazy<Dictionary<Expr, Expr>> _closedMeanings;
    private readonly Lazy<Dictionary<Expr, Expr>> _partials;
    private readonly Lazy<Dictionary<Expr, Expr>> _numbers;

    public DerivationContext(Model model, ScalarNode of, ScalarNode wrt, DerivationOptions options)
    {
        Model = model;
        Options = options;
        Graph = new ScalarGraph(model.Graph.RunLocally(), wrt, of);
        Numbers = model.Graph.RunNumbers();
        _gradient = Numbers.GradientOf(of.Variable, of.Element);
        _closed = model.Graph.Run<Symbol>((variable, element) => ClosedLeaf(variable, element, wrt));
        _closedTotals = _closed.Backward(of.Slot);
        _sizes = new(MeasureClosedForms);
        _closedMeanings = new(ClosedMeanings);
        _partials = new(PartialsOfEdges);
        _numbers = new(NumbersOfSymbols);
        var names = new FamilyNames(Graph);
        Step forward = FamilySections.Forward(this, names);
        IsLong = forward.Steps.Any(line => line.Family?.Values.Count > LongestWrittenOut)
            && Graph.Ancestors.Where(node => !node.Variable.IsLeaf).Select(node => node.Variable).Distinct().GroupBy(variable => variable.BaseName).Any(family => family.Count() > LongestWrittenOut);
        Names = IsLong ? names : null;
    }

    public Model Model { get; }

    public DerivationOptions Options { get; }

    public ScalarGraph Graph { get; }

    public NumericRun Numbers { get; }

    /// <summary>Names for what repeats at every step of a long derivation; null where the derivation is short or every step is wanted.</summary>
    public FamilyNames? Names { get; private set; }

    /// <summary>Whether results of one form follow each other at so many steps that they are written once, with an index.</summary>
    public bool IsLong { get; private set; }

    /// <summary>Names for parts of the closed form that the direct method differentiates; null for the other methods.</summary>
    public NamedParts? Parts { get; set; }

    /// <summary>The symbol of the derivative that is sought.</summary>
    public Expr Subject => Graph.Total(Graph.Wrt);

    /// <summary>The value of a node; null where it has none.</summary>
    public double? ValueOf(ScalarNode node) => Numbers.IsKnown(node.Slot) ? Numbers.Run.Values[node.Slot].Value : null;

    /// <summary>The total derivative of the output in a node; null where values are missing.</summary>
    public double? TotalValueOf(ScalarNode node) =>
        Numbers.IsKnown(Graph.Of.Slot) ? _gradient.AtSlot(node.Slot) : null;

    /// <summary>The value of a formula over names of the model; null where values are missing.</summary>
    public double? ValueOf(Expr formula) => Expressions.Variables(formula).All(_numbers.Value.ContainsKey)
        ? Evaluation.At<Real>(formula, name => ((Number)_numbers.Value[Expr.Variable(name)]).Value.ToDouble()).Value
        : null;

    /// <summary>The value of the direct partial on an edge; null where values are missing.</summary>
    public double? PartialValueOf(ScalarEdge edge) => Numbers.IsKnown(edge.To.Slot) && Numbers.IsKnown(edge.From.Slot)
        ? Numbers.Run.DirectPartials(edge.To.Slot, edge.To.Variable.Start).TryGetValue(edge.From.Slot, out Real partial) ? partial.Value : 0
        : null;

    /// <summary>The closed form of a node over parameters and inputs, or null where it would be too long.</summary>
    public Expr? ClosedFormOf(ScalarNode node) => Short(_closed.Values[node.Slot].Formula, LargestClosedForm);

    /// <summary>The closed form of the total derivative of the output in a node, or null where it would be too long.</summary>
    public Expr? ClosedTotalOf(ScalarNode node) =>
        Short(_closedTotals[node.Slot].Formula, IsLong && Options.Order == 1 ? LargestClosedFormOfMany : LargestClosedForm);

    /// <summary>The formula with every named result replaced by its closed form, or null where it would be too long for a line of the way.</summary>
    public Expr? Close(Expr formula)
    {
        Expr named = Expressions.Replace(formula, _partials.Value);
        return ClosedSize(named) <= LargestClosedForm ? OnTheWay(Simplifier.Simplify(Expressions.Replace(named, _closedMeanings.Value))) : null;
    }

    /// <summary>The formula with constants and valued states by their values, simplified: h_0 = 0 disappears.</summary>
    public Expr WithGivenStates(Expr formula) => Simplifier.Simplify(Expressions.Replace(formula, Expressions.Variables(formula).ToDictionary(
        name => (Expr)name,
        name => Model.Graph.FindElement(name.Name) is var (variable, element) && variable.IsLeaf ? ClosedLeaf(variable, element ?? 0, Graph.Wrt).Formula : name)));

    /// <summary>
    /// The formula with the values of the variables as numbers of few digits; null where one is missing, the formula is long, or it would say no
    /// more than the value.
    /// </summary>
    public Expr? InsertValues(Expr formula)
    {
        if (formula is Number || !Written.IsShort(formula, LongestWithNumbers))
            return null;
        if (!Expressions.Variables(formula).All(_numbers.Value.ContainsKey))
            return null;
        Expr inserted = Written.WithNumbers(formula, _numbers.Value);
        return inserted is Number ? null : inserted;
    }

    /// <summary>At full detail, the last formula of a line with the values put in.</summary>
    public Expr? NumbersOf(List<Step> steps) => Options.Detail == DetailLevel.Full ? InsertValues(steps[^1].After!) : null;

    /// <summary>The formula where it is short enough for a line of the way, else null.</summary>
    public static Expr? OnTheWay(Expr? formula) => formula is not null && Written.IsShort(formula, LongestOnTheWay) ? formula : null;

    // Constants and valued states by their values, except for the variable of differentiation, which must stay a variable.
    private static Symbol ClosedLeaf(ModelVariable variable, int element, ScalarNode wrt) =>
        variable.Role is Role.State or Role.Constant && variable.GivenValues[element] is { } value && !(variable == wrt.Variable && element == wrt.Element)
            ? Expr.Number(value)
            : Expr.Variable(variable.ElementName(element));

    private Expr? Short(Expr formula, long limit)
    {
        long size = _sizes.Value.TryGetValue(formula, out long known) ? known : Expressions.WrittenSize(formula);
        return size <= limit ? Simplifier.Simplify(formula) : null;
    }

    // All closed forms share their parts, so that one pass measures them all.
    private Dictionary<Expr, long> MeasureClosedForms()
    {
        var sizes = new Dictionary<Expr, long>(ReferenceEqualityComparer.Instance);
        Expr[] roots = [.. Graph.Ancestors.SelectMany(node => (Expr[])[_closed.Values[node.Slot].Formula, _closedTotals[node.Slot].Formula])];
        foreach (Expr part in Expressions.Ordered(roots))
        {
            long size = 1;
            foreach (Expr child in part.Children)
                size = Math.Min(LargestClosedForm + 1, size + sizes[child]);
            sizes[part] = size;
        }

        return sizes;
    }

    private Dictionary<Expr, Expr> ClosedMeanings()
    {
        var meanings = new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance);
        foreach (ScalarNode node in Graph.Ancestors)
        {
            meanings[node.Symbol] = _closed.Values[node.Slot].Formula;
            meanings[Graph.Total(node)] = _closedTotals[node.Slot].Formula;
        }

        return meanings;
    }

    private Dictionary<Expr, Expr> PartialsOfEdges()
    {
        var partials = new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance);
        foreach (ScalarEdge edge in Graph.Nodes.SelectMany(Graph.Outgoing))
            partials[edge.Symbol] = edge.Partial;
        return partials;
    }

    // The written size with closed forms put in, without building it: linear in the formula, whatever the closed forms are.
    private long ClosedSize(Expr formula) => Expressions.Fold<long>(formula, (node, sizes) =>
        _closedMeanings.Value.TryGetValue(node, out Expr? meaning)
            ? _sizes.Value[meaning]
            : Math.Min(LargestClosedForm + 1, 1 + sizes.Sum()));

    private Dictionary<Expr, Expr> NumbersOfSymbols()
    {
        var numbers = new Dictionary<Expr, Expr>(ReferenceEqualityComparer.Instance);
        foreach (ModelVariable variable in Model.Graph.Variables)
        {
            for (int i = 0; i < variable.Slots.Count; i++)
            {
                double value = Numbers.Run.Values[variable.Slots[i]].Value;
                if (Numbers.IsKnown(variable.Slots[i]) && double.IsFinite(value))
                    numbers[Expr.Variable(variable.ElementName(i))] = RoundedNumber.Of(value);
            }
        }

        foreach (ScalarNode node in Graph.Ancestors)
        {
            if (TotalValueOf(node) is { } total && double.IsFinite(total))
                numbers[Graph.Total(node)] = RoundedNumber.Of(total);
        }

        return numbers;
    }
}
