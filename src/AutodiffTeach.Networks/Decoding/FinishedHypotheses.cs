namespace AutodiffTeach.Networks.Decoding;

/// <summary>Where hypotheses live once they have ended; without an end token there are none.</summary>
public enum FinishedHypotheses
{
    /// <summary>
    /// In a pool beside the beam. An end counts where it is among the k best candidates of its step; the beam goes on with the k best that did not end
    /// (fairseq).
    /// </summary>
    PoolFromBeam,

    /// <summary>
    /// In a pool beside the beam. An end counts where it is among the 2k best candidates of its step; the beam goes on with the k best that did not end
    /// (Tensor2Tensor). A beam of width 1 is then no greedy search: an end in second place is remembered.
    /// </summary>
    PoolFromCandidates,

    /// <summary>In the beam, where they hold a place as long as their sum of log-probabilities is among the k best (AllenNLP).</summary>
    InBeam,
}
