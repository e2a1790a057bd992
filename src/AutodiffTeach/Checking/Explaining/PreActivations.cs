using AutodiffTeach.Checking.Resolution;
using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Operations;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>Where the activations of a model are taken, and where a student may take them instead.</summary>
internal sealed class PreActivations
{
    private const int MostParts = 12;

    private readonly ModelReading _reading;
    private readonly ModelVariable?[] _owners;
    private readonly Lazy<LocalForms> _local;

    /// <summary>Finds the variable whose formula each operation belongs to.</summary>
    public PreActivations(ModelReading reading)
    {
        _reading = reading;
        _owners = new ModelVariable?[reading.Tape.Length];
        _local = new(reading.Model.Graph.RunLocally);
        foreach (ModelVariable variable in reading.Model.Graph.Variables.Where(variable => !variable.IsLeaf))
        {
            for (int slot = variable.Start; slot <= variable.SlotArray.Max(); slot++)
                _owners[slot] ??= variable;
        }
    }

    /// <summary>Another point for each of some operations.</summary>
    /// <param name="Slots">From the operation to the slot whose value is taken in place of its argument.</param>
    public sealed record Other(IReadOnlyDictionary<int, int> Slots);

    /// <summary>The variable that an operation belongs to.</summary>
    public ModelVariable? OwnerOf(int slot) => _owners[slot];

    /// <summary>Whether a node is an activation in the sense of <see cref="ActivationSlips"/>.</summary>
    public static bool IsActivation(in Instruction step) => step.Code == Opcode.Unary && step.Operation is not (Negate or Square or SoftmaxShift or NormRoot);

    /// <summary>Whether the formula of a variable takes an activation.</summary>
    public bool HasActivation(ModelVariable variable)
    {
        for (int slot = variable.Start; slot <= variable.SlotArray.Max(); slot++)
        {
            if (IsActivation(_reading.Tape.Instructions[slot]))
                return true;
        }

        return false;
    }

    /// <summary>The argument of an operation, over names.</summary>
    public string Text(int slot) => TextAt(_reading.Tape.Instructions[slot].Left);

    /// <summary>The value at a slot, over names.</summary>
    public string TextAt(int slot) => Simplifier.Simplify(_local.Value.Run.Values[slot].Formula).ToString();

    /// <summary>The points that may be mistaken for the arguments of some operations.</summary>
    public IEnumerable<Other> Others(IReadOnlyList<int> slots)
    {
        for (int index = 0; index < VariableKey.MaximumIndices; index++)
        {
            foreach (int shift in (int[])[-1, 1])
                yield return Where(slots, slot => Neighbour(slot, index, shift));
        }

        for (int part = 0; part < MostParts; part++)
        {
            yield return Where(slots, slot => PartsOf(slot).Cast<int?>().ElementAtOrDefault(part));
            yield return Where(slots, slot => ArgumentsOf(slot).Cast<int?>().ElementAtOrDefault(part));
        }
    }

    private static Other Where(IReadOnlyList<int> slots, Func<int, int?> other) => new(slots
        .Select(slot => (Slot: slot, Other: other(slot))).Where(item => item.Other is not null)
        .ToDictionary(item => item.Slot, item => item.Other!.Value));

    // The argument of the same operation one step before or behind.
    private int? Neighbour(int slot, int index, int shift)
    {
        if (OwnerOf(slot) is not { } owner || index >= owner.Indices.Count)
            return null;
        int[] indices = [.. owner.Indices];
        indices[index] += shift;
        ModelVariable? other = _reading.Model.Graph.Find(ModelVariable.CanonicalName(owner.BaseName, indices));
        if (other is null || other.IsLeaf || other.Start + slot - owner.Start is var place && place > other.SlotArray.Max())
            return null;
        Instruction step = _reading.Tape.Instructions[other.Start + slot - owner.Start];
        return step.Operation == _reading.Tape.Instructions[slot].Operation ? step.Left : null;
    }

    // Of z = (a + b) + c the parts a + b, c, a and b.
    private IEnumerable<int> PartsOf(int slot)
    {
        var pending = new Queue<int>([_reading.Tape.Instructions[slot].Left]);
        while (pending.TryDequeue(out int sum))
        {
            Instruction step = _reading.Tape.Instructions[sum];
            if (step.Code != Opcode.Add || OwnerOf(sum) != OwnerOf(slot) || _reading.At(sum) is not null)
                continue;
            foreach (int operand in (int[])[step.Left, step.Right])
            {
                yield return operand;
                pending.Enqueue(operand);
            }
        }
    }

    private IEnumerable<int> ArgumentsOf(int slot) => OwnerOf(slot)?.Arguments.Where(argument => argument.Shape.IsScalar).Select(argument => argument.SlotArray[0]) ?? [];
}
