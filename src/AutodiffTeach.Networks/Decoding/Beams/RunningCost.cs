namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>Counts what a search costs while it runs.</summary>
internal sealed class RunningCost
{
    private int _steps;
    private long _scored;
    private double _sorting;
    private long _buffer;
    private int _states;

    public void CountStep() => _steps++;

    /// <summary>Candidates among which the best were looked for.</summary>
    public void CountScored(long candidates)
    {
        _scored += candidates;
        _sorting += candidates == 0 ? 0 : candidates * Math.Log2(candidates);
    }

    public void CountBuffer(long entries) => _buffer = Math.Max(_buffer, entries);

    public void CountStates(int states) => _states = Math.Max(_states, states);

    public SearchCost Total(long hypotheses) => new(_steps, _scored, _sorting, _buffer, hypotheses, _states);
}
