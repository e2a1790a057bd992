using AutodiffTeach.Formulas;
using AutodiffTeach.Graphs;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Checking.Explaining;

/// <summary>What students take for the derivative of an activation: nothing, the activation, its derivative at another point, another formula.</summary>
internal sealed class ActivationSlips
{
    private const int MostSlots = 40; // each is tried alone

    private readonly DerivativeAnatomy _anatomy;
    private readonly PreActivations _places;
    private readonly int[] _slots;

    /// <summary>The slips at the activations that a derivative goes through.</summary>
    public ActivationSlips(DerivativeAnatomy anatomy)
    {
        _anatomy = anatomy;
        _places = new PreActivations(anatomy.Reading);
        _slots = [.. Slots()];
    }

    /// <summary>The slips at all activations at once, at those of one family of variables, at all but the last or the first, at one alone.</summary>
    public IEnumerable<Slip> All() => Groups().SelectMany(group => Mistakes(group).Select(mistake => SlipOf(mistake, group))).OfType<Slip>();

    private IEnumerable<int[]> Groups()
    {
        if (_slots.Length == 0)
            return [];
        int[][] families = [.. _slots.GroupBy(slot => (_anatomy.Reading.Tape.Instructions[slot].Operation, _places.OwnerOf(slot)?.BaseName)).Select(group => group.ToArray())];
        int[][] alone = _slots.Length <= MostSlots ? [.. _slots.Select(slot => new[] { slot })] : [];
        int[][] allButOne = _slots.Length > 2 ? [_slots[..^1], _slots[1..]] : [];
        return families.Prepend(_slots).Concat(allButOne).Concat(alone).DistinctBy(group => string.Join(',', group));
    }

    // The operations with one operand, but arithmetic, between the two ends.
    private IEnumerable<int> Slots()
    {
        Symbol[] adjoints = _anatomy.Reading.Closed.Backward(_anatomy.Of.Slot);
        if (_anatomy.Points.Count == 0)
            yield break;
        FieldElement[] tangents = _anatomy.Tangents(_anatomy.Points[0]);
        for (int slot = Math.Max(_anatomy.Start, _anatomy.WithRespectTo.Slot + 1); slot <= _anatomy.Of.Slot; slot++)
        {
            Instruction step = _anatomy.Reading.Tape.Instructions[slot];
            if (PreActivations.IsActivation(step) && !tangents[step.Left].IsZero && !adjoints[slot].IsZero)
                yield return slot;
        }
    }

    private IEnumerable<ActivationMistake> Mistakes(int[] group) =>
        ActivationMistake.General.Concat(_places.Others(group).Select(other => new MistakenPoint(other)));

    private Slip? SlipOf(ActivationMistake mistake, int[] group)
    {
        int[] fitting = [.. group.Where(slot => mistake.Fits(_anatomy.Reading.Tape.Instructions[slot], slot))];
        if (fitting.Length == 0)
            return null;
        FieldElement[] values = [.. _anatomy.Points.Select(point => Derivative(_anatomy.Run(point), mistake, fitting))];
        return new Slip(mistake.Kind, Message(mistake, fitting), values, () => Derivative(_anatomy.Reading.Closed, mistake, fitting).Formula);
    }

    private T Derivative<T>(TapeRun<T> run, ActivationMistake mistake, int[] slots) where T : IScalar<T> =>
        _anatomy.Derivative(run, slots.ToDictionary(slot => slot, slot => mistake.Slope(run, slot)));

    private string Message(ActivationMistake mistake, int[] slots)
    {
        Operation operation = _anatomy.Reading.Tape.Instructions[slots[0]].Operation!;
        string name = _anatomy.Reading.Model.Notation.FunctionNames.GetValueOrDefault(operation.Name) ?? operation.Name;
        string owners = AllowedNames.Words(slots.Select(_places.OwnerOf).OfType<ModelVariable>().Select(owner => owner.Name).Distinct());
        return $"In {owners} {mistake.Describe(name, _places, slots[0])}.";
    }
}
