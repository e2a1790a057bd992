using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;
using AutodiffTeach.Drawing.Writers.Export;

namespace AutodiffTeach.Drawing.Tests.Writers.Export;

public class PictureExporterTests
{
    private static readonly string SearchPath = Environment.GetEnvironmentVariable("PATH") ?? "";

    public static TheoryData<string> Programs => ["rsvg-convert", "chromium"];

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_png_has_the_pixels_asked_for(string program)
    {
        var scene = Gallery.Scene("diamond");
        foreach (var scale in new[] { 1, 2.5 })
        {
            var png = Export(program, scene, ExportFormat.Png, new ExportOptions { Scale = scale });
            Assert.Equal("\u0089PNG\r\n\u001a\n", Encoding.Latin1.GetString(png[..8]));
            Assert.Equal(scale * Math.Ceiling(scene.Size.Width), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), 1.0);
            Assert.Equal(scale * Math.Ceiling(scene.Size.Height), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)), 1.0);
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void A_pdf_is_one_page_of_the_size_of_the_picture_with_its_text(string program)
    {
        var scene = Gallery.Scene("rnn-3-everything");
        var bytes = Export(program, scene, ExportFormat.Pdf, new ExportOptions());
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(bytes[..5]));
        if (!ExternalTool.IsThere("pdfinfo"))
            return;
        var folder = Directory.CreateTempSubdirectory("autodiffteach-");
        var path = Path.Combine(folder.FullName, "a.pdf");
        File.WriteAllBytes(path, bytes);
        var (info, text) = (ExternalTool.Run("pdfinfo", "", null, path).Output, ExternalTool.Run("pdftotext", "", null, path, "-").Output);
        folder.Delete(recursive: true);
        Assert.Matches(@"Pages:\s+1\n", info);
        var size = Regex.Match(info, @"Page size:\s+([\d.]+) x ([\d.]+) pts");
        Assert.Equal(0.75 * Math.Ceiling(scene.Size.Width), double.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture), 0.8);
        Assert.Equal(0.75 * Math.Ceiling(scene.Size.Height), double.Parse(size.Groups[2].Value, CultureInfo.InvariantCulture), 0.8);
        Assert.Contains("−0.46068", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExportFormat.Png)]
    [InlineData(ExportFormat.Pdf)]
    public void The_same_picture_has_the_same_bytes(ExportFormat format) =>
        Assert.Equal(Export("rsvg-convert", Gallery.Scene("diamond"), format, new()), Export("rsvg-convert", Gallery.Scene("diamond"), format, new()));

    [Fact]
    public void Paper_is_light_unless_dark_is_asked_for()
    {
        var scene = Gallery.Scene("single");
        byte[] Draw(Theme theme) => Export("rsvg-convert", scene, ExportFormat.Png, new ExportOptions { Theme = theme });
        Assert.Equal(Draw(Theme.Light), Draw(Theme.Auto));
        Assert.NotEqual(Draw(Theme.Light), Draw(Theme.Dark));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public void No_file_is_left_behind(string program)
    {
        ExternalTool.Need(program);
        var temporary = Directory.CreateTempSubdirectory("autodiffteach-test-");
        var before = Environment.GetEnvironmentVariable("TMPDIR");
        Environment.SetEnvironmentVariable("TMPDIR", temporary.FullName);
        try
        {
            Assert.NotEmpty(Export(program, Gallery.Scene("single"), ExportFormat.Png, new()));
            Assert.DoesNotContain(temporary.EnumerateFileSystemInfos(), entry => entry.Name.StartsWith("autodiffteach-", StringComparison.Ordinal));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", before);
            temporary.Delete(recursive: true);
        }
    }

    [Fact]
    public void Where_no_program_is_found_both_are_named()
    {
        var error = Assert.Throws<ExportException>(() => PictureExporter.Export(Gallery.Scene("single"), ExportFormat.Pdf, new(), "/nowhere"));
        Assert.Equal("PDF needs rsvg-convert or Chromium, and neither is found on the PATH; install one of them (Debian: librsvg2-bin or chromium), or write svg", error.Message);
    }

    [Fact]
    public void A_picture_of_too_many_pixels_is_told_before_anything_runs()
    {
        var error = Assert.Throws<ExportException>(() => PictureExporter.Export(Gallery.Scene("rnn-10"), ExportFormat.Png, new ExportOptions { Scale = 100 }, "/nowhere"));
        Assert.Matches(@"^the picture would have \d+ by \d+ pixels; expected at most 16384 a side; try a scale of [\d.]+ or less, or write svg or pdf$", error.Message);
    }

    [Theory]
    [InlineData("#!/bin/sh\nsleep 60\n", 0.3, "rsvg-convert has not finished within 0.3 seconds; try again, or write svg")]
    [InlineData("#!/bin/sh\necho 'no way' >&2\nexit 3\n", 20, "rsvg-convert failed with exit code 3: no way; try another program or write svg")]
    [InlineData("#!/bin/sh\nexit 0\n", 20, "rsvg-convert failed with exit code 0; try another program or write svg")]
    [InlineData("not a program", 20, null)]
    public void A_program_that_fails_or_hangs_is_told(string script, double seconds, string? message)
    {
        var folder = Directory.CreateTempSubdirectory("autodiffteach-");
        var program = Path.Combine(folder.FullName, "rsvg-convert");
        File.WriteAllText(program, script);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a shell");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var error = Assert.Throws<ExportException>(() => PictureExporter.Export(Gallery.Scene("single"), ExportFormat.Png, new ExportOptions { Timeout = TimeSpan.FromSeconds(seconds) }, folder.FullName));
        folder.Delete(recursive: true);
        if (message is not null)
            Assert.Equal(message, error.Message);
        else
            Assert.StartsWith("rsvg-convert ", error.Message);
    }

    private static byte[] Export(string program, Scene scene, ExportFormat format, ExportOptions options)
    {
        ExternalTool.Need(program);
        IRenderer renderer = program == "chromium" ? new ChromiumRenderer() : new RsvgRenderer();
        return renderer.Render(ProgramSearch.Find([program], SearchPath)!, ExportJob.Of(scene, format, options));
    }
}
