using System.Collections.Concurrent;
using AutodiffTeach.Formulas;

namespace AutodiffTeach.Graphs;

/// <summary>
/// A graph read with every variable by its name: the defining formula of each variable and its direct partials, as formulas over named
/// variables.
/// </summary>
public sealed class LocalForms
{
    private readonly Dictionary<int, Expr> _definitions = [];
    private readonly ConcurrentDictionary<int, Expr> _flat = [];
    private readonly Dictionary<int, Expr> _names = [];

    internal LocalForms(ComputationGraph graph)
    {
        Graph = graph;
        foreach (ModelVariable variable in graph.Variables)
        {
            for (int i = 0; i < variable.SlotArray.Length; i++)
                _names[variable.SlotArray[i]] = Expr.Variable(variable.ElementName(i));
        }

        Run = graph.Run<Symbol>((variable, element) => Expr.Variable(variable.ElementName(element)), Rename);
    }

    /// <summary>The graph.</summary>
    public ComputationGraph Graph { get; }

    /// <summary>The run in which every named slot has its name as value.</summary>
    public TapeRun<Symbol> Run { get; }

    /// <summary>The defining formula of an element of a variable over its direct arguments, a leaf's own name for a leaf.</summary>
    public Expr DefinitionOf(ModelVariable variable, int element = 0) =>
        _flat.GetOrAdd(variable.SlotArray[element], slot => Expressions.Flatten(_definitions[slot]));

    /// <summary>The direct partial of one element of a variable in one element of a direct argument; zero where it does not occur.</summary>
    public Expr DirectPartial(ModelVariable of, ModelVariable argument, int element = 0, int argumentElement = 0) =>
        DirectPartials(of, element).TryGetValue(argument.SlotArray[argumentElement], out Symbol partial) ? partial.Formula : Expr.Zero;

    /// <summary>The direct partials of an element of a variable, by the slot of the argument's element.</summary>
    public IReadOnlyDictionary<int, Symbol> DirectPartials(ModelVariable of, int element = 0) =>
        Run.DirectPartials(of.SlotArray[element], of.Start);

    private Symbol Rename(int slot, Symbol value)
    {
        if (!_names.TryGetValue(slot, out Expr? name))
            return value;
        _definitions[slot] = value.Formula;
        return name;
    }
}
