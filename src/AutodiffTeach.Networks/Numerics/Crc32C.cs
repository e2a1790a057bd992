using System.Buffers.Binary;
using System.Numerics;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>The cyclic redundancy check of Castagnoli, RFC 3720 appendix B.4, by the processor where it can.</summary>
internal static class Crc32C
{
    // TensorFlow's: a check over bytes that hold checks would be weak, so those that are stored are rotated and shifted.
    private const int MaskRotation = 15;
    private const uint MaskShift = 0xa282ead8;

    /// <summary>The check of all bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => ~Append(uint.MaxValue, bytes);

    /// <summary>The check as records of TensorFlow store it.</summary>
    public static uint MaskedOf(ReadOnlySpan<byte> bytes) => BitOperations.RotateRight(Of(bytes), MaskRotation) + MaskShift;

    private static uint Append(uint register, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            register = BitOperations.Crc32C(register, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte next in bytes)
            register = BitOperations.Crc32C(register, next);
        return register;
    }
}
