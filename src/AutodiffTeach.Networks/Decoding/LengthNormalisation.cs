namespace AutodiffTeach.Networks.Decoding;

/// <summary>How the sum of log-probabilities becomes a score by which sequences of different lengths are compared.</summary>
public abstract record LengthNormalisation
{
    private LengthNormalisation()
    {
    }

    /// <summary>The sum itself, which favours short sequences.</summary>
    public static LengthNormalisation None { get; } = new NoNormalisation();

    /// <summary>sum / length^α, the generated tokens counted with the end token: fairseq's <c>lenpen</c>, AllenNLP's <c>length_penalty</c>.</summary>
    /// <param name="alpha">α, finite; 0 is no normalisation, 1 the mean. Above 0 it favours long sequences, below 0 short ones.</param>
    public static LengthNormalisation Power(double alpha) => new PowerOfLength(Finite(alpha));

    /// <summary>sum / ((5 + length) / 6)^α (Wu et al. 2016, equation 14): Tensor2Tensor's <c>alpha</c>.</summary>
    /// <param name="alpha">α, finite; 0 is no normalisation.</param>
    public static LengthNormalisation Gnmt(double alpha) => new GnmtPenalty(Finite(alpha));

    /// <summary>What the sum is divided by: positive, and rising or falling with the length, never both.</summary>
    /// <param name="length">The generated tokens, the end token included.</param>
    public abstract double Penalty(int length);

    /// <summary>The score of a sequence.</summary>
    /// <param name="logProbability">The sum of the log-probabilities of its tokens.</param>
    /// <param name="length">The generated tokens, the end token included.</param>
    public double Score(double logProbability, int length) => logProbability / Penalty(length);

    private static double Finite(double alpha)
        => double.IsFinite(alpha) ? alpha : throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "A finite α was expected.");

    private sealed record NoNormalisation : LengthNormalisation
    {
        public override double Penalty(int length) => 1;
    }

    private sealed record PowerOfLength(double Alpha) : LengthNormalisation
    {
        public override double Penalty(int length) => Math.Pow(length, Alpha);
    }

    private sealed record GnmtPenalty(double Alpha) : LengthNormalisation
    {
        public override double Penalty(int length) => Math.Pow((5.0 + length) / 6, Alpha);
    }
}
