namespace AutodiffTeach.Networks.Decoding;

/// <summary>When a beam search stops before the maximum length; it always stops when nothing runs any more.</summary>
public enum StoppingRule
{
    /// <summary>When k hypotheses have finished (fairseq, AllenNLP). The pool takes the first k, and none of them is replaced by a better one.</summary>
    WhenFull,

    /// <summary>When no running hypothesis can beat the best finished one, so that the first result is certain. The pool keeps the k best.</summary>
    WhenBestIsCertain,

    /// <summary>When no running hypothesis can beat any of those finished, however few (Tensor2Tensor with <c>stop_early</c>). The pool keeps the k best.</summary>
    WhenFinishedAreCertain,

    /// <summary>When k have finished and no running hypothesis can beat any of them, so that all results are certain. The pool keeps the k best.</summary>
    WhenAllAreCertain,

    /// <summary>At the maximum length only (Tensor2Tensor without <c>stop_early</c>). The pool keeps the k best.</summary>
    AtMaximumLength,
}
