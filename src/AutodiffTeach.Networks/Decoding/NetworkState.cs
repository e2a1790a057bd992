using System.Numerics;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>What the recurrent layers of a network remember of the tokens it has read: h_t of each, and C_t where it has cells.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class NetworkState<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal NetworkState(int length) => Memory = new T[length];

    /// <summary>h_t and C_t of the recurrent layers, one after another: of each layer h_t, then C_t where it is an LSTM.</summary>
    public ReadOnlySpan<T> Values => Memory;

    internal T[] Memory { get; }
}
