using System.Buffers.Binary;

namespace AutodiffTeach.Drawing.Charts.Rasters;

/// <summary>
/// Compresses as RFC 1950 and 1951 say, with the fixed code and the most recent match. The framework's own compression is tighter, but its
/// bytes differ between versions and processors, and a picture must not.
/// </summary>
internal sealed class Deflate
{
    private const int ShortestMatch = 3;
    private const int LongestMatch = 258;
    private const int Window = 32768;
    private const int EndOfBlock = 256;
    private const int HashBits = 14;

    // RFC 1951, 3.2.5: where the lengths and distances of each symbol begin, and the bits that follow it.
    private static readonly int[] LengthStarts = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly int[] LengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly int[] DistanceStarts =
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    private readonly List<byte> _bytes = [];
    private uint _bits;
    private int _bitCount;

    public static byte[] Zlib(byte[] data)
    {
        var deflate = new Deflate();
        deflate._bytes.AddRange([0x78, 0x01]);
        deflate.WriteBlock(data);
        var sum = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(sum, Adler(data));
        return [.. deflate._bytes, .. sum];
    }

    private void WriteBlock(byte[] data)
    {
        Bits(0b011, 3);
        var latest = new int[1 << HashBits];
        Array.Fill(latest, -1);
        for (var at = 0; at < data.Length;)
        {
            var length = 0;
            var from = -1;
            if (at + ShortestMatch <= data.Length)
            {
                ref var entry = ref latest[Hash(data, at)];
                (from, entry) = (entry, at);
                length = from < 0 || at - from > Window ? 0 : MatchLength(data, from, at);
            }

            if (length < ShortestMatch)
            {
                Symbol(data[at++]);
                continue;
            }

            WriteMatch(length, at - from);
            at += length;
        }

        Symbol(EndOfBlock);
        Bits(0, (8 - _bitCount) % 8);
    }

    private static int Hash(byte[] data, int at) =>
        (int)((uint)((data[at] << 16 | data[at + 1] << 8 | data[at + 2]) * 0x9e3779b1u) >> 32 - HashBits);

    private static int MatchLength(byte[] data, int from, int at)
    {
        var most = Math.Min(LongestMatch, data.Length - at);
        var length = 0;
        while (length < most && data[from + length] == data[at + length])
            length++;
        return length;
    }

    private void WriteMatch(int length, int distance)
    {
        var symbol = IndexOf(LengthStarts, length);
        Symbol(257 + symbol);
        Bits((uint)(length - LengthStarts[symbol]), LengthBits[symbol]);
        symbol = IndexOf(DistanceStarts, distance);
        Code((uint)symbol, 5);
        Bits((uint)(distance - DistanceStarts[symbol]), Math.Max(0, symbol / 2 - 1));
    }

    private static int IndexOf(int[] starts, int value) => Array.BinarySearch(starts, value) is var i && i >= 0 ? i : ~i - 1;

    // RFC 1951, 3.2.6: the fixed code.
    private void Symbol(int symbol)
    {
        if (symbol < 144)
            Code((uint)(0x30 + symbol), 8);
        else if (symbol < 256)
            Code((uint)(0x190 + symbol - 144), 9);
        else if (symbol < 280)
            Code((uint)(symbol - 256), 7);
        else
            Code((uint)(0xc0 + symbol - 280), 8);
    }

    // Codes stand with their highest bit first, numbers with their lowest.
    private void Code(uint code, int count)
    {
        for (var bit = count - 1; bit >= 0; bit--)
            Bits(code >> bit & 1, 1);
    }

    private void Bits(uint value, int count)
    {
        _bits |= value << _bitCount;
        for (_bitCount += count; _bitCount >= 8; _bitCount -= 8)
        {
            _bytes.Add((byte)_bits);
            _bits >>= 8;
        }
    }

    private static uint Adler(byte[] data)
    {
        var (a, b) = (1u, 0u);
        foreach (var next in data)
        {
            a = (a + next) % 65521;
            b = (b + a) % 65521;
        }

        return b << 16 | a;
    }
}
