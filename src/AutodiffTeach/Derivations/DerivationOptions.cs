namespace AutodiffTeach.Derivations;

/// <summary>In which way a derivative is derived.</summary>
public enum DerivationMethod
{
    /// <summary>Backward through the graph: every value from those downstream.</summary>
    Backward,

    /// <summary>As a sum over all paths.</summary>
    Paths,

    /// <summary>By writing the output as one formula and differentiating that.</summary>
    Direct,
}

/// <summary>How much of a derivation is written out.</summary>
public enum DetailLevel
{
    /// <summary>The derivative's own lines: sum, closed form and check.</summary>
    Brief,

    /// <summary>Forward values, direct partials, and every line of the method.</summary>
    Normal,

    /// <summary>As normal, with the values put in on every line.</summary>
    Full,
}

/// <summary>How a derivation is to be made.</summary>
public sealed record DerivationOptions
{
    /// <summary>The way; default backward.</summary>
    public DerivationMethod Method { get; init; } = DerivationMethod.Backward;

    /// <summary>How much is written out; default normal.</summary>
    public DetailLevel Detail { get; init; } = DetailLevel.Normal;

    /// <summary>The order of the derivative, 1 or 2; default 1.</summary>
    public int Order { get; init; } = 1;
}
