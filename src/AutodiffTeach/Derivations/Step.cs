using AutodiffTeach.Formulas;

namespace AutodiffTeach.Derivations;

/// <summary>A step of a derivation: by a rule one formula becomes an equal one. Texts and answers are read off the tree of steps.</summary>
/// <remarks>
/// A step with formulas is an equation <see cref="Before"/> = <see cref="After"/>. Its substeps lead from the one to the other, each starting
/// where the one before ended; other substeps between them are equations that the next one uses, such as the derivative of an inner part. A
/// step without formulas is a section whose substeps are its lines.
/// </remarks>
public sealed record Step
{
    /// <summary>The name of the rule, from <see cref="Rules"/>.</summary>
    public required string Rule { get; init; }

    /// <summary>A name that the line introduces for both sides, such as δ_t for ∂L/∂h_t; null for none.</summary>
    public Expr? Name { get; init; }

    /// <summary>The formula before the step, null for a section.</summary>
    public Expr? Before { get; init; }

    /// <summary>The equal formula after the step, null for a section.</summary>
    public Expr? After { get; init; }

    /// <summary>The formula after the step with the values of the model put in, to be shown before the value; null where it is not shown.</summary>
    public Expr? Numbers { get; init; }

    /// <summary>Where the line holds for every value of an index, its values; null for a line of its own.</summary>
    public StepFamily? Family { get; init; }

    /// <summary>What a teacher would say: why the step holds, or what the section does.</summary>
    public string Explanation
    {
        get => Words.ToString();
        init => Words = value;
    }

    /// <summary>The explanation with its names known as such.</summary>
    internal Prose Words { get; init; } = new();

    /// <summary>The value of both formulas at the model's values; null where a value is missing.</summary>
    public double? Value { get; init; }

    /// <summary>The nodes of the graph that the step is about, in order, as <c>render --highlight</c> takes them.</summary>
    public IReadOnlyList<string> Where { get; init; } = [];

    /// <summary>The steps that make up this one.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Whether the step is a section rather than an equation.</summary>
    public bool IsSection => Before is null;

    /// <summary>The equal formulas of an equation from <see cref="Before"/> on, one for each substep that leads on.</summary>
    public IReadOnlyList<Expr> Chain => Before is null || After is null ? []
        : Links() is { Count: > 0 } links ? [Before, .. links.Select(step => step.After!)]
        : [Before, After];

    /// <summary>The substeps that are equations of their own: what a link uses, and links that are explained.</summary>
    internal IReadOnlyList<Step> Used()
    {
        IReadOnlyList<Step> links = Links();
        return [.. Steps.Where(step => !step.IsSection && (!step.Words.IsEmpty || !links.Contains(step)))];
    }

    /// <summary>The step and all that it uses, in reading order, each with its depth.</summary>
    internal IEnumerable<(Step Line, int Depth)> Lines(int depth = 0) => Used().SelectMany(step => step.Lines(depth + 1)).Prepend((this, depth));

    /// <summary>The substeps that lead from the left side to the right.</summary>
    internal IReadOnlyList<Step> Links()
    {
        var links = new List<Step>();
        Expr? end = Before;
        foreach (Step step in Steps.Where(step => !step.IsSection && step.Before == end))
        {
            links.Add(step);
            end = step.After;
        }

        return end == After ? links : [];
    }
}
