namespace AutodiffTeach.Networks.Decoding.Ngrams;

/// <summary>How well a model predicts tokens.</summary>
/// <param name="LogProbability">The sum of the log-probabilities of the tokens predicted; negative infinity where one was impossible.</param>
/// <param name="Count">
/// The tokens predicted: a first token where the model says how sequences begin, an end token where the sequence has it; a token that is given is none of them.
/// </param>
public sealed record TextScore(double LogProbability, long Count)
{
    /// <summary>H = -log P / count, in nats a token; NaN where no token was predicted.</summary>
    public double CrossEntropy => (0 - LogProbability) / Count;

    /// <summary>The cross-entropy in bits a token.</summary>
    public double Bits => CrossEntropy / Math.Log(2);

    /// <summary>e^H = P^(-1/count): among how many equally likely tokens the model would have had to choose; at least 1.</summary>
    public double Perplexity => Math.Exp(CrossEntropy);
}
