using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Small random graphs with hostile labels everywhere, drawn with random options; a seed names one.</summary>
internal static class HostileSketches
{
    public static Scene Scene(int seed)
    {
        var random = new Random(seed);
        string Label() => HostileLabels.Make(random.Next());
        var roles = Enum.GetValues<BoxRole>();
        var nodes = Enumerable.Range(0, 1 + random.Next(6)).Select(i => new SketchNode(i + Label(), Label(), roles[random.Next(roles.Length)])
        {
            Operation = random.Next(3) == 0 ? Label() : null,
            Formula = random.Next(3) == 0 ? Label() : null,
            Value = Quantity.Scalar(random.NextDouble()),
            Time = random.Next(2) == 0 ? i : null,
        }).ToArray();
        var edges = Enumerable.Range(1, nodes.Length - 1).Select(i => new SketchEdge(nodes[random.Next(i)].Id, nodes[i].Id) { Partial = random.Next(2) == 0 ? Label() : null }).ToArray();
        var options = new SceneOptions { ShowValues = random.Next(2) == 0, Partials = PartialDisplay.Symbols, Style = random.Next(3) == 0 ? SceneStyle.MakeDot : SceneStyle.Default };
        return SceneBuilder.Build(new Sketch(Label(), Label(), nodes, edges), options);
    }

    public static string Svg(int seed)
    {
        using var text = new StringWriter();
        new SvgWriter(new SvgOptions { Theme = (Theme)(seed % 4), HasTextAlternative = seed % 2 == 0 }).Write(Scene(seed), text);
        return text.ToString();
    }
}
