namespace AutodiffTeach.Drawing.Scenes;

/// <summary>How direct partials are shown on the edges.</summary>
public enum PartialDisplay
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As formulas.</summary>
    Symbols,

    /// <summary>As numbers; as formulas where no number is known.</summary>
    Numbers,
}
