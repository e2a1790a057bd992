using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace AutodiffTeach.Drawing.Tests.Charts;

/// <summary>Reads PNG with the framework's decompression and sums of its own.</summary>
internal sealed record PngReader(int Width, int Height, int Kind, byte[] Samples, byte[] Palette, byte[] Opacities)
{
    public static PngReader Read(byte[] file)
    {
        Assert.Equal(new byte[] { 137, 80, 78, 71, 13, 10, 26, 10 }, file[..8]);
        var chunks = new Dictionary<string, byte[]>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            chunks.Add(Encoding.ASCII.GetString(file, at + 4, 4), file[(at + 8)..(at + 8 + length)]);
            Assert.Equal(BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)), Crc(file.AsSpan(at + 4, length + 4)));
            at += length + 12;
        }

        var header = chunks["IHDR"];
        Assert.Equal(8, header[8]);
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        var samples = Unfilter(Inflate(chunks["IDAT"]), height, width * (header[9] == 2 ? 3 : 1));
        return new PngReader(width, height, header[9], samples, chunks.GetValueOrDefault("PLTE", []), chunks.GetValueOrDefault("tRNS", []));
    }

    public static byte[] Inflate(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var result = new MemoryStream();
        zlib.CopyTo(result);
        return result.ToArray();
    }

    // Filters "none" and "up" alone.
    private static byte[] Unfilter(byte[] data, int rows, int stride)
    {
        Assert.Equal(rows * (stride + 1), data.Length);
        var samples = new byte[rows * stride];
        for (var i = 0; i < samples.Length; i++)
        {
            var filter = data[i / stride * (stride + 1)];
            Assert.True(filter is 0 or 2);
            samples[i] = (byte)(data[i / stride * (stride + 1) + 1 + i % stride] + (filter == 2 && i >= stride ? samples[i - stride] : 0));
        }

        return samples;
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = 0xffffffffu;
        foreach (var next in data)
        {
            for (var bit = 0; bit < 8; bit++)
                crc = ((crc ^ (uint)(next >> bit)) & 1) != 0 ? crc >> 1 ^ 0xedb88320u : crc >> 1;
        }

        return crc ^ 0xffffffffu;
    }
}
