using System.Buffers.Binary;

namespace AutodiffTeach.Networks.Logs;

/// <summary>An image in the format PNG, as whoever drew it wrote it.</summary>
public sealed class PngImage
{
    // ISO/IEC 15948: the signature, then the chunk IHDR, whose data begin with width and height.
    private const int WidthAt = 16;
    private const int HeightAt = 20;
    private const int ShortestHeader = 24;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>Takes the bytes of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="ArgumentException">It does not begin as a PNG does.</exception>
    public PngImage(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.Length < ShortestHeader || !span.StartsWith(Signature) || !span.Slice(12, 4).SequenceEqual("IHDR"u8))
            throw new ArgumentException("The image does not begin as a PNG does.", nameof(bytes));
        Bytes = bytes;
        Width = BinaryPrimitives.ReadInt32BigEndian(span[WidthAt..]);
        Height = BinaryPrimitives.ReadInt32BigEndian(span[HeightAt..]);
    }

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }
}
