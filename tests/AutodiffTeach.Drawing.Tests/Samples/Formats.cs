using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>The writers of every text format.</summary>
public static class Formats
{
    internal static readonly IReadOnlyList<ISceneWriter> All = [new SvgWriter(), new TikzWriter(), new DotWriter(), new MermaidWriter(), new JsonWriter(), new EdgeListWriter()];

    public static TheoryData<string> Endings => [.. All.Select(writer => writer.Extension)];

    internal static ISceneWriter Of(string ending) => All.Single(writer => writer.Extension == ending);

    internal static string Write(ISceneWriter writer, Scene scene)
    {
        using var text = new StringWriter();
        writer.Write(scene, text);
        return text.ToString();
    }
}
