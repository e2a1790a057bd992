using System.Diagnostics;
using System.Text;
using AutodiffTeach.Networks.Logs;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Logs;

public sealed class EventFileTests
{
    // The smallest grey PNG: one black pixel.
    private static readonly byte[] Pixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("123456789", 0xe3069283u)]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 0x8a9136aau)]
    public void Checks_are_those_of_RFC_3720(string text, uint crc)
    {
        Assert.Equal(crc, Crc32C.Of(Encoding.ASCII.GetBytes(text)));
        Assert.Equal(crc, RecordReader.Crc(Encoding.ASCII.GetBytes(text)));
    }

    [Fact]
    public void Every_kind_of_value_is_read_back()
    {
        using var scratch = new Scratch();
        List<ILookup<int, byte[]>> events = [.. RecordReader.Records(File.ReadAllBytes(WriteAll(scratch.Folder))).Select(RecordReader.Fields)];
        Assert.Equal("brain.Event:2", Text(events[0][3].Single()));
        ILookup<int, byte[]>[] values = [.. events.Skip(1).Select(one => RecordReader.Fields(RecordReader.Fields(one[5].Single())[1].Single()))];

        Assert.Equal(["loss/train", "loss/train", "weights", "picture", "options"], values.Select(value => Text(value[1].Single())));
        Assert.Equal([1, 300, 300, 300, 0], events.Skip(1).Select(one => BitConverter.ToInt64(one[2].Single())));
        Assert.All(events, one => Assert.InRange(BitConverter.ToDouble(one[1].Single()), 1.7e9, 1.7e9 + 10));
        Assert.Equal([0.25f, float.NaN], values.Take(2).Select(value => BitConverter.ToSingle(value[2].Single())));

        ILookup<int, byte[]> histogram = RecordReader.Fields(values[2][5].Single());
        Assert.Equal([-2, 3, 4, 1, 13], Enumerable.Range(1, 5).Select(field => BitConverter.ToDouble(histogram[field].Single())));
        Assert.Equal(4, RecordReader.Doubles(histogram[7].Single()).Sum());
        Assert.Equal(RecordReader.Doubles(histogram[6].Single()).Length, RecordReader.Doubles(histogram[7].Single()).Length);

        ILookup<int, byte[]> image = RecordReader.Fields(values[3][4].Single());
        Assert.Equal([1, 1], new[] { 1, 2 }.Select(field => BitConverter.ToInt64(image[field].Single())));
        Assert.Equal(Pixel, image[4].Single());

        ILookup<int, byte[]> text = RecordReader.Fields(values[4][8].Single());
        Assert.Equal("**übung**", Text(text[8].Single()));
        Assert.Equal(7, BitConverter.ToInt64(text[1].Single()));
        Assert.Equal("text", Text(RecordReader.Fields(RecordReader.Fields(values[4][9].Single())[1].Single())[1].Single()));
    }

    [Fact]
    public void A_file_that_ends_in_the_middle_of_a_record_reads_up_to_it()
    {
        using var scratch = new Scratch();
        byte[] whole = File.ReadAllBytes(WriteAll(scratch.Folder));
        int count = RecordReader.Records(whole).Count();
        Assert.Equal(count - 1, RecordReader.Records(whole[..^3]).Count());
    }

    [Fact]
    public void Records_reach_the_file_before_it_is_closed()
    {
        using var scratch = new Scratch();
        using var events = new EventFile(scratch.Folder, new FixedClock());
        events.WriteScalar("loss", 1, 2);
        using var reading = new FileStream(events.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        reading.CopyTo(bytes);
        Assert.Equal(2, RecordReader.Records(bytes.ToArray()).Count());
    }

    [Fact]
    public void The_compiler_of_protocol_buffers_reads_every_record()
    {
        using var scratch = new Scratch();
        byte[] file = File.ReadAllBytes(WriteAll(scratch.Folder));
        string[] texts = [.. RecordReader.Records(file).Select(Decode)];
        Assert.Contains("file_version: \"brain.Event:2\"", texts[0], StringComparison.Ordinal);
        Assert.Contains("simple_value: 0.25", texts[1], StringComparison.Ordinal);
        Assert.Contains("simple_value: nan", texts[2], StringComparison.Ordinal);
        Assert.Contains("sum_squares: 13", texts[3], StringComparison.Ordinal);
        Assert.Contains("encoded_image_string: \"\\211PNG", texts[4], StringComparison.Ordinal);
        Assert.Contains("plugin_name: \"text\"", texts[5], StringComparison.Ordinal);
        // A field that the messages do not have would be shown by its number.
        Assert.All(texts, text => Assert.DoesNotMatch(@"(?m)^\s*\d+(:| \{)", text));
    }

    [Fact]
    public void An_image_must_be_a_PNG() => Assert.Throws<ArgumentException>(() => new PngImage(new byte[100]));

    private static string WriteAll(string folder)
    {
        using var events = new EventFile(folder, new FixedClock());
        Assert.Equal("events.out.tfevents.1700000000.autodiffteach", Path.GetFileName(events.Path));
        events.WriteScalar("loss/train", 1, 0.25);
        events.WriteScalar("loss/train", 300, double.NaN);
        events.WriteHistogram("weights", 300, Histogram.Of<float>([-2, 0, 0, 3]));
        events.WriteImage("picture", 300, new PngImage(Pixel));
        events.WriteText("options", 0, "**übung**");
        return events.Path;
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static string Decode(byte[] message)
    {
        string folder = Path.Combine(Repository.Root, "tests", "AutodiffTeach.Networks.Tests", "Logs");
        var start = new ProcessStartInfo("protoc", ["--decode=tensorflow.Event", $"--proto_path={folder}", "events.proto"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using Process process = Start(start);
        process.StandardInput.BaseStream.Write(message);
        process.StandardInput.Close();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return text;
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception) when (Environment.GetEnvironmentVariable("CI") is null)
        {
            Assert.Skip("protoc (Debian's protobuf-compiler) is not installed.");
            throw;
        }
    }
}
