using System.Collections.Frozen;
using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>A node to be drawn.</summary>
/// <param name="Id">Its canonical name, unique in the sketch, such as <c>h_1</c>.</param>
/// <param name="Label">The text to set as a formula; see <see cref="Typesetting.MathText.Set"/>.</param>
/// <param name="Role">What the node stands for.</param>
public sealed record SketchNode(string Id, string Label, BoxRole Role)
{
    /// <summary>The time step, or null.</summary>
    public int? Time { get; init; }

    /// <summary>The forward value, or null where it is unknown.</summary>
    public Quantity? Value { get; init; }

    /// <summary>The derivative of the output by this node, or null where it is unknown.</summary>
    public Quantity? Gradient { get; init; }

    /// <summary>The shape of a vector or matrix as text, such as <c>ℝ^3</c> or <c>2×3</c>; null for a number.</summary>
    public string? Shape { get; init; }

    /// <summary>The texts that are left to be filled in by hand; what belongs there is not in the sketch.</summary>
    public IReadOnlySet<TextKind> Blanks { get; init; } = FrozenSet<TextKind>.Empty;

    /// <summary>The operation whose named result the node is, such as <c>×</c> or <c>relu</c>, to be set below the name; null where none is shown.</summary>
    public string? Operation { get; init; }

    /// <summary>The operation in words, such as <c>Mul</c> or <c>Relu</c>, as the style of <c>make_dot</c> writes it; null where there is none.</summary>
    public string? OperationName { get; init; }

    /// <summary>The formula that computes the node from its arguments, such as <c>relu(U*x_1 + V*h_0)</c>, to be said, not shown; null where none is known.</summary>
    public string? Formula { get; init; }

    /// <summary>True where the node has a name of its own; nameless nodes are operations and literals.</summary>
    public bool IsNamed { get; init; } = true;

    /// <summary>True where label and operation are words, to be set as they stand, not formulas.</summary>
    public bool IsWords { get; init; }

    /// <summary>What the legend calls nodes like this one; null for the word that follows from its role.</summary>
    public string? LegendWord { get; init; }

    /// <summary>How the node is read aloud; null for the words that follow from what it is.</summary>
    public string? Words { get; init; }

    /// <summary>How strongly the node is drawn where no paths are highlighted.</summary>
    public Emphasis Emphasis { get; init; }

    /// <summary>True where its line is broken: what was tried and given up.</summary>
    public bool IsBroken { get; init; }
}
