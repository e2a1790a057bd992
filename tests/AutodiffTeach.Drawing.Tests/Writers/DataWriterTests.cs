using System.Text.Json;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Writers;

public class DataWriterTests
{
    [Fact]
    public void Json_holds_middles_sizes_and_points_along_the_curves()
    {
        var scene = Gallery.Scene("rnn-3-repeated-everything");
        var json = JsonDocument.Parse(Write(new JsonWriter(), scene)).RootElement;
        Assert.Equal(["width", "height", "nodes", "edges", "title", "description", "bands", "notes"], json.EnumerateObject().Select(property => property.Name));
        var nodes = json.GetProperty("nodes").EnumerateArray().ToDictionary(node => node.GetProperty("id").GetString()!);
        Assert.Equal("U", nodes["U@2"].GetProperty("label").GetString());
        Assert.Equal(2, nodes["U@2"].GetProperty("time").GetInt32());
        Assert.Equal("parameter", nodes["U@2"].GetProperty("kind").GetString());
        foreach (var edge in json.GetProperty("edges").EnumerateArray())
        {
            var points = edge.GetProperty("points").EnumerateArray().Select(point => new Point(point[0].GetDouble(), point[1].GetDouble())).ToArray();
            Assert.True(OnBorder(points[0], nodes[edge.GetProperty("from").GetString()!]));
            Assert.True(OnBorder(points[^1], nodes[edge.GetProperty("to").GetString()!]));
        }
    }

    [Fact]
    public void Json_of_a_diamond_is_pinned() => Golden.Check("diamond.json", Write(new JsonWriter(), Gallery.Scene("diamond")));

    [Fact]
    public void Json_names_what_is_no_number()
    {
        var sketch = new Sketch("t", "d", [new("y", "y", BoxRole.Output) { Value = Quantity.Vector([double.NaN, double.NegativeInfinity, 1]) }], []);
        var json = JsonDocument.Parse(Write(new JsonWriter(), SceneBuilder.Build(sketch, new() { ShowValues = true }))).RootElement;
        Assert.Equal("""["NaN","-Infinity",1]""", JsonSerializer.Serialize(json.GetProperty("nodes")[0].GetProperty("value")));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("nodes")[0].GetProperty("gradient").ValueKind);
    }

    private static string Write(JsonWriter writer, Scene scene)
    {
        using var text = new StringWriter();
        writer.Write(scene, text);
        return text.ToString();
    }

    // The curve may end up to a corner's depth inside the rectangle, where the outline is.
    private static bool OnBorder(Point point, JsonElement node)
    {
        var center = new Point(node.GetProperty("x").GetDouble(), node.GetProperty("y").GetDouble());
        var region = Region.Around(center, new Size(node.GetProperty("width").GetDouble(), node.GetProperty("height").GetDouble()));
        var (outer, inner) = (region.Grow(0.02), region.Grow(-9));
        return point.X >= outer.Left && point.X <= outer.Right && point.Y >= outer.Top && point.Y <= outer.Bottom
            && !(point.X > inner.Left && point.X < inner.Right && point.Y > inner.Top && point.Y < inner.Bottom);
    }
}
