using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Tests.Writers;

/// <summary>Scenes whose ids, labels, titles and notes are what nobody should write.</summary>
public static class HostileScenes
{
    /// <summary>What means something to LaTeX, DOT, Mermaid, YAML or XML.</summary>
    private static readonly string[] ForWriters =
    [
        @"\input{x}", @"%$#_{}~^\", @"\", @"\\", @"\N \G \L \n", "a\\", "\"", "\"]", "`", "`a`", "**bold**", "- item", "1. item", "# heading", "    code", "fa:fa-car", "%%{init: {}}%%", "%% comment",
        "a --> b", "a|b|c", "end", "graph", "subgraph", "click", "style", "v", "x", "o", "constructor", "__proto__", "style: #a; b", "#quot;", "&#35;", "&", "<b>", "<br/>", "</font>", "<!-- -->", "---", "title: x",
        "{{}}", "[[x]]", "$$x$$", "a;b", "a:::b", "@{shape: x}", "figure", "^^41", "^^M", "\\end{document}", "\\par", "~", "a & b", "a'^2'", "x^2''", "ß æ Ø ł ç ñ ů", "²³₁ₜ⁺", "“q” – …", "€ ™ ‰ ½", "ﬀ", "é", "→⇒∈⊙", "a_b_c^d",
    ];

    public static readonly IReadOnlyList<string> Labels = [.. ForWriters, .. Samples.Labels.Hostile, .. Samples.Labels.Formulas, .. Samples.Labels.Long];

    /// <summary>A scene in which the label stands wherever a user's text can stand.</summary>
    internal static Scene Of(string label) => SceneBuilder.Build(
        new Sketch(label, label, [new(label, label, BoxRole.Parameter) { Operation = label, Time = 1 }, new("other", label, BoxRole.Output) { Time = 2 }], [new(label, "other") { Partial = label }]),
        new() { Partials = PartialDisplay.Symbols });

    /// <summary>One scene with a node and an edge for each of the labels.</summary>
    internal static Scene OfAll(IReadOnlyList<string> labels) => SceneBuilder.Build(
        new Sketch(
            "all", "all",
            [.. labels.Select((label, i) => new SketchNode($"{i} {label}", label, (BoxRole)(i % 7))), new("last", "last", BoxRole.Output)],
            [.. labels.Select((label, i) => new SketchEdge($"{i} {label}", "last") { Partial = label, Position = i })]),
        new() { Partials = PartialDisplay.Symbols });
}
