using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using AutodiffTeach.Drawing.Tests.Samples;

namespace AutodiffTeach.Drawing.Tests.Writers;

/// <summary>Properties of pictures whose every text is hostile.</summary>
public class HostileSvgTests
{
    private const int Count = 3_000;
    private const string DigestFile = "AUTODIFFTEACH_DIGEST";

    [Fact]
    public void Pictures_are_well_formed_with_unique_ids_and_text_inside_the_nodes()
    {
        for (var seed = 0; seed < Count; seed++)
        {
            var root = XDocument.Parse(HostileSketches.Svg(seed)).Root!;
            var ids = root.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToArray();
            Assert.True(ids.Distinct(StringComparer.Ordinal).Count() == ids.Length, $"seed {seed}: an id stands twice");
            Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "foreignObject" or "image" or "a");
            Assert.DoesNotContain(root.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName == "href");
            foreach (var node in HostileSketches.Scene(seed).Nodes)
            {
                var inside = node.Region.Grow(0.01);
                Assert.All(node.Texts.Select(text => text.Placed.Region), text =>
                    Assert.True(inside.Left <= text.Left && inside.Top <= text.Top && inside.Right >= text.Right && inside.Bottom >= text.Bottom, $"seed {seed}: {text} outside {node.Region}"));
            }
        }
    }

    [Fact]
    public void The_bytes_depend_on_no_culture()
    {
        var expected = Digest();
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in new[] { "tr-TR", "ar-SA", "de-DE" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, Digest());
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Started as a process of its own with <c>AUTODIFFTEACH_DIGEST</c> set to a file, this test writes its digest there.</summary>
    [Fact]
    public void Another_process_writes_the_same_bytes()
    {
        if (Environment.GetEnvironmentVariable(DigestFile) is { } file)
        {
            File.WriteAllText(file, Digest());
            return;
        }

        var folder = Directory.CreateTempSubdirectory("digest").FullName;
        try
        {
            var path = Path.Combine(folder, "digest");
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["--filter-method", "*" + nameof(Another_process_writes_the_same_bytes)]) { RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment[DigestFile] = path;
            start.Environment["LC_ALL"] = "tr_TR.UTF-8";
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(Digest(), File.ReadAllText(path));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Digest()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var seed = 0; seed < Count / 10; seed++)
            hash.AppendData(Encoding.UTF8.GetBytes(HostileSketches.Svg(seed)));
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
