using AutodiffTeach.Drawing.Layout;

namespace AutodiffTeach.Drawing.Scenes;

/// <summary>What a picture shows and how.</summary>
public sealed record SceneOptions
{
    /// <summary>The options when nothing is asked for: names only, shared parameters, the timeline layout.</summary>
    public static SceneOptions Default { get; } = new();

    /// <summary>Whether forward values are shown where they are known.</summary>
    public bool ShowValues { get; init; }

    /// <summary>Whether gradients are shown where they are known.</summary>
    public bool ShowGradients { get; init; }

    /// <summary>Whether the shapes of vectors and matrices are shown on the wires that carry them.</summary>
    public bool ShowShapes { get; init; }

    /// <summary>Where values and gradients stand.</summary>
    public NumberPlacement Numbers { get; init; }

    /// <summary>How direct partials are shown.</summary>
    public PartialDisplay Partials { get; init; }

    /// <summary>How the product of the upstream gradient and the direct partial is shown on each edge: what flows back along it.</summary>
    public PartialDisplay Products { get; init; }

    /// <summary>How shared parameters are drawn.</summary>
    public ParameterPlacement Parameters { get; init; }

    /// <summary>The look of the nodes.</summary>
    public SceneStyle Style { get; init; }

    /// <summary>What to emphasise, each set in a line style of its own; none emphasises nothing and dims nothing.</summary>
    public IReadOnlyList<Highlight> Highlights { get; init; } = [];

    /// <summary>Whether what is in no highlighted set steps back; otherwise it is drawn as usual.</summary>
    public bool DimsOthers { get; init; } = true;

    /// <summary>Whether the kinds of nodes and lines that occur are explained below the picture.</summary>
    public bool ShowLegend { get; init; }

    /// <summary>How time steps are told apart.</summary>
    public BandDisplay Bands { get; init; }

    /// <summary>Significant digits of numbers, 1 to 15.</summary>
    public int Digits { get; init; } = 5;

    /// <summary>The layout engine; null chooses the timeline, which turns to layers where nothing has a time.</summary>
    public ILayoutEngine? Layout { get; init; }
}
