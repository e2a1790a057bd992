namespace AutodiffTeach.Drawing.Scenes;

/// <summary>One moment of a walk: a node is computed, or a gradient flows back along an edge.</summary>
/// <param name="Phase">The part of the walk.</param>
/// <param name="Words">What happens, text and formulas in turn.</param>
internal sealed record WalkMoment(WalkPhase Phase, IReadOnlyList<WalkFormula> Words)
{
    /// <summary>What the part of the walk is called at this moment; null for the name of its phase.</summary>
    public string? Heading { get; init; }

    /// <summary>The ids of the nodes, in the sketch, that the moment is about: computed, or with growing gradient; none at the start and the end of a computation.</summary>
    public IReadOnlyList<string> Nodes { get; init; } = [];

    /// <summary>The ids of the nodes that are given up at this moment, with the edges that lead to them.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>The edges, as positions in the sketch, along which a gradient flows back; none where none does.</summary>
    public IReadOnlyList<int> Edges { get; init; } = [];

    /// <summary>The rule, written out.</summary>
    public IReadOnlyList<WalkLine> Lines { get; init; } = [];

    /// <summary>The numbers that appear or change.</summary>
    public IReadOnlyList<WalkChange> Changes { get; init; } = [];

    /// <summary>Everything that is said, as plain text to be read aloud.</summary>
    public string Text => string.Concat(Words.Select(piece => piece.ToText())) + string.Concat(Lines.Select(line => " " + line.Formula.ToText() + "."));
}
