using System.IO.Compression;
using AutodiffTeach.Networks.Datasets;
using AutodiffTeach.Networks.Files;

namespace AutodiffTeach.Networks.Tests.Datasets;

public sealed class IdxFileTests
{
    // Two images of 2×3.
    private static readonly byte[] Images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255, 255, 0, 0, 0, 0, 0];
    private static readonly byte[] Labels = [0, 0, 8, 1, 0, 0, 0, 2, 7, 9];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Images_and_labels_are_read_packed_or_not(bool isPacked)
    {
        LabelledImages images = LabelledImages.OfIdx(Read(isPacked ? Gzip(Images) : Images), Read(isPacked ? Gzip(Labels) : Labels));
        Assert.Equal((2, 3, 2, 10), (images.Height, images.Width, images.Count, images.Classes));
        Assert.Equal([7, 9], images.Labels);
        Assert.Equal([0, 0.2f, 0.4f, 0.6f, 0.8f, 1], images.Pixels.Row(0).ToArray());
        Assert.Equal([1, 0, 0, 0, 0, 0], images.Pixels.Row(1).ToArray());
    }

    public static TheoryData<byte[], string> Wrong => new()
    {
        { [], "x: ends after 0 bytes; expected the magic number of an IDX file, up to byte 4; try to fetch the file again" },
        { [0x50, 0x4B, 3, 4], "x: byte 0: the magic number is 0x504B0304; expected that of an IDX file, such as 0x00000803 for images and 0x00000801 for labels" },
        { [0, 0, 8, 0], "x: byte 0: the magic number is 0x00000800; expected that of an IDX file, such as 0x00000803 for images and 0x00000801 for labels" },
        { [0, 0, 8, 9], "x: byte 0: the magic number is 0x00000809; expected that of an IDX file, such as 0x00000803 for images and 0x00000801 for labels" },
        { [0, 0, 13, 3], "x: byte 2: the elements are of type 0x0D; expected 0x08, the unsigned byte, of which MNIST is" },
        { [0, 0, 8, 3, 0, 0], "x: ends after 6 bytes; expected its 3 dimensions, up to byte 16; try to fetch the file again" },
        { [0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 0], "x: byte 8: dimension 2 of 2 is 0; expected a number from 1 to 2147483647" },
        { [0, 0, 8, 1, 0xFF, 0xFF, 0xFF, 0xFF], "x: byte 4: dimension 1 of 1 is 4294967295; expected a number from 1 to 2147483647" },
        { [0, 0, 8, 2, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 9], "x: byte 4: the header states 2147483647×9 elements; expected at most 536870912 in all" },
        { Images[..^1], "x: ends after 27 bytes; expected the 2×2×3 elements that its header states, up to byte 28; try to fetch the file again" },
        { [.. Images, 0], "x: byte 28: there are more bytes than the 2×2×3 elements that its header states; expected the end of the file" },
        { [.. Gzip([.. Images, 0])], "x: byte 28 unpacked: there are more bytes than the 2×2×3 elements that its header states; expected the end of the file" },
        { [.. Gzip(Images[..^1])], "x: ends after 27 bytes unpacked; expected the 2×2×3 elements that its header states, up to byte 28; try to fetch the file again" },
        { [.. Gzip([0, 0, 8, 1, 0x1F, 0, 0, 0])], "x: is too short; expected the 520093696 elements that its header states, up to byte 520093704; try to fetch the file again" },
        { [0x1F, 0x8B, 1, 2, 3, 4, 5, 6, 7, 8, 9], "x: the data packed with gzip are damaged or cut off; expected a whole file; try to fetch it again" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_told_with_its_place(byte[] bytes, string problem) =>
        Assert.Equal(problem, Assert.Throws<NetworkFileException>(() => Read(bytes)).Message);

    [Fact]
    public void A_changed_byte_of_a_packed_file_is_found()
    {
        byte[] packed = Gzip(Images);
        packed[^6] ^= 1; // of the check
        Assert.Equal("x: the data packed with gzip are damaged or cut off; expected a whole file; try to fetch it again", Assert.Throws<NetworkFileException>(() => Read(packed)).Message);
    }

    [Fact]
    public void No_beginning_of_a_file_is_read_as_a_whole_one()
    {
        foreach (byte[] whole in new[] { Images, Gzip(Images) })
        {
            for (int length = 0; length < whole.Length; length++)
                Assert.Throws<NetworkFileException>(() => Read(whole[..length]));
        }
    }

    [Fact]
    public void A_header_alone_takes_no_memory_for_what_it_states()
    {
        byte[] header = [0, 0, 8, 1, 0x1F, 0xFF, 0xFF, 0xFF];
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<NetworkFileException>(() => Read(header));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100_000);
    }

    public static TheoryData<byte[], byte[], string> Mismatched => new()
    {
        { Images, [0, 0, 8, 1, 0, 0, 0, 1, 7], "labels: has 1 labels, but images has 2 images; expected as many; try the two files of the same part" },
        { Images, [0, 0, 8, 1, 0, 0, 0, 2, 7, 10], "labels: byte 9: label 2 is 10; expected a class from 0 to 9" },
        { Labels, Images, "images: byte 3: has 1 dimension; expected 3, those of images; try the images and the labels the other way round" },
        { [0, 0, 8, 2, 0, 0, 0, 1, 0, 0, 0, 1, 5], Labels, "images: byte 3: has 2 dimensions; expected 3, those of images" },
    };

    [Theory]
    [MemberData(nameof(Mismatched))]
    public void Files_that_do_not_belong_together_are_refused(byte[] images, byte[] labels, string problem) =>
        Assert.Equal(problem, Assert.Throws<NetworkFileException>(() => LabelledImages.OfIdx(Read(images, "images"), Read(labels, "labels"))).Message);

    [Fact]
    public void Files_are_named_by_their_last_name()
    {
        using var scratch = new Scratch();
        File.WriteAllBytes(scratch.Path("train-labels"), [1]);
        Assert.StartsWith("train-labels: ends after 1 bytes", Assert.Throws<NetworkFileException>(() => IdxFile.Load(scratch.Path("train-labels"))).Message, StringComparison.Ordinal);
    }

    private static IdxFile Read(byte[] bytes, string name = "x")
    {
        using var stream = new MemoryStream(bytes);
        return IdxFile.Read(stream, name);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
