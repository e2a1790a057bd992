using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Scenes;

namespace AutodiffTeach.Drawing.Writers.Html;

/// <summary>
/// Writes a walk as a row of small pictures with captions. Every node, edge and last number is drawn once and used from there, and a
/// picture shows the neighbourhood of what happens, so that neither the page nor a picture grows with the model.
/// </summary>
internal sealed class WalkStrip
{
    /// <summary>More moments than this are shown in groups, each by its last.</summary>
    public const int MostFrames = 48;

    private const double WidestWhole = 900;
    private const double HighestWhole = 660;
    private const double WindowWidth = 640;
    private const double WindowHeight = 470;
    private const double Margin = 8;

    private readonly WalkPicture _picture;
    private readonly Scene _scene;
    private readonly string _prefix;
    private readonly List<(int Moment, SceneText Text)>?[][] _numbers;
    private readonly HashSet<(string Kind, int Index)> _used = [];
    private readonly int _backwardFrom;

    public WalkStrip(WalkPicture picture, string prefix)
    {
        (_picture, _scene, _prefix) = (picture, picture.Bare, prefix);
        _numbers = [.. _scene.Nodes.Select(_ => new List<(int, SceneText)>?[2])];
        var moments = picture.Walk.Moments;
        for (var k = 0; k < moments.Count; k++)
        {
            foreach (var (node, text) in picture.TextsOf(moments[k]))
                (_numbers[node][text.Kind == TextKind.Value ? 0 : 1] ??= []).Add((k, text));
        }

        _backwardFrom = moments.Select((moment, k) => (moment, k)).FirstOrDefault(pair => pair.moment.Phase == WalkPhase.Backward, (null!, moments.Count)).k;
    }

    /// <summary>The class of the elements that the picture's style sheet is bound to.</summary>
    public static string RootClass(string prefix) => prefix + "-part";

    public void Write(Page page)
    {
        // The parts stand before the pictures, and only those that a picture shows.
        var frames = new Page();
        WriteFrames(frames);
        WriteParts(page);
        page.Raw(frames.ToString());
    }

    private void WriteFrames(Page page)
    {
        var count = _picture.Walk.Count;
        var group = (count + MostFrames - 1) / MostFrames;
        if (group > 1)
            page.Line(FormattableString.Invariant($"<p class=\"note\" style=\"grid-column: 1 / -1\">Of {count} moments every picture shows the last of {group}.</p>"));
        for (var from = 0; from < count; from += group)
            WriteFrame(page, from, Math.Min(from + group, count) - 1);
    }

    // Used elements are cloned with their own classes but without their ancestors, so that each brings the root of its style along.
    private void WriteParts(Page page)
    {
        var svg = new Markup();
        svg.Open("svg").Attribute("class", "defs").Attribute("aria-hidden", "true").Content();
        svg.Open("defs").Content();
        for (var i = 0; i < _scene.Edges.Count; i++)
        {
            if (!_used.Contains(("e", i)))
                continue;
            OpenPart(svg, "e", i).Open("g").Attribute("class", "edge").Content();
            SvgEdge.WriteLine(svg, _scene.Edges[i]);
            foreach (var text in _scene.Edges[i].Texts)
                SvgEdge.WriteText(svg, text);
            svg.Close().Close();
        }

        for (var i = 0; i < _scene.Nodes.Count; i++)
        {
            if (_used.Contains(("n", i)))
                WriteNodeParts(svg, i);
        }

        svg.Close().Close();
        page.Raw(svg.ToString());
    }

    private void WriteNodeParts(Markup svg, int i)
    {
        var node = _scene.Nodes[i];
        OpenPart(svg, "n", i).Open("g").Attribute("class", ClassOf(node)).Content();
        SvgShape.Write(svg, node.Shape, node.Region);
        svg.Close().Close();
        OpenPart(svg, "t", i).Open("g").Attribute("class", ClassOf(node)).Content();
        foreach (var text in node.Texts)
            SvgText.Write(svg, text.Placed, SvgStyleSheet.NameOf(text.Kind));
        svg.Close().Close();
        for (var kind = 0; kind < 2; kind++)
        {
            if (_numbers[i][kind] is not { } numbers || !_used.Contains((PartOf(kind), i)))
                continue;
            OpenPart(svg, PartOf(kind), i);
            SvgText.Write(svg, numbers[^1].Text.Placed, SvgStyleSheet.NameOf(numbers[^1].Text.Kind));
            svg.Close();
        }
    }

