namespace AutodiffTeach.Networks.Decoding;

/// <summary>What sequences without an end token are worth when they reach the maximum length; no matter where there is no end token.</summary>
public enum MaximumLengthRule
{
    /// <summary>They count as sequences beside those that ended (AllenNLP).</summary>
    RunningCount,

    /// <summary>There are none: the last token can only be the end token, at its own log-probability (fairseq).</summary>
    EndForced,

    /// <summary>They count where nothing ended (Tensor2Tensor).</summary>
    RunningCountIfNoneEnded,
}
