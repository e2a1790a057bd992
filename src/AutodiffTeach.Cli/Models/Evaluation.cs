using AutodiffTeach.Graphs;

namespace AutodiffTeach.Cli.Models;

/// <summary>The values of a graph and the gradients of some targets, as far as values are known.</summary>
internal sealed class Evaluation
{
    private readonly Dictionary<Target, NumericGradient> _gradients;
    private readonly Dictionary<Target, HashSet<ModelVariable>> _ancestors;

    public Evaluation(ComputationGraph graph, IReadOnlyList<Target> targets)
    {
        Numbers = graph.RunNumbers();
        Targets = targets;
        Variables = [.. graph.Variables.Where(variable => variable.Role != Role.Constant)];
        _gradients = targets.ToDictionary(target => target, target => target.GradientIn(Numbers));
        _ancestors = targets.Where(target => !target.IsKnownIn(Numbers)).ToDictionary(target => target, target => AncestorsOf(target.Variable));
    }

    public IReadOnlyList<Target> Targets { get; }

    /// <summary>The run that computed the values.</summary>
    public NumericRun Numbers { get; }

    /// <summary>Every named variable but the constants, what it depends on before it.</summary>
    public IReadOnlyList<ModelVariable> Variables { get; }

    /// <summary>The elements of a variable row by row, or null where one has no value.</summary>
    public double[]? ValueOf(ModelVariable variable) => Numbers.IsKnown(variable) ? Numbers.ValuesOf(variable) : null;

    /// <summary>The total derivative of a target in the elements of a variable, or null where values that it may need are missing.</summary>
    public double[]? GradientOf(Target target, ModelVariable variable) =>
        _ancestors.TryGetValue(target, out HashSet<ModelVariable>? needed) && needed.Contains(variable) ? null : _gradients[target].Elements(variable);

    private static HashSet<ModelVariable> AncestorsOf(ModelVariable variable)
    {
        var found = new HashSet<ModelVariable>();
        var waiting = new Stack<ModelVariable>([variable]);
        while (waiting.TryPop(out ModelVariable? next))
        {
            foreach (ModelVariable argument in next.Arguments.Where(found.Add))
                waiting.Push(argument);
        }

        return found;
    }
}
