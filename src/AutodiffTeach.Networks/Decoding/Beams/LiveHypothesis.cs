namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>A hypothesis with the state from which its last token was drawn, kept beside it so that beginnings do not keep theirs.</summary>
internal readonly record struct LiveHypothesis<TState>(Hypothesis Hypothesis, TState State)
{
    public Hypothesis<TState> ToResult() => new(Hypothesis.Parent, Hypothesis.Token, Hypothesis.LogProbability, State)
    {
        Score = Hypothesis.Score,
        IsFinished = Hypothesis.IsFinished,
    };
}
