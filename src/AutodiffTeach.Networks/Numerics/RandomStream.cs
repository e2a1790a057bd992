using System.Numerics;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>
/// A stream of random numbers that depends on its seed alone: the same on every machine and in every version of the framework.
/// </summary>
/// <remarks>
/// xoshiro256** by Blackman and Vigna (Scrambled linear pseudorandom number generators, 2021), its state filled from the seed by SplitMix64.
/// Not for secrets. Serves one thread at a time.
/// </remarks>
public sealed class RandomStream
{
    private const int StateLength = 4;
    private readonly ulong[] _state = new ulong[StateLength];

    /// <summary>Starts the stream of a seed.</summary>
    /// <param name="seed">Any number; seeds that differ give unrelated streams.</param>
    public RandomStream(ulong seed)
    {
        for (int index = 0; index < StateLength; index++)
        {
            seed += 0x9E3779B97F4A7C15;
            ulong z = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            _state[index] = z ^ (z >> 31);
        }
    }

    /// <summary>The whole state, four numbers, with which a checkpoint goes on where it stopped.</summary>
    public IReadOnlyList<ulong> State => [.. _state];

    /// <summary>Goes on from a state.</summary>
    /// <param name="state">What <see cref="State"/> gave.</param>
    /// <exception cref="ArgumentException">It is not four numbers, or all of them are zero.</exception>
    public void Restore(IReadOnlyList<ulong> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Count != StateLength || state.All(word => word == 0))
            throw new ArgumentException("The state of a stream is four numbers that are not all zero.", nameof(state));
        for (int index = 0; index < StateLength; index++)
            _state[index] = state[index];
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = BitOperations.RotateLeft(_state[1] * 5, 7) * 9;
        ulong shifted = _state[1] << 17;
        _state[2] ^= _state[0];
        _state[3] ^= _state[1];
        _state[1] ^= _state[2];
        _state[0] ^= _state[3];
        _state[2] ^= shifted;
        _state[3] = BitOperations.RotateLeft(_state[3], 45);
        return result;
    }

    /// <summary>A number of the uniform distribution over [0, 1), a multiple of 2^-53.</summary>
    public double NextUniform() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>A number of the uniform distribution over [low, high).</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    public double NextUniform(double low, double high) => low + ((high - low) * NextUniform());

    /// <summary>A number of the normal distribution with mean 0 and variance 1 (Box and Muller 1958, one of the pair).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextUniform())) * Math.Cos(2 * Math.PI * NextUniform());

    /// <summary>An integer of the uniform distribution over 0..count-1, without bias (Lemire 2019).</summary>
    /// <param name="count">How many there are, at least 1.</param>
    public int NextBelow(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        uint range = (uint)count;
        ulong product = (NextBits() >> 32) * range;
        // 2^32 mod range: below it some results would come up once more often than the rest.
        for (uint bias = unchecked(0u - range) % range; (uint)product < bias;)
            product = (NextBits() >> 32) * range;
        return (int)(product >> 32);
    }

    /// <summary>Puts the items in random order, every order as likely as any other (Fisher and Yates).</summary>
    /// <typeparam name="TItem">What is put in order.</typeparam>
    /// <param name="items">The items.</param>
    public void Shuffle<TItem>(Span<TItem> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = NextBelow(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
