using System.Collections.Frozen;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>An edge to be drawn: the target is computed from the source.</summary>
/// <param name="From">The id of the source.</param>
/// <param name="To">The id of the target.</param>
public sealed record SketchEdge(string From, string To)
{
    /// <summary>The position among the arguments of the target, from zero.</summary>
    public int Position { get; init; }

    /// <summary>The direct partial as text to be set as a formula, such as <c>∂h_1/∂U</c> or <c>w</c>; null where there is none to show.</summary>
    public string? Partial { get; init; }

    /// <summary>The value of the direct partial, or null where it is unknown; shown in place of the text where numbers are asked for.</summary>
    public Quantity? PartialValue { get; init; }

    /// <summary>
    /// By how many steps the edge is delayed: 1 where the target takes what the source was one step before; negative from a later step. Delayed
    /// edges may form cycles.
    /// </summary>
    public int Delay { get; init; }

    /// <summary>A remark as text to be set as a formula, such as <c>t = 1</c> on an edge that the first step alone has; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The gradient that reaches the target, or null where it is unknown.</summary>
    public Quantity? Upstream { get; init; }

    /// <summary>The upstream gradient times the direct partial as text, such as <c>∂L/∂o_1 · W</c>; null where there is none to show.</summary>
    public string? Product { get; init; }

    /// <summary>The value of that product: what flows back along the edge; null where it is unknown.</summary>
    public Quantity? ProductValue { get; init; }

    /// <summary>The texts that are left to be filled in by hand; what belongs there is not in the sketch.</summary>
    public IReadOnlySet<TextKind> Blanks { get; init; } = FrozenSet<TextKind>.Empty;

    /// <summary>What the legend calls edges like this one; null for the word that follows from what it is.</summary>
    public string? LegendWord { get; init; }

    /// <summary>How the edge is read aloud; null for the words that follow from what it is.</summary>
    public string? Words { get; init; }

    /// <summary>How strongly the edge is drawn where no paths are highlighted.</summary>
    public Emphasis Emphasis { get; init; }

    /// <summary>True where its line is broken: what was tried and given up.</summary>
    public bool IsBroken { get; init; }
}
