using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs;

/// <summary>A graph evaluated on its given values, as far as these go.</summary>
public sealed class NumericRun
{
    private readonly ComputationGraph _graph;
    private readonly TapeRun<Real> _run;
    private readonly bool[] _known;

    internal NumericRun(ComputationGraph graph)
    {
        _graph = graph;
        _run = graph.Run<Real>((variable, element) => variable.GivenValues[element]?.ToDouble() ?? double.NaN);
        _known = FindKnown(graph);
    }

    /// <summary>The run of the tape.</summary>
    public TapeRun<Real> Run => _run;

    /// <summary>Whether the slot's value follows from given values alone.</summary>
    public bool IsKnown(int slot) => _known[slot];

    /// <summary>Whether every element of the variable has a value.</summary>
    public bool IsKnown(ModelVariable variable)
    {
        foreach (int slot in variable.SlotArray)
        {
            if (!_known[slot])
                return false;
        }

        return true;
    }

    /// <summary>The elements of a variable, row by row.</summary>
    public double[] ValuesOf(ModelVariable variable) => Array.ConvertAll(variable.SlotArray, slot => _run.Values[slot].Value);

    /// <summary>The value of a scalar variable.</summary>
    public double ValueOf(ModelVariable variable) => _run.Values[variable.SlotArray[0]].Value;

    /// <summary>The total derivatives of a variable (of the sum of its elements) in all variables.</summary>
    public NumericGradient GradientOf(ModelVariable output) => GradientOf(output, output.SlotArray);

    /// <summary>The total derivatives of one element of a variable in all variables.</summary>
    public NumericGradient GradientOf(ModelVariable output, int element) => GradientOf(output, [output.SlotArray[element]]);

    /// <summary>
    /// The Hessian-vector product of a variable (of the sum of its elements): the derivatives of its gradient along a direction, by one
    /// backward sweep over dual numbers (forward over reverse), at a small multiple of the cost of a gradient.
    /// </summary>
    /// <param name="output">What is differentiated twice.</param>
    /// <param name="direction">The direction's component for each element of each leaf, elements counted row by row from 0.</param>
    /// <returns>For every variable the product's component; for leaves row after row of the Hessian times the direction.</returns>
    public NumericGradient HessianVectorProduct(ModelVariable output, Func<ModelVariable, int, double> direction)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(direction);
        Dual<Real>[] adjoints = _graph.Run((variable, element) => new Dual<Real>(
            variable.GivenValues[element]?.ToDouble() ?? double.NaN, direction(variable, element))).Backward(output.SlotArray);
        return new NumericGradient(output, Array.ConvertAll(adjoints, adjoint => adjoint.Tangent));
    }

    private NumericGradient GradientOf(ModelVariable output, int[] slots) => new(output, _run.Backward(slots));

    // Known is what depends on given values alone; a function of which only the name is known has no value.
    private static bool[] FindKnown(ComputationGraph graph)
    {
        ReadOnlySpan<Instruction> instructions = graph.Tape.Instructions;
        var known = new bool[instructions.Length];
        for (int i = 0; i < known.Length; i++)
        {
            ref readonly Instruction step = ref instructions[i];
            known[i] = step.Code switch
            {
                Opcode.Leaf => graph.Leaves[step.Left] is var (variable, element) && variable.GivenValues[element] is not null,
                Opcode.Constant => true,
                _ => known[step.Left] && (step.Arity < 2 || known[step.Right]) && step.Operation is not AbstractFunction,
            };
        }

        return known;
    }
}
