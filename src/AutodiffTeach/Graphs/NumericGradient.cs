using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs;

/// <summary>The result of one backward sweep: the total derivative of an output in every variable, or its derivative along a direction.</summary>
public sealed class NumericGradient
{
    private readonly Real[] _adjoints;

    internal NumericGradient(ModelVariable output, Real[] adjoints)
    {
        Output = output;
        _adjoints = adjoints;
    }

    /// <summary>What is differentiated; where it has several elements, their sum or one of them.</summary>
    public ModelVariable Output { get; }

    /// <summary>The total derivative in a scalar variable.</summary>
    public double this[ModelVariable variable] => _adjoints[variable.SlotArray[0]].Value;

    /// <summary>The total derivative in each element of a variable, row by row; 1 in the output itself, 0 where unrelated.</summary>
    public double[] Elements(ModelVariable variable) => Array.ConvertAll(variable.SlotArray, slot => _adjoints[slot].Value);

    /// <summary>The total derivative in a slot.</summary>
    public double AtSlot(int slot) => _adjoints[slot].Value;
}
