using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Layout.Geometry;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Looks at a finished scene for texts that meet what they must not.</summary>
internal static class SceneSurvey
{
    public static void AssertTextsAreFree(Scene scene, string name)
    {
        var texts = scene.Nodes.SelectMany(node => node.Texts.Select(text => (Owner: node.Id, text.Placed.Region)))
            .Concat(scene.Edges.SelectMany(edge => edge.Texts.Select(text => (Owner: "", text.Placed.Region))))
            .Concat(scene.Notes.Select(note => (Owner: "", note.Placed.Region)))
            .Concat(scene.Bands.Select(band => (Owner: "", band.Label.Region))).ToArray();
        for (var i = 0; i < texts.Length; i++)
        {
            for (var j = i + 1; j < texts.Length; j++)
                Assert.False(texts[i].Region.Grow(-0.01).Overlaps(texts[j].Region), $"{name}: texts of '{texts[i].Owner}' and '{texts[j].Owner}' overlap");
            Assert.True(Contains(scene.Size, texts[i].Region), $"{name}: a text of '{texts[i].Owner}' lies outside");
            foreach (var node in scene.Nodes.Where(node => node.Id != texts[i].Owner))
                Assert.False(texts[i].Region.Grow(-0.01).Overlaps(node.Region), $"{name}: a text of '{texts[i].Owner}' lies on '{node.Id}'");
        }

        foreach (var node in scene.Nodes)
        {
            foreach (var text in node.Texts.Where(text => !node.Region.Overlaps(text.Placed.Region)))
                Assert.All(scene.Edges, edge => Assert.False(Meets(edge.Curve, text.Placed.Region), $"{name}: the wire from '{edge.From}' to '{edge.To}' meets a text of '{node.Id}'"));
        }
    }

    public static void AssertDelayedEdgesPassNoText(Scene scene, string name)
    {
        foreach (var edge in scene.Edges.Where(edge => edge.IsDelayed))
        {
            foreach (var other in scene.Edges.Where(other => other != edge))
                Assert.All(other.Texts, text => Assert.False(Meets(edge.Curve, text.Placed.Region), $"{name}: the wire from '{edge.From}' back to '{edge.To}' meets a text of the one from '{other.From}' to '{other.To}'"));
        }
    }

    public static void AssertWiresPassNoNode(Scene scene, string name)
    {
        foreach (var edge in scene.Edges)
        {
            foreach (var node in scene.Nodes)
                Assert.False(Meets(edge.Curve, node.Region.Grow(node.Id == edge.From || node.Id == edge.To ? -9 : -0.5)), $"{name}: the wire from '{edge.From}' to '{edge.To}' meets '{node.Id}'");
        }
    }

    private static bool Contains(Size size, Region region) => region.Left >= 0 && region.Top >= 0 && region.Right <= size.Width && region.Bottom <= size.Height;

    private static bool Meets(Curve curve, Region region)
    {
        var obstacles = new Obstacles();
        obstacles.Add(curve, 0.1);
        return !obstacles.IsFree(region);
    }
}