    private Markup OpenPart(Markup svg, string kind, int i) => svg.Open("g").Attribute("id", PartId(kind, i)).Attribute("class", RootClass(_prefix)).Content();

    private static string PartOf(int kind) => kind == 0 ? "v" : "g";

    private string PartId(string kind, int i) => FormattableString.Invariant($"{_prefix}-{kind}{i}");

    private static string ClassOf(SceneNode node) => "node " + SvgStyleSheet.NameOf(node.Source.Role);

    private void WriteFrame(Page page, int from, int k)
    {
        var moment = _picture.Walk.Moments[k];
        page.Line(FormattableString.Invariant($"<figure id=\"{_prefix}-{k}\" data-moments=\"{from} {k}\">"));
        WritePicture(page, k, moment);
        page.Raw("<figcaption>").Raw(FormattableString.Invariant($"<p class=\"phase\">{(from == k ? $"{k}" : $"{from}–{k}")} · ")).Text(moment.Heading ?? moment.Phase.ToString()).Raw("</p>");
        WalkRule.Write(page, moment);
        page.Line("</figcaption>").Line("</figure>");
    }

    private void WritePicture(Page page, int k, WalkMoment moment)
    {
        var strongNodes = _picture.NodesOf(moment).ToArray();
        var strongEdges = _picture.EdgesOf(moment).ToArray();
        var window = Window(strongNodes, strongEdges);
        var svg = new Markup();
        svg.Open("svg").Attribute("viewBox", string.Join(' ', new[] { window.Left, window.Top, window.Width, window.Height }.Select(Markup.Number)))
            .Attribute("role", "img").Attribute("aria-label", moment.Text).Attribute("class", RootClass(_prefix)).Content();
        svg.Open("rect").Attribute("class", "paper").Attribute("x", window.Left).Attribute("y", window.Top).Attribute("width", window.Width).Attribute("height", window.Height).Close();
        int[] nodes = [.. Enumerable.Range(0, _scene.Nodes.Count).Where(i => _scene.Nodes[i].Region.Overlaps(window))];
        // An edge that merely passes, between nodes that are not shown, says nothing here.
        var ids = nodes.Select(i => _scene.Nodes[i].Id).ToHashSet(StringComparer.Ordinal);
        WriteEdges(svg, k, [.. Enumerable.Range(0, _scene.Edges.Count).Where(i => ids.Contains(_scene.Edges[i].From) || ids.Contains(_scene.Edges[i].To))], strongEdges);
        WriteNodes(svg, k, nodes, strongNodes);
        svg.Close();
        page.Raw(svg.ToString());
    }

    private void WriteEdges(Markup svg, int k, int[] edges, int[] strong)
    {
        var isBack = k >= _backwardFrom;
        bool IsDone(int i) => isBack ? _picture.Used[i] >= 0 && _picture.Used[i] <= k : _picture.BornAtEndOf(i) <= k;
        bool IsGone(int i) => _picture.Gone[_picture.EndOf(i)] <= k && !strong.Contains(i);
        if (!_picture.Walk.IsGrowing)
            WriteUses(svg, "faint", "e", edges.Where(i => !IsDone(i) && !IsGone(i)));
        WriteUses(svg, "faint gone", "e", edges.Where(IsGone));
        WriteUses(svg, null, "e", edges.Where(i => IsDone(i) && !IsGone(i)));
        foreach (var i in strong)
        {
            svg.Open("g").Attribute("class", "edge strong").Content();
            SvgEdge.WriteLine(svg, _scene.Edges[i]);
            svg.Close();
        }

        foreach (var i in edges.Where(i => isBack && IsDone(i) && _picture.NumbersOf(i).Count > 0))
            svg.Content().Raw(WalkTexts.Edge(_picture.NumbersOf(i)));
    }

