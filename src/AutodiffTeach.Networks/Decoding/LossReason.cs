namespace AutodiffTeach.Networks.Decoding;

/// <summary>How a search came not to return a sequence.</summary>
public enum LossReason
{
    /// <summary>Its beginning, or the sequence itself, was pruned at a step.</summary>
    Pruned,

    /// <summary>The search stopped while its beginning was still in the beam.</summary>
    Stopped,

    /// <summary>It was found, and then others that are better took its place among the results.</summary>
    Displaced,
}
