using System.Buffers.Binary;
using System.IO.Compression;
using AutodiffTeach.Networks.Files;

namespace AutodiffTeach.Networks.Datasets;

/// <summary>The bytes of a binary file one after another, unpacked where they are packed with gzip; what is missing or wrong is told with its place.</summary>
internal sealed class PackedBytes : IDisposable
{
    // The format of gzip makes no byte into more than 1032.
    private const long GreatestRatio = 1032;
    private static readonly byte[] GzipMagic = [0x1F, 0x8B];

    private readonly string _name;
    private readonly Stream _file;
    private readonly Stream _bytes;
    private readonly bool _isPacked;
    private readonly long _most;
    private long _taken;

    private PackedBytes(string name, Stream file, bool isPacked)
    {
        long length = file.Length - file.Position;
        _name = name;
        _file = file;
        _bytes = isPacked ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
        _isPacked = isPacked;
        _most = isPacked ? length * GreatestRatio : length;
    }

    /// <summary>Begins at the stream's place.</summary>
    /// <param name="stream">The bytes, which can be sought; stays open.</param>
    /// <param name="name">How messages name the file.</param>
    public static PackedBytes Open(Stream stream, string name)
    {
        long start = stream.Position;
        byte[] magic = new byte[GzipMagic.Length];
        bool isPacked = stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic.AsSpan().SequenceEqual(GzipMagic);
        stream.Position = start;
        return new(name, stream, isPacked);
    }

    /// <summary>The next bytes.</summary>
    /// <param name="count">How many.</param>
    /// <param name="what">What they are.</param>
    /// <exception cref="NetworkFileException">There are fewer, which is found before there is room made for many of them.</exception>
    public byte[] Take(int count, string what)
    {
        if (count > _most - _taken)
            throw CutOff(_isPacked ? null : _most, count, what);
        byte[] taken = new byte[count];
        int read = Guarded(() => _bytes.ReadAtLeast(taken, count, throwOnEndOfStream: false));
        if (read < count)
            throw CutOff(_taken + read, count, what);
        _taken += count;
        return taken;
    }

    /// <summary>Requires that nothing follows, and of a packed file that its check is right.</summary>
    /// <param name="what">What it is that it would follow.</param>
    /// <exception cref="NetworkFileException">It is not so.</exception>
    public void RequireEnd(string what)
    {
        if (Guarded(_bytes.ReadByte) >= 0)
            throw Wrong(_taken, $"there are more bytes than {what}; expected the end of the file");
        if (_isPacked && PackedLength() != unchecked((uint)_taken))
            throw Damaged();
    }

    /// <summary>Something is wrong.</summary>
    /// <param name="place">The place, in bytes from the beginning of what is unpacked.</param>
    /// <param name="problem">What is wrong; what was expected.</param>
    public NetworkFileException Wrong(long place, string problem) =>
        new(FormattableString.Invariant($"{_name}: byte {place}{(_isPacked ? " unpacked" : "")}: {problem}"));

    public void Dispose()
    {
        if (_isPacked)
            _bytes.Dispose();
    }

    private NetworkFileException CutOff(long? end, int count, string what) => new(FormattableString.Invariant(
        $"{_name}: {(end is { } length ? $"ends after {length} bytes{(_isPacked ? " unpacked" : "")}" : "is too short")}; expected {what}, up to byte {_taken + count}; try to fetch the file again"));

    private int Guarded(Func<int> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }
    }

    // The last four bytes. Where the end is cut off behind the last of the data, the framework does not notice.
    private uint PackedLength()
    {
        byte[] end = new byte[sizeof(uint)];
        _file.Position = Math.Max(0, _file.Length - end.Length);
        _file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false);
        return BinaryPrimitives.ReadUInt32LittleEndian(end);
    }

    private NetworkFileException Damaged() => new($"{_name}: the data packed with gzip are damaged or cut off; expected a whole file; try to fetch it again");
}