    private void WriteNodes(Markup svg, int k, int[] nodes, int[] strong)
    {
        bool IsGone(int i) => _picture.Gone[i] <= k && !strong.Contains(i);
        if (!_picture.Walk.IsGrowing)
            WriteUses(svg, "faint", "n", nodes.Where(i => _picture.Born[i] > k));
        WriteUses(svg, "faint gone", "n", nodes.Where(IsGone));
        WriteUses(svg, null, "n", nodes.Where(i => _picture.Born[i] <= k && !IsGone(i)));
        foreach (var i in strong)
        {
            svg.Open("g").Attribute("class", ClassOf(_scene.Nodes[i]) + " strong").Content();
            SvgShape.Write(svg, _scene.Nodes[i].Shape, _scene.Nodes[i].Region);
            svg.Close();
        }

        int[] named = _picture.Walk.IsGrowing ? [.. nodes.Where(i => _picture.Born[i] <= k)] : nodes;
        WriteUses(svg, null, "t", named);
        foreach (var i in named)
        {
            for (var kind = 0; kind < 2; kind++)
                WriteNumber(svg, k, i, kind);
        }
    }

    private void WriteNumber(Markup svg, int k, int node, int kind)
    {
        if (_numbers[node][kind] is not { } numbers)
            return;
        var at = numbers.FindLastIndex(number => number.Moment <= k);
        if (at == numbers.Count - 1)
            Use(svg, PartOf(kind), node);
        else if (at >= 0)
            SvgText.Write(svg, numbers[at].Text.Placed, SvgStyleSheet.NameOf(numbers[at].Text.Kind));
    }

    private void WriteUses(Markup svg, string? cssClass, string kind, IEnumerable<int> indices)
    {
        if (!indices.Any())
            return;
        if (cssClass is not null)
            svg.Open("g").Attribute("class", cssClass).Content();
        foreach (var i in indices)
            Use(svg, kind, i);
        if (cssClass is not null)
            svg.Close();
    }

    private void Use(Markup svg, string kind, int i)
    {
        _used.Add((kind, i));
        svg.Open("use").Attribute("href", "#" + PartId(kind, i)).Close();
    }

    /// <summary>Whether pictures are large, since what happens at a moment is spread over much of the scene.</summary>
    public bool IsLarge => _picture.Walk.IsGrowing && (_scene.Size.Width > WidestWhole || _scene.Size.Height > HighestWhole);

    // A step of a search happens in many places at once: as much of the scene as holds them, and never less than the usual window.
    private Region WindowOfAll(int[] nodes, int[] edges)
    {
        Region[] regions = [.. nodes.Select(i => _scene.Nodes[i].Region), .. edges.Select(i => _scene.Nodes.First(node => node.Id == _scene.Edges[i].From).Region)];
        var (left, right) = Span(regions.Min(region => region.Left), regions.Max(region => region.Right), _scene.Size.Width, WidestWhole, WindowWidth);
        var (top, bottom) = Span(regions.Min(region => region.Top), regions.Max(region => region.Bottom), _scene.Size.Height, HighestWhole, WindowHeight);
        return new Region(left, top, right, bottom);
    }

    private static (double From, double To) Span(double from, double to, double whole, double most, double window)
    {
        var extent = Math.Min(whole, Math.Max(to - from + 2 * Margin, Extent(whole, most, window)));
        var start = Math.Clamp((from + to - extent) / 2, 0, whole - extent);
        return (start, start + extent);
    }

    // The whole picture where it is small, else the part around what happens.
    private Region Window(int[] nodes, int[] edges)
    {
        if (IsLarge && nodes.Length > 0)
            return WindowOfAll(nodes, edges);
        var (width, height) = (Extent(_scene.Size.Width, WidestWhole, WindowWidth), Extent(_scene.Size.Height, HighestWhole, WindowHeight));
        var points = nodes.Take(1).Select(i => _scene.Nodes[i].Region.Center).Concat(nodes.Length == 0 ? [] : edges.Take(1).Select(i => _scene.Edges[i].Curve.End)).ToArray();
        var center = points.Length == 0 ? new Point(0, 0) : new Point(points.Average(point => point.X), points.Average(point => point.Y));
        if (points.Length > 1 && (Math.Abs(points[0].X - points[1].X) > width - Margin || Math.Abs(points[0].Y - points[1].Y) > height - Margin))
            center = points[1];
        var left = Math.Clamp(center.X - width / 2, 0, _scene.Size.Width - width);
        var top = Math.Clamp(center.Y - height / 2, 0, _scene.Size.Height - height);
        return new Region(left, top, left + width, top + height);
    }

    private static double Extent(double whole, double most, double window) => whole <= most ? whole : window;
}
