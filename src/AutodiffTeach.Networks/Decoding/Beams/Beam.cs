namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>
/// The hypotheses of a step, best first. They are also numbered by the order of their token sequences, in which they are offered to a selection: ties
/// then go by (number, token), and no two sequences need to be compared.
/// </summary>
internal sealed class Beam<TState>
{
    private readonly List<LiveHypothesis<TState>> _members = [];
    private readonly List<(long Place, int Member)> _order = [];
    private readonly List<int> _rows = [];

    /// <summary>All, best first.</summary>
    public IReadOnlyList<LiveHypothesis<TState>> Members => _members;

    /// <summary>The number of those that run.</summary>
    public int RunningCount { get; private set; }

    /// <summary>Those that run, best first: the order of the rows.</summary>
    public IEnumerable<LiveHypothesis<TState>> Running => _members.Where(member => !member.Hypothesis.IsFinished);

    /// <summary>Those that finished and stay in the beam.</summary>
    public IEnumerable<LiveHypothesis<TState>> Finished => _members.Where(member => member.Hypothesis.IsFinished);

    /// <summary>A hypothesis by its place in the order of the token sequences.</summary>
    public LiveHypothesis<TState> Numbered(int number) => _members[_order[number].Member];

    /// <summary>The row of a hypothesis that runs, by its place in the order of the token sequences.</summary>
    public int RowOf(int number) => _rows[_order[number].Member];

    public void Clear()
    {
        _members.Clear();
        _order.Clear();
        _rows.Clear();
        RunningCount = 0;
    }

    /// <summary>Adds the next best: the extension of hypothesis <paramref name="number"/> of the step before by a token, or that hypothesis itself.</summary>
    public void Add(LiveHypothesis<TState> member, int number, int token)
    {
        _order.Add((((long)number << 32) | (uint)token, _members.Count));
        _members.Add(member);
        _rows.Add(RunningCount);
        RunningCount += member.Hypothesis.IsFinished ? 0 : 1;
    }

    /// <summary>Numbers the hypotheses, when all have been added. Extensions of different ones are ordered as these are, so places decide.</summary>
    public void Number() => _order.Sort();
}
