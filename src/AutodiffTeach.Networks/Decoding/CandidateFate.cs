namespace AutodiffTeach.Networks.Decoding;

/// <summary>What a search did with a candidate, and why.</summary>
public enum CandidateFate
{
    /// <summary>It is in the beam and will be extended, or has the full length.</summary>
    Kept,

    /// <summary>It ended and is among the results.</summary>
    Finished,

    /// <summary>The beam was full of better ones.</summary>
    OutOfBeam,

    /// <summary>Its token has probability zero.</summary>
    Impossible,

    /// <summary>It would repeat an n-gram.</summary>
    Repetition,

    /// <summary>It ended before the minimum length.</summary>
    TooShort,
}
