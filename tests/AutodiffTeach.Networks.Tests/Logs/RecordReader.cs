namespace AutodiffTeach.Networks.Tests.Logs;

/// <summary>Reads TFRecord and protocol buffers from their published formats, by other means than the code that writes them.</summary>
internal static class RecordReader
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index =>
        Enumerable.Range(0, 8).Aggregate((uint)index, (crc, _) => (crc & 1) == 1 ? (crc >> 1) ^ 0x82f63b78 : crc >> 1))];

    /// <summary>The data of all records; an incomplete one at the end is left out.</summary>
    public static IEnumerable<byte[]> Records(byte[] file)
    {
        for (int at = 0; at + 12 <= file.Length;)
        {
            int length = checked((int)BitConverter.ToUInt64(file, at));
            if (at + 12 + length + 4 > file.Length)
                yield break;
            Assert.Equal(Masked(file.AsSpan(at, 8)), BitConverter.ToUInt32(file, at + 8));
            byte[] data = file[(at + 12)..(at + 12 + length)];
            Assert.Equal(Masked(data), BitConverter.ToUInt32(file, at + 12 + length));
            yield return data;
            at += 16 + length;
        }
    }

    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte next in bytes)
            crc = Table[(crc ^ next) & 0xff] ^ (crc >> 8);
        return ~crc;
    }

    /// <summary>The fields of a message: the number, and the eight or four bytes, the varint as eight bytes, or what a length was put before.</summary>
    public static ILookup<int, byte[]> Fields(byte[] message)
    {
        List<(int Field, byte[] Value)> fields = [];
        int at = 0;
        while (at < message.Length)
        {
            ulong key = Varint(message, ref at);
            int length = (key & 7) switch { 0 => 0, 1 => 8, 5 => 4, 2 => (int)Varint(message, ref at), _ => throw new InvalidDataException($"wire type {key & 7}") };
            fields.Add(((int)(key >> 3), (key & 7) == 0 ? BitConverter.GetBytes(Varint(message, ref at)) : message[at..(at + length)]));
            at += length;
        }

        return fields.ToLookup(field => field.Field, field => field.Value);
    }

    public static double[] Doubles(byte[] packed) => [.. packed.Chunk(8).Select(bytes => BitConverter.ToDouble(bytes))];

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = Crc(bytes);
        return unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u);
    }

    private static ulong Varint(byte[] bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            value |= (ulong)(bytes[at] & 0x7f) << shift;
            if (bytes[at++] < 0x80)
                return value;
        }
    }
}
