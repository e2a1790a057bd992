using System.Globalization;
using System.Xml.Linq;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Writers;

public class SvgWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void Every_picture_is_well_formed_titled_and_has_unique_ids(string name)
    {
        var root = XDocument.Parse(Gallery.Svg(name)).Root!;
        var ids = root.DescendantsAndSelf().Attributes("id").Select(id => id.Value).ToArray();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(root.Attribute("id")!.Value + "-title", root.Attribute("aria-labelledby")!.Value);
        Assert.Equal(root.Attribute("id")!.Value + "-desc", root.Attribute("aria-describedby")!.Value);
        Assert.NotEmpty(root.Element(Svg + "title")!.Value);
        Assert.NotEmpty(root.Element(Svg + "desc")!.Value);
        Assert.All(root.Descendants(Svg + "g").Where(group => group.Attribute("id") is not null), group => Assert.NotEmpty(group.Element(Svg + "title")!.Value));
    }

    [Fact]
    public void Words_of_a_legend_and_of_makedot_have_the_length_that_was_measured()
    {
        foreach (var options in new SceneOptions[] { new() { ShowLegend = true }, new() { Style = SceneStyle.MakeDot } })
        {
            var lengths = XDocument.Parse(Write(Course.ScalarRnnOperations(2), options)).Descendants().Attributes("textLength").ToArray();
            Assert.NotEmpty(lengths);
            Assert.All(lengths, length => Assert.True(double.Parse(length.Value, System.Globalization.CultureInfo.InvariantCulture) > 0, $"{length.Parent} is squeezed to nothing"));
        }
    }

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void Text_lies_inside_its_box(string name)
    {
        foreach (var node in Gallery.Scene(name).Nodes)
        {
            foreach (var text in node.Texts.Select(text => text.Placed))
                Assert.True(Contains(node.Region, text.Region), $"{node.Id}: {text.Region} outside {node.Region}");
        }
    }

    [Theory]
    [InlineData("a<b & \"c\" 'd'")]
    [InlineData("]]> --> <script>")]
    [InlineData("שלום עולם")]
    [InlineData("")]
    [InlineData("a\nb\u0000c\u001b\ud800")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789")]
    public void Hostile_labels_and_ids_are_escaped(string hostile)
    {
        var sketch = new Sketch(hostile, hostile, [new(hostile, hostile, BoxRole.Parameter), new("y", hostile, BoxRole.Output)], [new(hostile, "y") { Partial = hostile }]);
        var root = XDocument.Parse(Write(sketch, new() { Partials = PartialDisplay.Symbols })).Root!;
        Assert.Equal(2, root.Descendants(Svg + "g").Count(group => ((string?)group.Attribute("class"))?.StartsWith("node ", StringComparison.Ordinal) == true));
        Assert.Empty(root.Descendants(Svg + "script"));
    }

    [Fact]
    public void The_bytes_do_not_depend_on_the_culture()
    {
        var expected = Gallery.Svg("rnn-3-everything");
        var before = CultureInfo.CurrentCulture;
        foreach (var culture in new[] { "de-DE", "tr-TR", "ar-SA", "fa-IR" })
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Gallery.Svg("rnn-3-everything"));
        }

        CultureInfo.CurrentCulture = before;
    }

    [Fact]
    public void Figures_with_different_prefixes_share_no_id_and_no_rule()
    {
        var (a, b) = (Write(Course.Diamond(), new(), "a"), Write(Course.Diamond(), new(), "b"));
        var ids = XDocument.Parse(a).Descendants().Attributes("id").Select(id => id.Value);
        Assert.Empty(ids.Intersect(XDocument.Parse(b).Descendants().Attributes("id").Select(id => id.Value)));
        var rules = XDocument.Parse(a).Descendants(Svg + "style").Single().Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(rules, rule => Assert.Matches("^(#a |@media|})", rule));
    }

    [Theory]
    [MemberData(nameof(Gallery.Names), MemberType = typeof(Gallery))]
    public void Nodes_are_read_in_the_order_of_the_computation_each_after_its_edges(string name)
    {
        var scene = Gallery.Scene(name);
        if (scene.Nodes.Any(node => node.Emphasis == Emphasis.Dimmed))
            return;
        var read = XDocument.Parse(Gallery.Svg(name)).Descendants(Svg + "g").Where(group => (string?)group.Attribute("role") == "graphics-symbol").ToArray();
        var expected = scene.Nodes.SelectMany(node => scene.Edges.Where(edge => edge.To == node.Id).Select(edge => edge.Name).Append(node.Name));
        Assert.Equal(expected, read.Select(group => group.Element(Svg + "title")!.Value));
        var places = scene.Nodes.Select((node, i) => (node.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        Assert.All(scene.Edges, edge => Assert.True(places[edge.From] < places[edge.To], edge.Name));
    }

    [Fact]
    public void Different_pictures_share_no_id_and_the_same_picture_has_the_same_ids()
    {
        var ids = Gallery.Timelines.Keys.Concat(Gallery.Layers.Keys).Select(name => XDocument.Parse(Gallery.Svg(name)).Root!.Attribute("id")!.Value).ToArray();
        var drawings = Gallery.Timelines.Keys.Concat(Gallery.Layers.Keys).Select(name => Gallery.Svg(name)).Distinct().Count();
        Assert.Equal(drawings, ids.Distinct().Count());
        Assert.NotEqual(XDocument.Parse(Gallery.Svg("diamond", Theme.Dark)).Root!.Attribute("id")!.Value, XDocument.Parse(Gallery.Svg("diamond", Theme.Light)).Root!.Attribute("id")!.Value);
    }

    [Fact]
    public void The_text_alternative_lists_every_edge_in_the_description()
    {
        using var text = new StringWriter();
        new SvgWriter(new SvgOptions { HasTextAlternative = true }).Write(Gallery.Scene("diamond"), text);
        var description = XDocument.Parse(text.ToString()).Root!.Element(Svg + "desc")!.Value;
        Assert.All(Gallery.Scene("diamond").Edges, edge => Assert.Contains($"- {edge.From} -> {edge.To}", description, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_from_right_to_left_are_paragraphs_of_their_own()
    {
        var sketch = new Sketch("t", "d", [new("n", "שלום abc", BoxRole.Input)], []);
        var text = XDocument.Parse(Write(sketch, new())).Descendants(Svg + "text").Single();
        Assert.Equal(("rtl", "middle", "שלום abc"), ((string?)text.Attribute("direction"), (string?)text.Attribute("text-anchor"), text.Value));
    }

    [Fact]
    public void Kinds_of_nodes_have_outlines_of_their_own()
    {
        var shapes = Enum.GetValues<BoxRole>().Select(role =>
        {
            var sketch = new Sketch("t", "d", [new("n", "n", role)], []);
            var node = XDocument.Parse(Write(sketch, new())).Descendants(Svg + "g").Single(group => group.Attribute("id")?.Value.EndsWith("-n-n", StringComparison.Ordinal) == true);
            return string.Concat(node.Elements().Where(element => element.Name != Svg + "title" && element.Name != Svg + "text")) + (role is BoxRole.State or BoxRole.Constant ? role : "");
        });
        Assert.Distinct(shapes);
    }

    [Fact]
    public void Coordinates_have_at_most_two_decimals() => Assert.DoesNotMatch("""="[^"]*\d\.\d{3}""", Gallery.Svg("rnn-3-everything"));

    [Theory]
    [InlineData("linear-rnn-everything")]
    [InlineData("rnn-3")]
    [InlineData("diamond")]
    public void Golden_pictures_stay_as_they_are(string name) => Golden.Check(name + ".svg", Gallery.Svg(name));

    private static string Write(Sketch sketch, SceneOptions options, string prefix = "figure")
    {
        using var text = new StringWriter();
        new SvgWriter(new SvgOptions { IdPrefix = prefix }).Write(SceneBuilder.Build(sketch, options), text);
        return text.ToString();
    }

    private static bool Contains(Region outer, Region inner) =>
        outer.Left <= inner.Left && outer.Top <= inner.Top && outer.Right >= inner.Right && outer.Bottom >= inner.Bottom;
}
