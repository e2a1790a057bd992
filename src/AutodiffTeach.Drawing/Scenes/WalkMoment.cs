namespace AutodiffTeach.Drawing.Scenes;

/// <summary>One moment of a walk: a node is computed, or a gradient flows back along an edge.</summary>
/// <param name="Phase">The part of the walk.</param>
/// <param name="Words">What happens, text and formulas in turn.</param>
internal sealed record WalkMoment(WalkPhase Phase, IReadOnlyList<WalkFormula> Words)
{
    /// <summary>The id of the node, in the sketch, that is computed or whose gradient grows; null at the start and the end.</summary>
    public string? Node { get; init; }

    /// <summary>The edges, as positions in the sketch, along which a gradient flows back; none where none does.</summary>
    public IReadOnlyList<int> Edges { get; init; } = [];

    /// <summary>The rule, written out.</summary>
    public IReadOnlyList<WalkLine> Lines { get; init; } = [];

    /// <summary>The numbers that appear or change.</summary>
    public IReadOnlyList<WalkChange> Changes { get; init; } = [];

    /// <summary>Everything that is said, as plain text to be read aloud.</summary>
    public string Text => string.Concat(Words.Select(piece => piece.ToText())) + string.Concat(Lines.Select(line => " " + line.Formula.ToText() + "."));
}
