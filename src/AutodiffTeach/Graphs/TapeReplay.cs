using AutodiffTeach.Scalars;

namespace AutodiffTeach.Graphs;

/// <summary>
/// A tape with memory of its own, for running it on many values, as training does: no pass allocates anything that lasts.
/// </summary>
/// <remarks>
/// What <see cref="Values"/> and <see cref="Backward(int)"/> give is overwritten by the next pass. Not safe for use by several threads at
/// once; for results that stay, use <see cref="Tape.Run{T}(ReadOnlySpan{T})"/>.
/// </remarks>
/// <typeparam name="T">The reading.</typeparam>
public sealed class TapeReplay<T> where T : IScalar<T>
{
    private readonly T[] _values;
    private readonly Partials<T>[] _partials;
    private readonly T[] _adjoints;
    private readonly bool[] _reached;

    /// <summary>Takes the memory for a tape.</summary>
    public TapeReplay(Tape tape)
    {
        ArgumentNullException.ThrowIfNull(tape);
        Tape = tape;
        _values = new T[tape.Length];
        _partials = new Partials<T>[tape.Length];
        _adjoints = new T[tape.Length];
        _reached = new bool[tape.Length];
    }

    /// <summary>The tape.</summary>
    public Tape Tape { get; }

    /// <summary>The value of every slot in the last forward pass.</summary>
    public ReadOnlySpan<T> Values => _values;

    /// <summary>The forward pass.</summary>
    /// <param name="leaves">The value of each leaf.</param>
    /// <exception cref="ArgumentException">The number of leaf values is wrong.</exception>
    public void Forward(ReadOnlySpan<T> leaves)
    {
        Tape.RequireLeaves(leaves.Length);
        Sweep.Forward(Tape, leaves, null, _values, _partials);
    }

    /// <summary>The backward pass from one slot, over the last forward pass.</summary>
    /// <returns>The total derivative of the slot in every slot.</returns>
    public ReadOnlySpan<T> Backward(int output)
    {
        Array.Fill(_adjoints, T.Zero);
        Array.Clear(_reached);
        _adjoints[output] = T.One;
        _reached[output] = true;
        Sweep.Backward(Tape, output + 1, _partials, _adjoints, _reached);
        return _adjoints;
    }
}
