using System.Numerics;

namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>What the model said of the running hypotheses of a beam: a row of log-probabilities each, and the state it comes from.</summary>
internal readonly ref struct ScoredRows<T, TState>(ReadOnlySpan<T> logProbabilities, ReadOnlySpan<TState> states)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ReadOnlySpan<T> _logProbabilities = logProbabilities;
    private readonly ReadOnlySpan<TState> _states = states;

    /// <summary>The hypotheses.</summary>
    public int Count => _states.Length;

    /// <summary>The log-probabilities of all.</summary>
    public int Entries => _logProbabilities.Length;

    public ReadOnlySpan<T> Row(int row) => _logProbabilities.Slice(row * (Entries / Count), Entries / Count);

    public double LogProbability(int row, int token) => double.CreateTruncating(Row(row)[token]);

    public TState State(int row) => _states[row];
}
