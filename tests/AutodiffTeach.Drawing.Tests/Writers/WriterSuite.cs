using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;
using AutodiffTeach.Drawing.Tests.Samples;
using AutodiffTeach.Drawing.Typesetting;
using AutodiffTeach.Drawing.Writers;

namespace AutodiffTeach.Drawing.Tests.Writers;

/// <summary>What holds for every format: the same ids in the same order, every text, the same bytes.</summary>
public partial class WriterSuite
{
    private static readonly string[] Pictures = ["rnn-3-everything", "rnn-3-repeated-everything", "rnn-3-highlight", "rnn-3-makedot", "notation", "lstm-partials", "single", "paths-and-legend"];

    public static TheoryData<string, string> Cases => [.. from ending in Formats.All.Select(writer => writer.Extension) from name in Pictures select (ending, name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Nodes_and_edges_have_the_ids_and_the_order_of_the_scene(string ending, string name)
    {
        var scene = Picture(name);
        var (nodes, edges) = Read(ending, Formats.Write(Formats.Of(ending), scene));
        // What stands out is drawn last; SVG has each node right after the edges that lead to it.
        int Layer(Emphasis emphasis) => ending is not ("svg" or "tex") ? 0 : emphasis switch { Emphasis.Dimmed => 0, Emphasis.Normal => 1, _ => 2 };
        var ranks = scene.Nodes.Select((node, i) => (node.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        Assert.Equal(scene.Nodes.OrderBy(node => ending == "svg" ? Layer(node.Emphasis) : 0).Select(node => NameIn(ending, node.Id)), nodes);
        var order = scene.Edges.OrderBy(edge => Layer(edge.Emphasis)).ThenBy(edge => ending == "svg" ? ranks[edge.To] : 0);
        Assert.Equal(order.Select(edge => ending == "svg" ? $"e-{edge.Index}" : EdgeNameIn(ending, edge)), edges);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_text_of_the_scene_is_written(string ending, string name)
    {
        var scene = WithNotes(Picture(name));
        var written = Formats.Write(Formats.Of(ending), scene);
        var texts = scene.Nodes.SelectMany(node => node.Texts).Concat(scene.Edges.SelectMany(edge => edge.Texts)).Concat(scene.Notes).ToArray();
        if (ending == "svg")
            Assert.All(texts.SelectMany(text => text.Placed.Text.Runs), run => Assert.Contains(Markup.Escape(run.Text), written, StringComparison.Ordinal));
        else if (ending == "txt")
            Assert.All(texts, text => Assert.Contains(text.Source, written, StringComparison.Ordinal));
        else if (ending == "json")
            Assert.Equal(Sorted(texts.Select(text => text.Source)), Sorted(TextsIn(JsonDocument.Parse(written).RootElement)));
        else if (ending == "tex")
            Assert.Equal(texts.Length + scene.Bands.Count, Regex.Count(written, @"\{\\adlabel\{"));
        else
            Assert.Equal(Sorted(LabelsOf(ending, scene).Select(LettersOf)), Sorted(LabelsIn(ending, written).Select(Letters)));
    }

    [Theory]
    [MemberData(nameof(Formats.Endings), MemberType = typeof(Formats))]
    public void A_blank_is_a_place_to_write_in(string ending)
    {
        var blank = new SceneText(TextKind.Value, new PlacedText(new MathText("", 54, 14, 6, [], []), new Point(100, 50))) { IsBlank = true };
        var scene = Gallery.Scene("diamond");
        var node = scene.Nodes[0];
        var with = Formats.Write(Formats.Of(ending), scene with { Nodes = [node with { Texts = [node.Texts[0], blank] }, .. scene.Nodes.Skip(1)] });
        var without = Formats.Write(Formats.Of(ending), scene with { Nodes = [node with { Texts = [node.Texts[0]] }, .. scene.Nodes.Skip(1)] });
        Assert.NotEqual(without, with);
    }

    [Theory]
    [MemberData(nameof(Formats.Endings), MemberType = typeof(Formats))]
    public void The_bytes_are_the_same_twice_and_under_every_culture(string ending)
    {
        var expected = Formats.Write(Formats.Of(ending), Gallery.Scene("rnn-3-everything"));
        var before = CultureInfo.CurrentCulture;
        foreach (var culture in new[] { "en-US", "tr-TR", "de-DE", "ar-SA" })
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Formats.Write(Formats.Of(ending), Gallery.Scene("rnn-3-everything")));
        }

        CultureInfo.CurrentCulture = before;
    }

    [Theory]
    [MemberData(nameof(Formats.Endings), MemberType = typeof(Formats))]
    public void No_label_adds_or_removes_a_node_or_an_edge(string ending)
    {
        foreach (var label in HostileScenes.Labels)
        {
            var scene = HostileScenes.Of(label);
            var (nodes, edges) = Read(ending, Formats.Write(Formats.Of(ending), scene));
            Assert.Equal((2, 1), (nodes.Count, edges.Count));
            Assert.Equal(2, nodes.Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Formats.Endings), MemberType = typeof(Formats))]
    public void A_small_figure_is_pinned(string ending)
    {
        if (ending != "svg")
            Golden.Check("diamond." + ending, Formats.Write(Formats.Of(ending), Gallery.Scene("diamond")));
    }

    // Two highlighted sets, frames, and a legend.
    private static Scene Picture(string name) => name != "paths-and-legend" ? Gallery.Scene(name) : SceneBuilder.Build(Course.ScalarRnn(3), new()
    {
        Highlights = [Highlight.Through(Course.ScalarRnn(3), "U", "h_1", "L"), Highlight.Through(Course.ScalarRnn(3), "U", "h_2", "L")],
        Bands = BandDisplay.Frames,
        ShowLegend = true,
    });

    private static Scene WithNotes(Scene scene)
    {
        var note = MathText.Set("∂L/∂U = w^2 u_1", 13);
        return scene with { Notes = [.. scene.Notes, new SceneText(TextKind.Note, new PlacedText(note, new Point(20, scene.Size.Height - 8)))] };
    }

    private static string NameIn(string ending, string id) => ending switch
    {
        "svg" => Markup.Identifier(id),
        "tex" => SafeName.Of(id, '-'),
        "mmd" => MermaidText.Name(id),
        _ => id,
    };

    private static string EdgeNameIn(string ending, SceneEdge edge) =>
        ending == "mmd" ? $"{MermaidText.Name(edge.From)} -> {MermaidText.Name(edge.To)}" : $"{edge.From} -> {edge.To}";

    private static (IReadOnlyList<string> Nodes, IReadOnlyList<string> Edges) Read(string ending, string text) => ending switch
    {
        "svg" => ReadSvg(text),
        "txt" => ReadList(text),
        "json" => ReadJson(JsonDocument.Parse(text).RootElement),
        "tex" => (All(TikzNodes(), text, match => match.Groups[1].Value), All(TikzEdges(), text, match => match.Groups[1].Value)),
        "dot" => (All(DotNodes(), text, match => Unquoted(match.Groups[1].Value)), All(DotEdges(), text, match => $"{Unquoted(match.Groups[1].Value)} -> {Unquoted(match.Groups[2].Value)}")),
        _ => (All(MermaidNodes(), text, match => match.Groups[1].Value), All(MermaidEdges(), text, match => $"{match.Groups[1].Value} -> {match.Groups[2].Value}")),
    };

    private static (IReadOnlyList<string> Nodes, IReadOnlyList<string> Edges) ReadSvg(string text)
    {
        string[] ids = [.. XDocument.Parse(text).Descendants().Where(element => element.Name.LocalName == "g").Attributes("id").Select(id => Regex.Replace(id.Value, "^figure-[^-]*-(?=[ne]-)", ""))];
        return ([.. ids.Where(id => id.StartsWith("n-", StringComparison.Ordinal)).Select(id => id[2..])], [.. ids.Where(id => id.StartsWith("e-", StringComparison.Ordinal))]);
    }

    private static (IReadOnlyList<string> Nodes, IReadOnlyList<string> Edges) ReadList(string text)
    {
        var parts = text[text.IndexOf("\nNodes:\n", StringComparison.Ordinal)..].Split("\nEdges:\n");
        static string[] Names(string part) => [.. Regex.Matches(part, "(?m)^- (.*?)(?=$|: )").Select(match => match.Groups[1].Value)];
        return (Names(parts[0]), parts.Length > 1 ? Names(parts[1].Split("\nNotes:\n")[0]) : []);
    }

    private static (IReadOnlyList<string> Nodes, IReadOnlyList<string> Edges) ReadJson(JsonElement json) => (
        [.. json.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)],
        [.. json.GetProperty("edges").EnumerateArray().Select(edge => $"{edge.GetProperty("from").GetString()} -> {edge.GetProperty("to").GetString()}")]);

    private static string[] All(Regex regex, string text, Func<Match, string> value) => [.. regex.Matches(text).Select(value)];

    private static string Unquoted(string name) => Regex.Replace(name, @"\\(.)", "$1");

    private static IEnumerable<string> TextsIn(JsonElement json) => json.GetProperty("nodes").EnumerateArray().Concat(json.GetProperty("edges").EnumerateArray())
        .SelectMany(item => item.GetProperty("texts").EnumerateArray()).Concat(json.GetProperty("notes").EnumerateArray()).Select(text => text.GetProperty("text").GetString()!);

    private static IEnumerable<string> LabelsIn(string ending, string text)
    {
        var labels = ending == "dot" ? DotLabels().Matches(text).Select(match => match.Groups[1].Value).ToArray() : [.. MermaidLabels().Matches(text).Select(match => match.Groups[1].Value)];
        // The first label of DOT is the title with the notes below it.
        return labels.Select((label, i) => string.Concat(label.Split("<br/>").Skip(ending == "dot" && i == 0 ? 1 : 0))).Select(label => WebUtility.HtmlDecode(Regex.Replace(Regex.Replace(label, "<[^>]*>", ""), @"#(\d+);", "&#$1;")));
    }

    private static IEnumerable<MathText[]> LabelsOf(string ending, Scene scene) => scene.Nodes.Select(node => node.Texts).Concat(scene.Edges.Select(edge => edge.Texts).Where(texts => texts.Count > 0)).Concat(ending == "dot" ? [scene.Notes] : scene.Notes.Select(note => new[] { note }))
        .Select(texts => texts.Select(text => text.Placed.Text).ToArray()).Concat(scene.Bands.Select(band => new[] { band.Label.Text }));

    // What was set and what was written have the same letters and digits, in whatever order fractions have them.
    private static string LettersOf(MathText[] texts) => Letters(string.Concat(texts.SelectMany(text => text.Runs).Select(run => run.Text)));

    private static string Letters(string text) => string.Concat(text.Where(letter => char.IsLetterOrDigit(letter) || letter == '∂').Order());

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^\\node\[ad place.*\] \(([^()]*)\) at ", RegexOptions.Multiline)]
    private static partial Regex TikzNodes();

    [GeneratedRegex(@"^% (.* -> .*)\n\\draw\[ad wire", RegexOptions.Multiline)]
    private static partial Regex TikzEdges();

    [GeneratedRegex("""^  "((?:[^"\\]|\\.)*)" \[id=""", RegexOptions.Multiline)]
    private static partial Regex DotNodes();

    [GeneratedRegex("""^  "((?:[^"\\]|\\.)*)" -> "((?:[^"\\]|\\.)*)" \[id=""", RegexOptions.Multiline)]
    private static partial Regex DotEdges();

    [GeneratedRegex("label=<(.*?)>[,\\]]")]
    private static partial Regex DotLabels();

    [GeneratedRegex("""^  (?!\.note\.)([\w.]+)[\[({/]+"[^"]*"[\])}\\]+:::\w+$""", RegexOptions.Multiline)]
    private static partial Regex MermaidNodes();

    [GeneratedRegex("""^  ([\w.]+) -->(?:\|"[^"]*"\|)? ([\w.]+)$""", RegexOptions.Multiline)]
    private static partial Regex MermaidEdges();

    [GeneratedRegex("""[\[({/|]"([^"]*)"[\])}|\\]""")]
    private static partial Regex MermaidLabels();
}
