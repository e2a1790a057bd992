using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Samples;

/// <summary>Every picture that the tests look at, by name.</summary>
public static class Gallery
{
    private static readonly SceneOptions Partials = new() { Partials = PartialDisplay.Symbols };
    private static readonly SceneOptions Everything = new() { Partials = PartialDisplay.Symbols, ShowValues = true, ShowGradients = true };

    internal static readonly IReadOnlyDictionary<string, (Func<Sketch> Sketch, SceneOptions Options)> Timelines = new Dictionary<string, (Func<Sketch>, SceneOptions)>
    {
        ["rnn-1"] = (() => Course.ScalarRnn(1), SceneOptions.Default),
        ["rnn-3"] = (() => Course.ScalarRnn(3), SceneOptions.Default),
        ["rnn-3-rails"] = (() => Course.ScalarRnn(3), new() { Parameters = ParameterPlacement.Rails }),
        ["rnn-3-repeated"] = (() => Course.ScalarRnn(3), new() { Parameters = ParameterPlacement.Repeated }),
        ["rnn-3-partials"] = (() => Course.ScalarRnn(3), Partials),
        ["rnn-3-everything"] = (() => Course.ScalarRnn(3), Everything),
        ["rnn-3-repeated-everything"] = (() => Course.ScalarRnn(3), Everything with { Parameters = ParameterPlacement.Repeated }),
        ["rnn-3-highlight"] = (() => Course.ScalarRnn(3), new() { Highlights = [Highlight.Through(Course.ScalarRnn(3), "U", "h_1", "L")] }),
        ["rnn-10"] = (() => Course.ScalarRnn(10), SceneOptions.Default),
        ["rnn-3-operations"] = (() => Course.ScalarRnnOperations(3), SceneOptions.Default),
        ["rnn-3-operations-partials"] = (() => Course.ScalarRnnOperations(3), Partials),
        ["rnn-3-operations-repeated"] = (() => Course.ScalarRnnOperations(3), new() { Parameters = ParameterPlacement.Repeated }),
        ["rnn-3-makedot"] = (() => Course.ScalarRnnOperations(3, inputs: false), new() { Style = SceneStyle.MakeDot }),
        ["linear-rnn"] = (() => Course.LinearRnn(3), SceneOptions.Default),
        ["linear-rnn-everything"] = (() => Course.LinearRnn(3), Everything),
        ["linear-rnn-variables"] = (() => Course.LinearRnnVariables(3), Everything),
        ["linear-rnn-untimed"] = (() => Course.LinearRnnWithoutTimes(3), SceneOptions.Default),
        ["linear-rnn-8"] = (() => Course.LinearRnn(8), SceneOptions.Default),
        ["vector-rnn"] = (() => Course.VectorRnnOperations(2), SceneOptions.Default),
        ["two-layers"] = (() => Course.TwoLayers(3), SceneOptions.Default),
        ["lstm"] = (() => Course.Lstm(3), SceneOptions.Default),
        ["lstm-partials"] = (() => Course.Lstm(2), Partials),
        ["lstm-parameters"] = (() => Course.Lstm(2, parameters: true), SceneOptions.Default),
        ["lstm-repeated"] = (() => Course.Lstm(2, parameters: true), new() { Parameters = ParameterPlacement.Repeated }),
    };

    internal static readonly IReadOnlyDictionary<string, (Func<Sketch> Sketch, SceneOptions Options)> Layers = new Dictionary<string, (Func<Sketch>, SceneOptions)>
    {
        ["mlp"] = (() => Course.Perceptron(3, 4, 4, 2), SceneOptions.Default),
        ["mlp-partials"] = (() => Course.Perceptron(2, 3), Partials),
        ["diamond"] = (Course.Diamond, Everything),
        ["residual"] = (() => Course.Residual(2), SceneOptions.Default),
        ["residual-partials"] = (() => Course.Residual(2), Partials),
        ["notation"] = (Course.Notation, Everything with { Partials = PartialDisplay.Numbers }),
        ["perceptron-wide"] = (() => Course.Perceptron(6, 8, 8, 3), SceneOptions.Default),
        ["single"] = (Course.Single, SceneOptions.Default),
        ["two-parts"] = (Course.TwoParts, SceneOptions.Default),
        ["rnn-3-layered"] = (() => Course.ScalarRnn(3), new() { Layout = new LayeredLayout() }),
        ["lstm-layered"] = (() => Course.Lstm(1), new() { Layout = new LayeredLayout() }),
    };

    public static TheoryData<string> Names => [.. Timelines.Keys, .. Layers.Keys];

    internal static (Func<Sketch> Sketch, SceneOptions Options) Find(string name) => Timelines.TryGetValue(name, out var entry) ? entry : Layers[name];

    internal static Scene Scene(string name)
    {
        var (sketch, options) = Find(name);
        return SceneBuilder.Build(sketch(), options);
    }

    internal static string Svg(string name, Theme theme = Theme.Auto)
    {
        using var text = new StringWriter();
        new SvgWriter(new SvgOptions { Theme = theme }).Write(Scene(name), text);
        return text.ToString();
    }
}
