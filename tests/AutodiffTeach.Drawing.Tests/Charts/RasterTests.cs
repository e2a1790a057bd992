using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Drawing.Charts.Colours;
using AutodiffTeach.Drawing.Charts.Rasters;

namespace AutodiffTeach.Drawing.Tests.Charts;

public class RasterTests
{
    [Fact]
    public void Whatever_is_compressed_comes_back()
    {
        var random = new Random(3);
        for (var round = 0; round < 300; round++)
        {
            // Few values and long repeats, and none of both.
            var values = random.Next(1, 257);
            var data = new byte[random.Next(0, 3000)];
            for (var i = 0; i < data.Length; i++)
                data[i] = i > 40 && random.Next(4) > 0 ? data[i - random.Next(1, 40)] : (byte)random.Next(values);
            Assert.Equal(data, PngReader.Inflate(Deflate.Zlib(data)));
        }
    }

    [Theory]
    [InlineData(257)]
    [InlineData(258)]
    [InlineData(259)]
    [InlineData(70_000)]
    public void Long_runs_and_far_repeats_come_back_small(int length)
    {
        var run = new byte[length];
        Assert.Equal(run, PngReader.Inflate(Deflate.Zlib(run)));
        Assert.True(Deflate.Zlib(run).Length < 40 + length / 100);
        var random = new Random(4);
        var far = new byte[length];
        random.NextBytes(far);
        byte[] twice = [.. far, .. far];
        Assert.Equal(twice, PngReader.Inflate(Deflate.Zlib(twice)));
    }

    [Fact]
    public void A_grey_image_reads_back_pixel_by_pixel()
    {
        var png = PngReader.Read(Png.Write(RasterImage.Grey(3, [0, 0.5, 1, -2, 7, double.NaN])));
        Assert.Equal((3, 2, 0), (png.Width, png.Height, png.Kind));
        Assert.Equal(new byte[] { 0, 128, 255, 0, 255, 0 }, png.Samples);
    }

    [Fact]
    public void Black_and_white_may_be_exchanged() =>
        Assert.Equal(new byte[] { 255, 0 }, PngReader.Read(Png.Write(RasterImage.Grey(2, [0, 1], black: 1, white: 0))).Samples);

    [Fact]
    public void A_coloured_image_reads_back_pixel_by_pixel()
    {
        var png = PngReader.Read(Png.Write(RasterImage.Colour(1, [1, 0, 0, 0, 0, 1])));
        Assert.Equal((1, 2, 2), (png.Width, png.Height, png.Kind));
        Assert.Equal(new byte[] { 255, 0, 0, 0, 0, 255 }, png.Samples);
    }

    [Fact]
    public void Indices_beyond_the_palette_are_transparent()
    {
        var png = PngReader.Read(Png.WriteIndexed(2, 1, [1, 9], [Rgb.Of(0x102030), Rgb.Of(0x405060)]));
        Assert.Equal(3, png.Kind);
        Assert.Equal(new byte[] { 0x40, 0x50, 0x60 }, png.Palette[3..6]);
        Assert.Equal((255, 0), (png.Opacities[1], png.Opacities[9]));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(3, 4)]
    [InlineData(3, 0)]
    public void An_image_of_broken_rows_is_refused(int width, int count) =>
        Assert.ThrowsAny<ArgumentException>(() => RasterImage.Grey(width, new double[count]));
}
