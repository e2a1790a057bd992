using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>What stands below the graph, where it covers nothing: the terms of highlighted paths, then the legend.</summary>
internal sealed class Footer
{
    private const double TextSize = 14;
    private const double Margin = 14;
    private const double RowGap = 8;
    private const double SampleWidth = 34;
    private const double SampleHeight = 22;
    private const double SampleGap = 7;
    private const double EntryGap = 22;
    private const double LeastWidth = 300;

    private readonly List<SceneText> _notes = [];
    private readonly List<LegendEntry> _legend = [];
    private readonly double _limit;
    private double _right;
    private double _x = Margin;
    private double _y;
    private double _row;

    private Footer(Size graph)
    {
        _y = graph.Height + RowGap / 2;
        _right = graph.Width;
        _limit = Math.Max(graph.Width, LeastWidth) - Margin;
    }

    /// <summary>The scene with its terms and its legend, and so much larger.</summary>
    public static Scene Below(Scene scene, IReadOnlyDictionary<TextKind, string> textWords, SceneOptions options)
    {
        var footer = new Footer(scene.Size);
        for (var number = 0; number < options.Highlights.Count; number++)
            footer.AddTerm(options.Highlights[number], number);
        if (options.ShowLegend)
            footer.AddLegend(scene, textWords, options);
        return footer._notes.Count == 0 ? scene : scene with
        {
            Size = new Size(footer._right, footer._y + Margin),
            Notes = footer._notes,
            Legend = footer._legend,
        };
    }

    private void AddTerm(Highlight highlight, int number)
    {
        var isBlank = highlight.IsTermBlank;
        if (highlight.Path is null && highlight.Term is null && !isBlank)
            return;
        var label = string.Join(":  ", new[] { highlight.Path, isBlank ? null : highlight.Term }.OfType<string>());
        MathText? path = label.Length == 0 ? null : highlight.IsWords ? PlainText.Set(label, TextSize) : MathText.Set(label + (isBlank ? ":" : ""), TextSize);
        var blank = isBlank ? Blank.Of(TextKind.Note) : null;
        StartRow(Math.Max(Math.Max(path?.Height ?? 0, blank?.Height ?? 0), SampleHeight));
        var sample = EdgeSample() with { Emphasis = Emphasis.Strong, Strands = [number] };
        if (path is not null)
            Add(null, sample, Note(path));
        if (blank is not null)
            Add(null, path is null ? sample : null, Note(blank) with { IsBlank = true });
        EndRow();
    }

    private void AddLegend(Scene scene, IReadOnlyDictionary<TextKind, string> textWords, SceneOptions options)
    {
        StartRow(SampleHeight);
        foreach (var (node, words) in LegendWords.OfNodes(scene))
            AddWrapped(node with { Region = NodeSample() }, null, TextKind.Note, words);
        foreach (var (edge, words) in LegendWords.OfEdges(scene))
            AddWrapped(null, edge with { Curve = EdgeSample().Curve }, TextKind.Note, words);
        foreach (var (kind, words) in LegendWords.OfTexts(scene, options))
            AddWrapped(null, null, kind, textWords.GetValueOrDefault(kind, words));
        EndRow();
    }

    private void AddWrapped(SceneNode? node, SceneEdge? edge, TextKind kind, string words)
    {
        var text = PlainText.Set(words, TextSize);
        if (_x > Margin && _x + SampleWidth + SampleGap + text.Width > _limit)
        {
            EndRow();
            StartRow(SampleHeight);
            (node, edge) = (node is null ? null : node with { Region = NodeSample() }, edge is null ? null : edge with { Curve = EdgeSample().Curve });
        }

        var start = node is null && edge is null ? _x : _x + SampleWidth + SampleGap;
        Add(node, edge, new SceneText(kind, PlacedText.Centered(text, new Point(start + text.Width / 2, _y + _row / 2))));
    }

    private void StartRow(double height) => (_x, _row) = (Margin, height);

    private void EndRow() => _y += _row + RowGap;

    private SceneText Note(MathText text)
    {
        var start = _x == Margin ? _x + SampleWidth + SampleGap : _x - EntryGap + SampleGap;
        return new SceneText(TextKind.Note, PlacedText.Centered(text, new Point(start + text.Width / 2, _y + _row / 2)));
    }

    private void Add(SceneNode? node, SceneEdge? edge, SceneText note)
    {
        _notes.Add(note);
        if (node is not null || edge is not null)
            _legend.Add(new LegendEntry(node, edge, note));
        _right = Math.Max(_right, note.Placed.Region.Right + Margin);
        _x = note.Placed.Region.Right + EntryGap;
    }

    private Region NodeSample() => new(_x, _y + (_row - SampleHeight) / 2, _x + SampleWidth, _y + (_row + SampleHeight) / 2);

    private SceneEdge EdgeSample()
    {
        var (from, to) = (new Point(_x, _y + _row / 2), new Point(_x + SampleWidth, _y + _row / 2));
        return new SceneEdge(-1, "", "", new SketchEdge("", ""), new Curve(from, [CurveSegment.Line(from, to)]));
    }
}
