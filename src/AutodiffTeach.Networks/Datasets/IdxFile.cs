using System.Buffers.Binary;
using System.Globalization;
using AutodiffTeach.Networks.Files;

namespace AutodiffTeach.Networks.Datasets;

/// <summary>An array of bytes in the format IDX, in which the MNIST database comes; gzip or not, as its bytes say.</summary>
/// <remarks>
/// Two zero bytes, the type of the elements, the number of dimensions, each dimension in four bytes with the greatest first, and the elements with the last index
/// the fastest (http://yann.lecun.com/exdb/mnist). Of the types, only the unsigned byte (0x08) is read. Reading takes memory in proportion to the file.
/// </remarks>
public sealed class IdxFile
{
    private const int MagicLength = 4;
    private const byte UnsignedByte = 0x08;
    private const int MostDimensions = 8;

    // 512 MiB, ten times MNIST.
    private const long MostElements = 1L << 29;

    private readonly byte[] _elements;

    private IdxFile(string name, int[] shape, byte[] elements) => (Name, Shape, _elements) = (name, shape, elements);

    /// <summary>How messages name the file.</summary>
    public string Name { get; }

    /// <summary>The dimensions, the slowest first: images, rows, columns.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The elements, the last index the fastest.</summary>
    public ReadOnlySpan<byte> Elements => _elements;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NetworkFileException">It is no such file, or is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IdxFile Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream file = File.OpenRead(path);
        return Read(file, Path.GetFileName(path));
    }

    /// <summary>Reads a file from a stream to its end.</summary>
    /// <param name="stream">The bytes, which can be sought; stays open.</param>
    /// <param name="name">How messages name the file.</param>
    /// <exception cref="NetworkFileException">It is no such file, or is damaged.</exception>
    public static IdxFile Read(Stream stream, string name)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(name);
        using var bytes = PackedBytes.Open(stream, name);
        int dimensions = ReadMagic(bytes);
        int[] shape = ReadShape(bytes, dimensions);
        byte[] elements = bytes.Take(CountOf(bytes, shape), $"the {Sizes(shape)} elements that its header states");
        bytes.RequireEnd($"the {Sizes(shape)} elements that its header states");
        return new(name, shape, elements);
    }

    private static int ReadMagic(PackedBytes bytes)
    {
        byte[] magic = bytes.Take(MagicLength, "the magic number of an IDX file");
        if (magic[0] != 0 || magic[1] != 0 || magic[3] is 0 or > MostDimensions)
            throw bytes.Wrong(0, $"the magic number is 0x{Convert.ToHexString(magic)}; expected that of an IDX file, such as 0x00000803 for images and 0x00000801 for labels");
        if (magic[2] != UnsignedByte)
            throw bytes.Wrong(2, $"the elements are of type 0x{magic[2]:X2}; expected 0x{UnsignedByte:X2}, the unsigned byte, of which MNIST is");
        return magic[3];
    }

    private static int[] ReadShape(PackedBytes bytes, int dimensions)
    {
        byte[] header = bytes.Take(dimensions * sizeof(int), Invariant($"its {dimensions} dimensions"));
        int[] shape = new int[dimensions];
        for (int index = 0; index < dimensions; index++)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(index * sizeof(int)));
            if (length is 0 or > int.MaxValue)
                throw bytes.Wrong(MagicLength + (index * sizeof(int)), Invariant($"dimension {index + 1} of {dimensions} is {length}; expected a number from 1 to {int.MaxValue}"));
            shape[index] = (int)length;
        }

        return shape;
    }

    private static int CountOf(PackedBytes bytes, int[] shape)
    {
        long count = 1;
        foreach (int length in shape)
        {
            // Below 2^29 times below 2^31: no product overflows.
            count *= length;
            if (count > MostElements)
                throw bytes.Wrong(MagicLength, Invariant($"the header states {Sizes(shape)} elements; expected at most {MostElements} in all"));
        }

        return (int)count;
    }

    private static string Sizes(int[] shape) => string.Join('×', shape.Select(length => length.ToString(CultureInfo.InvariantCulture)));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
