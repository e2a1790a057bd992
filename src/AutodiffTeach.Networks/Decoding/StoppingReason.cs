namespace AutodiffTeach.Networks.Decoding;

/// <summary>Why a search stopped.</summary>
public enum StoppingReason
{
    /// <summary>The hypotheses have the maximum length.</summary>
    MaximumLength,

    /// <summary>No hypothesis runs: all have ended, or nothing possible follows.</summary>
    NothingRuns,

    /// <summary>As many as the beam is wide have finished.</summary>
    Full,

    /// <summary>What runs cannot beat what has finished, by the bound that the certificate states.</summary>
    Certain,
}
