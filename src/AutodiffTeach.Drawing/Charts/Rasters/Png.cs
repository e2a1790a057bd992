using System.Buffers.Binary;
using System.Text;
using AutodiffTeach.Drawing.Charts.Colours;

namespace AutodiffTeach.Drawing.Charts.Rasters;

/// <summary>Writes small images as PNG (ISO/IEC 15948), the same bytes on every machine.</summary>
internal static class Png
{
    private const byte Grey = 0;
    private const byte Colour = 2;
    private const byte Indexed = 3;
    private const byte Up = 2;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    public static byte[] Write(RasterImage image) =>
        Write(image.Width, image.Height, image.IsGrey ? Grey : Colour, image.IsGrey ? 1 : 3, image.Samples, []);

    /// <summary>An image of indices into a palette; those beyond it are transparent.</summary>
    public static byte[] WriteIndexed(int width, int height, byte[] indices, IReadOnlyList<Rgb> palette)
    {
        var colours = new byte[256 * 3];
        var opacities = new byte[256];
        for (var i = 0; i < palette.Count; i++)
        {
            (colours[3 * i], colours[3 * i + 1], colours[3 * i + 2]) = (palette[i].R, palette[i].G, palette[i].B);
            opacities[i] = 255;
        }

        return Write(width, height, Indexed, 1, indices, [("PLTE", colours), ("tRNS", opacities)]);
    }

    private static byte[] Write(int width, int height, byte kind, int channels, byte[] samples, (string Kind, byte[] Data)[] tables)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, kind);
        WriteChunk(file, "IHDR", header);
        foreach (var (name, data) in tables)
            WriteChunk(file, name, data);
        WriteChunk(file, "IDAT", Deflate.Zlib(Filtered(height, width * channels, samples)));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    // Each row as its difference from the row above: what repeats becomes zeros.
    private static byte[] Filtered(int rows, int stride, byte[] samples)
    {
        var filtered = new byte[rows * (stride + 1)];
        for (var row = 0; row < rows; row++)
        {
            var at = row * (stride + 1);
            filtered[at] = Up;
            for (var i = 0; i < stride; i++)
                filtered[at + 1 + i] = (byte)(samples[row * stride + i] - (row == 0 ? 0 : samples[(row - 1) * stride + i]));
        }

        return filtered;
    }

    private static void WriteChunk(MemoryStream file, string kind, byte[] data)
    {
        var body = new byte[4 + data.Length];
        Encoding.ASCII.GetBytes(kind, body);
        data.CopyTo(body, 4);
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~body.Aggregate(uint.MaxValue, (crc, next) => CrcTable[(byte)(crc ^ next)] ^ crc >> 8));
        file.Write(number);
    }

    private static uint CrcOf(int index)
    {
        var crc = (uint)index;
        for (var bit = 0; bit < 8; bit++)
            crc = (crc & 1) == 1 ? 0xedb88320 ^ crc >> 1 : crc >> 1;
        return crc;
    }
}
