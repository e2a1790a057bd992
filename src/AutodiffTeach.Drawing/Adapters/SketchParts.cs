namespace AutodiffTeach.Drawing.Adapters;

/// <summary>What a sketch holds beside nodes, edges, values and gradients; what a picture does not show need not be computed.</summary>
[Flags]
public enum SketchParts
{
    /// <summary>Nothing else.</summary>
    None = 0,

    /// <summary>The direct partial of each edge as a formula.</summary>
    Partials = 1,

    /// <summary>The direct partial of each edge as a number.</summary>
    PartialValues = 2,

    /// <summary>The upstream gradient times the direct partial of each edge, as a formula.</summary>
    Products = 4,

    /// <summary>The upstream gradient times the direct partial of each edge, as a number.</summary>
    ProductValues = 8,

    /// <summary>Everything.</summary>
    All = Partials | PartialValues | Products | ProductValues,
}
