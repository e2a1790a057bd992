namespace AutodiffTeach.Networks.Decoding;

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
    /// Hypotheses that extend the same one share it.
    /// </summary>
    public TState State { get; }
}
