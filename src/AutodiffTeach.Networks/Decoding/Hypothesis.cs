namespace AutodiffTeach.Networks.Decoding;

/// <summary>A sequence that a search considers: the tokens so far and how probable they are.</summary>
/// <remarks>Keeps its last token and the hypothesis it extends, so hypotheses share their beginnings.</remarks>
public class Hypothesis
{
    internal Hypothesis(Hypothesis? parent, int token, double logProbability)
    {
        Parent = parent;
        Token = token;
        Length = parent is null ? 0 : parent.Length + 1;
        LogProbability = logProbability;
        Score = logProbability;
    }

    /// <summary>The hypothesis that it extends; null for the empty one.</summary>
    public Hypothesis? Parent { get; }

    /// <summary>Its last token; -1 for the empty one.</summary>
    public int Token { get; }

    /// <summary>The number of generated tokens, the end token included.</summary>
    public int Length { get; }

    /// <summary>The sum of the log-probabilities of its tokens.</summary>
    public double LogProbability { get; }

    /// <summary>What hypotheses of different lengths are compared by: <see cref="LogProbability"/> after length normalisation.</summary>
    public double Score { get; init; }

    /// <summary>Whether its last token is the end token.</summary>
    public bool IsFinished { get; init; }

    /// <summary>The tokens in order; made anew by each call.</summary>
    public int[] Tokens()
    {
        int[] tokens = new int[Length];
        Hypothesis at = this;
        for (int index = Length - 1; index >= 0; index--, at = at.Parent!)
            tokens[index] = at.Token;
        return tokens;
    }

    /// <summary>This hypothesis and one token more.</summary>
    internal Hypothesis Extend(int token, double logProbability, SequenceRules rules)
    {
        double sum = LogProbability + logProbability;
        return new(this, token, sum)
        {
            Score = rules.Normalisation.Score(sum, Length + 1),
            IsFinished = token == rules.EndToken,
        };
    }
}

/// <summary>A hypothesis with the state of the model.</summary>
/// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
public sealed class Hypothesis<TState> : Hypothesis
{
    internal Hypothesis(Hypothesis? parent, int token, double logProbability, TState state)
        : base(parent, token, logProbability)
    {
        State = state;
    }

    /// <summary>
    /// The state from which its last token was drawn, for a recurrent network h_t with y_t; the empty hypothesis has the state before the first token.
    /// Hypotheses that extend the same one share it. Beginnings (<see cref="Hypothesis.Parent"/>) have given theirs up: a search keeps only what it needs to go on.
    /// </summary>
    public TState State { get; }
}
