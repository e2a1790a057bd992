using System.Collections.Concurrent;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs;

/// <summary>
/// A tape replayed on one set of values: the value of every slot, and the local derivative on every edge.
/// </summary>
/// <remarks>Immutable; backward sweeps return their gradients and leave nothing behind, so there is nothing to reset.</remarks>
/// <typeparam name="T">The reading.</typeparam>
public sealed class TapeRun<T> where T : IScalar<T>
{
    private readonly T[] _values;
    private readonly Partials<T>[] _partials;
    private readonly ConcurrentDictionary<(int Output, int Start), IReadOnlyDictionary<int, T>> _direct = new();

    internal TapeRun(Tape tape, T[] values, Partials<T>[] partials)
    {
        Tape = tape;
        _values = values;
        _partials = partials;
    }

    /// <summary>The tape.</summary>
    public Tape Tape { get; }

    /// <summary>The value of every slot.</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <summary>The partial derivative of a slot in its first operand; meaningless where no gradient flows into that operand.</summary>
    public T LeftPartial(int slot) => _partials[slot].Left;

    /// <summary>The partial derivative of a slot in its second operand; meaningless where no gradient flows into that operand.</summary>
    public T RightPartial(int slot) => _partials[slot].Right;

    /// <summary>The backward sweep from one slot: its total derivative in every slot.</summary>
    /// <param name="output">The slot that is differentiated.</param>
    /// <returns>One total derivative for each slot, zero for slots that the output does not depend on.</returns>
    public T[] Backward(int output) => Backward([output]);

    /// <summary>The backward sweep from the sum of several slots.</summary>
    /// <param name="outputs">The slots whose sum is differentiated.</param>
    public T[] Backward(ReadOnlySpan<int> outputs)
    {
        int end = 0;
        var adjoints = new T[Tape.Length];
        Array.Fill(adjoints, T.Zero);
        var reached = new bool[Tape.Length];
        foreach (int output in outputs)
        {
            adjoints[output] += T.One;
            reached[output] = true;
            end = Math.Max(end, output + 1);
        }

        Sweep.Backward(Tape, end, _partials, adjoints, reached);
        return adjoints;
    }

    /// <summary>
    /// The sweep through one stretch of the tape, the definition of one variable: the direct partials of a slot in everything before the
    /// stretch. Costs time in the length of the stretch, once: the result is kept.
    /// </summary>
    /// <param name="output">The slot that is differentiated, in the stretch.</param>
    /// <param name="start">The first slot of the stretch.</param>
    /// <returns>The slots before the stretch that the output's formula names, each with its direct partial.</returns>
    public IReadOnlyDictionary<int, T> DirectPartials(int output, int start) =>
        _direct.GetOrAdd((output, start), key => SweepStretch(key.Output, key.Start));

    private Dictionary<int, T> SweepStretch(int output, int start)
    {
        var outside = new Dictionary<int, T>();
        if (output < start)
        {
            outside[output] = T.One;
            return outside;
        }

        int length = output - start + 1;
        var adjoints = new T[length];
        var reached = new bool[length];
        adjoints[length - 1] = T.One;
        reached[length - 1] = true;
        ReadOnlySpan<Instruction> instructions = Tape.Instructions;
        for (int i = output; i >= start; i--)
        {
            ref readonly Instruction step = ref instructions[i];
            if (!reached[i - start])
                continue;
            if ((step.Flow & Flow.Left) != 0)
                Collect(step.Left, adjoints[i - start] * _partials[i].Left);
            if ((step.Flow & Flow.Right) != 0)
                Collect(step.Right, adjoints[i - start] * _partials[i].Right);
        }

        return outside;

        void Collect(int operand, T contribution)
        {
            if (operand < start)
                outside[operand] = outside.TryGetValue(operand, out T? sum) ? sum + contribution : contribution;
            else if (reached[operand - start])
                adjoints[operand - start] += contribution;
            else
                (adjoints[operand - start], reached[operand - start]) = (contribution, true);
        }
    }
}
