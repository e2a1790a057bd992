namespace AutodiffTeach.Drawing.Tests.Samples;

public class GalleryTests
{
    /// <summary>With GALLERY set to a folder every picture is written there, to be looked at.</summary>
    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void Every_picture_can_be_drawn(string name)
    {
        var svg = Gallery.Svg(name);
        Assert.Contains("</svg>", svg, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("GALLERY") is not { } folder)
            return;
        foreach (var writer in Formats.All)
            File.WriteAllText(Path.Combine(folder, name + "." + writer.Extension), Formats.Write(writer, Gallery.Scene(name)));
    }
}
