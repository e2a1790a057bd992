using System.Numerics;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>
/// A batch of sequences of vectors, time × batch × feature, stored in this order: a step is a matrix of batch × feature, and all
/// steps together are one matrix of (time · batch) × feature.
/// </summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Sequence<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _values;

    /// <summary>Makes a batch of sequences of zeros.</summary>
    /// <param name="steps">The number of time steps.</param>
    /// <param name="batch">The number of sequences.</param>
    /// <param name="features">The length of the vector at each step.</param>
    public Sequence(int steps, int batch, int features)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(batch);
        ArgumentOutOfRangeException.ThrowIfNegative(features);
        Steps = steps;
        Batch = batch;
        Features = features;
        _values = new T[checked(steps * batch * features)];
    }

    /// <summary>The number of time steps, T.</summary>
    public int Steps { get; }

    /// <summary>The number of sequences.</summary>
    public int Batch { get; }

    /// <summary>The length of the vector at each step.</summary>
    public int Features { get; }

    /// <summary>All values, step by step, in a step sequence by sequence; writing to the span writes to the sequence.</summary>
    public Span<T> Values => _values;

    /// <summary>One value.</summary>
    /// <param name="step">The time step, from 0.</param>
    /// <param name="sequence">The sequence of the batch, from 0.</param>
    /// <param name="feature">The component of the vector, from 0.</param>
    public ref T this[int step, int sequence, int feature] => ref Vector(step, sequence)[feature];

    /// <summary>One time step of all sequences: batch × feature values.</summary>
    /// <param name="step">The time step, from 0.</param>
    public Span<T> Step(int step) => _values.AsSpan(step * Batch * Features, Batch * Features);

    /// <summary>The vector of one sequence at one step.</summary>
    /// <param name="step">The time step, from 0.</param>
    /// <param name="sequence">The sequence of the batch, from 0.</param>
    public Span<T> Vector(int step, int sequence) => _values.AsSpan(((step * Batch) + sequence) * Features, Features);
}
