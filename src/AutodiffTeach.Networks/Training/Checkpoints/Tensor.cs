using System.Numerics;
using System.Runtime.InteropServices;

namespace AutodiffTeach.Networks.Training.Checkpoints;

/// <summary>A named array of numbers in a file, as the bytes that they have in memory, the lowest first.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">F32 or F64.</param>
/// <param name="Shape">The lengths.</param>
/// <param name="Bytes">The numbers.</param>
internal sealed record Tensor(string Name, string Kind, IReadOnlyList<int> Shape, byte[] Bytes)
{
    public static Tensor Of<T>(string name, IReadOnlyList<int> shape, ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(name, KindOf<T>(), shape, MemoryMarshal.AsBytes(values).ToArray());

    public static string KindOf<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => typeof(T) == typeof(float) ? "F32" : "F64";

    public ReadOnlySpan<T> Values<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => MemoryMarshal.Cast<byte, T>(Bytes);
}
