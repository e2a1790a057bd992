namespace AutodiffTeach.Networks.Decoding;

/// <summary>What a search did with a candidate, and why.</summary>
public enum CandidateFate
{
    /// <summary>It is in the beam and will be extended, or has the full length.</summary>
    Kept,

    /// <summary>It ended and is in the pool, or in the beam where finished ones stay there.</summary>
    Finished,

    /// <summary>The beam was full of better ones; one that ended was not among those whose end counts.</summary>
    OutOfBeam,

    /// <summary>Finished ones hold its place: it ended and the pool is full, or it runs and would be in the beam but for those that ended before.</summary>
    LostToFinished,

    /// <summary>It ended before the minimum length.</summary>
    TooShort,

    /// <summary>It would repeat an n-gram.</summary>
    Repetition,

    /// <summary>It does not end at the maximum length, where the end is forced.</summary>
    TooLong,

    /// <summary>Its token has probability zero.</summary>
    Impossible,
}
