using AutodiffTeach.Drawing.Typesetting;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A walk on its picture: which parts of the scene each moment is about, and where its numbers go.</summary>
internal sealed class WalkPicture
{
    private readonly ILookup<string, int> _places;
    private readonly Dictionary<int, int> _edges;
    private readonly Dictionary<string, int> _index;
    private readonly ILookup<string, int> _into;
    private readonly int _digits;

    public WalkPicture(Scene scene, Walk walk, int digits)
    {
        _digits = digits;
        Walk = walk.DiscreetFor(scene);
        Scene = scene;
        Tells = Walk.Moments.Any(moment => moment.Changes.Count > 0);
        _index = Enumerable.Range(0, scene.Nodes.Count).ToDictionary(i => scene.Nodes[i].Id, StringComparer.Ordinal);
        _into = Enumerable.Range(0, scene.Edges.Count).ToLookup(i => scene.Edges[i].To, StringComparer.Ordinal);
        _places = Enumerable.Range(0, scene.Nodes.Count).ToLookup(i => scene.Nodes[i].Source.Id, StringComparer.Ordinal);
        _edges = Enumerable.Range(0, scene.Edges.Count).ToDictionary(i => scene.Edges[i].Index);
        HasBackward = Walk.Moments.Any(moment => moment.Phase == WalkPhase.Backward);
        Bare = Strip(scene);
        (Born, Gone, Used) = (new int[scene.Nodes.Count], new int[scene.Nodes.Count], new int[scene.Edges.Count]);
        Array.Fill(Gone, int.MaxValue);
        Array.Fill(Used, -1);
        // A node that several moments are about is there from the first.
        for (var k = Walk.Count - 1; k >= 0; k--)
            Note(k, Walk.Moments[k]);
    }

    public Walk Walk { get; }

    /// <summary>The scene as it was given.</summary>
    public Scene Scene { get; }

    /// <summary>The scene without the numbers that the walk brings.</summary>
    public Scene Bare { get; }

    /// <summary>For each node of the scene the moment from which it has a value.</summary>
    public int[] Born { get; }

    /// <summary>For each node of the scene the moment from which it is given up; the greatest number where it never is.</summary>
    public int[] Gone { get; }

    /// <summary>For each edge of the scene the moment at which a gradient flows back along it, or -1.</summary>
    public int[] Used { get; }

    /// <summary>The nodes of the scene that show a node of the sketch: several where it is repeated.</summary>
    public IEnumerable<int> NodesOf(WalkMoment moment) => moment.Nodes.SelectMany(id => _places[id]);

    /// <summary>The edges of the scene that a moment is about: backward its own, forward those into the node.</summary>
    public IEnumerable<int> EdgesOf(WalkMoment moment)
    {
        if (moment.Phase == WalkPhase.Backward)
            return moment.Edges.Where(_edges.ContainsKey).Select(index => _edges[index]);
        return NodesOf(moment).SelectMany(node => _into[Scene.Nodes[node].Id]);
    }

    /// <summary>The texts that a moment brings, each with its node in the scene.</summary>
    public IEnumerable<(int Node, SceneText Text)> TextsOf(WalkMoment moment)
    {
        foreach (var change in moment.Changes)
        {
            foreach (var node in _places[change.Node])
            {
                if (Scene.Nodes[node].Text(change.Kind) is { IsBlank: false } place)
                    yield return (node, Place(change, place));
            }
        }
    }

    /// <summary>The moment from which the node at the end of an edge has a value.</summary>
    public int BornAtEndOf(int edge) => Born[EndOf(edge)];

    /// <summary>The node of the scene that an edge leads to.</summary>
    public int EndOf(int edge) => _index[Scene.Edges[edge].To];

    /// <summary>Whether gradients flow; the numbers on edges are theirs then.</summary>
    public bool HasBackward { get; }

    /// <summary>The numbers on an edge, which appear when a gradient flows back along it.</summary>
    public IReadOnlyList<SceneText> NumbersOf(int edge) => Tells && HasBackward ? [.. Scene.Edges[edge].Texts.Where(text => IsNumber(Scene.Edges[edge], text))] : [];

    /// <summary>Whether the walk has numbers; without them it must not bring those of the picture either.</summary>
    private bool Tells { get; }

    private SceneText Place(WalkChange change, SceneText place)
    {
        var text = MathText.Set(change.Quantity.ToLabel(_digits), NodeNumbers.Size);
        var region = place.Placed.Region;
        return new SceneText(change.Kind, PlacedText.Centered(text, region.Center));
    }

    private void Note(int k, WalkMoment moment)
    {
        foreach (var node in moment.Phase == WalkPhase.Forward ? NodesOf(moment) : [])
            Born[node] = k;
        foreach (var node in moment.Gone.SelectMany(id => _places[id]))
            Gone[node] = k;
        foreach (var edge in moment.Phase == WalkPhase.Backward ? EdgesOf(moment) : [])
            Used[edge] = k;
    }

    private static bool IsNumber(SceneEdge edge, SceneText text) =>
        !text.IsBlank && (text.Kind == TextKind.Product || text.Kind == TextKind.Partial && edge.ShowsNumber);

    // Numbers come with the walk, and the names that are read aloud must not tell them before.
    private Scene Strip(Scene scene)
    {
        var gone = Walk.Moments.SelectMany(moment => moment.Gone).ToHashSet(StringComparer.Ordinal);
        var nodes = scene.Nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        return scene with
        {
            Nodes = [.. scene.Nodes.Select(node => node with
            {
                Texts = [.. node.Texts.Where(text => text.IsBlank || text.Kind is not (TextKind.Value or TextKind.Gradient))],
                Emphasis = Emphasis.Normal,
                Source = node.Source with { IsBroken = node.Source.IsBroken && !gone.Contains(node.Source.Id) },
                Name = Narration.Node(node.Source, SceneOptions.Default),
            })],
            Edges = [.. scene.Edges.Select(edge => edge with
            {
                Texts = [.. edge.Texts.Where(text => !(HasBackward && IsNumber(edge, text)))],
                Emphasis = Emphasis.Normal,
                Source = edge.Source with { IsBroken = edge.Source.IsBroken && !gone.Contains(nodes[edge.To].Source.Id) },
                Name = Narration.Edge(nodes[edge.From].Source, nodes[edge.To].Source, edge.Source, SceneOptions.Default),
            })],
        };
    }
}
