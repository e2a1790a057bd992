using AutodiffTeach.Drawing.Typesetting;
using AutodiffTeach.Drawing.Writers;

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

    /// <summary>The sheets of labels, to be looked at in the same way.</summary>
    [Theory]
    [InlineData("formulas")]
    [InlineData("hostile")]
    [InlineData("long")]
    public void Every_label_can_be_drawn(string name)
    {
        var labels = name switch { "formulas" => Labels.Formulas, "hostile" => Labels.Hostile, _ => Labels.Long };
        var svg = LabelSheet.Svg(labels, 17);
        Assert.Equal(labels.Length, System.Xml.Linq.XDocument.Parse(svg).Descendants().Count(element => (string?)element.Attribute("class") == "sample"));
        string[] formulas = [.. labels.Select(label => "$" + LatexMath.Write(MathText.Fit(label, 10, 160)) + "$")];
        Assert.All(formulas.Select(formula => formula.Replace(@"\{", "", StringComparison.Ordinal).Replace(@"\}", "", StringComparison.Ordinal)), formula =>
            Assert.Equal(formula.Count(letter => letter == '{'), formula.Count(letter => letter == '}')));
        if (Environment.GetEnvironmentVariable("GALLERY") is { } folder)
        {
            File.WriteAllText(Path.Combine(folder, "labels-" + name + ".svg"), svg);
            File.WriteAllLines(Path.Combine(folder, "labels-" + name + ".txt"), formulas);
        }
    }
}
