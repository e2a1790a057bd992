using System.Numerics;
using AutodiffTeach.Networks.Decoding.Selection;
using AutodiffTeach.Networks.Decoding.Tracing;

namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>One group of a beam search, without diversity the only one: a beam that is extended step by step.</summary>
internal sealed class BeamGroup<T, TState>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BeamSearch _search;
    private readonly int _number;
    private readonly int _width;
    private readonly EndRules<TState> _ends;
    private readonly CandidateRow<T> _row;
    private readonly GroupTrace<T, TState> _unranked;
    private readonly CandidateSelection<T> _selection;
    private readonly List<int> _took = [];
    private Beam<TState> _next = new();

    /// <summary>A group that has the empty hypothesis.</summary>
    /// <param name="search">The search.</param>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="start">The state before the first token.</param>
    /// <param name="row">Prepares rows; groups come one after the other and share it.</param>
    /// <param name="selection">Selects candidates; shared alike.</param>
    public BeamGroup(BeamSearch search, int number, TState start, CandidateRow<T> row, CandidateSelection<T> selection)
    {
        _search = search;
        _number = number;
        _width = search.Width / (search.Groups?.Count ?? 1);
        _ends = new(search, _width);
        _row = row;
        _selection = selection;
        _unranked = new(search.Rules, row, number);
        Beam.Add(new(new Hypothesis(parent: null, token: -1, logProbability: 0), start), number: 0, token: 0);
    }

    /// <summary>The beam.</summary>
    public Beam<TState> Beam { get; private set; } = new();

    /// <summary>Why the group stopped; null while it runs.</summary>
    public StoppingReason? Stopped { get; private set; }

    /// <summary>The most that a sequence can score whose beginning was pruned without a penalty; negative infinity where none was.</summary>
    public double PrunedBound { get; private set; } = double.NegativeInfinity;

    /// <summary>The hypotheses made and kept, or finished.</summary>
    public long Made { get; private set; }

    /// <summary>The states held for hypotheses.</summary>
    public int States => Beam.Members.Count + _ends.Pooled;

    /// <summary>The hypotheses that finished and may be results.</summary>
    public IEnumerable<LiveHypothesis<TState>> Finished => _ends.Finished(Beam);

    /// <summary>The results, best first.</summary>
    public IEnumerable<LiveHypothesis<TState>> Results => _ends.Results(Beam, Stopped!.Value);

    /// <summary>The most that a hypothesis can score which ran when the group stopped; null where none would have run on.</summary>
    public double? RunningBound => Stopped == StoppingReason.MaximumLength || Beam.RunningCount == 0 ? null : _ends.RunningBound(Beam);

    /// <summary>Decides whether to go on.</summary>
    /// <param name="time">The steps taken.</param>
    /// <param name="boundHolds">Whether the model gave no positive log-probability.</param>
    public void Stop(int time, bool boundHolds) => Stopped = _ends.Stop(Beam, time, boundHolds);

    /// <summary>Takes a step.</summary>
    /// <param name="scored">What the model says of the running hypotheses.</param>
    /// <param name="taken">How many hypotheses of earlier groups took each token at this step; grows by this group's.</param>
    /// <param name="trace">Where the step is written down, or null.</param>
    public void Advance(ScoredRows<T, TState> scored, Dictionary<int, int> taken, StepTrace? trace)
    {
        trace?.BeginGroup();
        ReadOnlySpan<RankedCandidate> ranked = Select(scored, taken, trace is not null);
        Sort(ranked, scored, taken, trace);
        if (trace is not null)
            _unranked.Add(Beam, scored, ranked.Length, trace);
        (Beam, _next) = (_next, Beam);
        Beam.Number();
        Made += _took.Count;
        foreach (int token in _took)
            taken[token] = taken.GetValueOrDefault(token) + 1;
    }

    private ReadOnlySpan<RankedCandidate> Select(ScoredRows<T, TState> scored, Dictionary<int, int> taken, bool traces)
    {
        _selection.Begin(Wanted(scored.Entries, traces));
        for (int number = 0; number < Beam.Members.Count; number++)
        {
            Hypothesis hypothesis = Beam.Numbered(number).Hypothesis;
            if (hypothesis.IsFinished)
                CandidateRow<T>.OfferFinished(_selection, number, hypothesis);
            else
                _row.Offer(_selection, number, hypothesis, scored.Row(Beam.RowOf(number)), taken);
        }

        return _selection.Best();
    }

    // Pools look at 2k candidates, since k of them may have ended, and so does a trace of a beam in which finished ones hold places. One more is the
    // best of those pruned.
    private int Wanted(int entries, bool traces)
    {
        bool needsTwice = _search.Rules.EndToken is not null && (!_ends.FinishedStay || traces);
        long wanted = (needsTwice ? 2L * _width : _width) + 1 + (traces ? _search.MostPruned : 0);
        return (int)Math.Min(wanted, (long)entries + Beam.Members.Count);
    }

    /// <summary>Sorts the ranked candidates into those kept, finished and pruned.</summary>
    private void Sort(ReadOnlySpan<RankedCandidate> ranked, ScoredRows<T, TState> scored, Dictionary<int, int> taken, StepTrace? trace)
    {
        _next.Clear();
        _took.Clear();
        int carried = 0;
        int pruned = 0;
        for (int place = 0; place < ranked.Length; place++)
        {
            (int number, int token, _) = ranked[place];
            LiveHypothesis<TState> parent = Beam.Numbered(number);
            bool isCarried = parent.Hypothesis.IsFinished;
            carried += isCarried ? 1 : 0;
            LiveHypothesis<TState> candidate = isCarried ? parent : Extend(parent.Hypothesis, token, scored, Beam.RowOf(number));
            CandidateFate fate = _ends.Judge(candidate, place + 1, _next.Members.Count, carried);
            if (fate is CandidateFate.Kept or CandidateFate.Finished)
                Take(candidate, number, token, fate, isCarried);
            else if (pruned++ == 0)
                PrunedBound = Math.Max(PrunedBound, ScoreBound.OfPruned(candidate.Hypothesis, _ends.FinishedStay ? 1 : candidate.Hypothesis.Length, _search.Rules));
            trace?.Add(new(candidate.Hypothesis, isCarried ? 0 : scored.LogProbability(Beam.RowOf(number), token), fate)
            {
                Rank = place + 1,
                Group = _number,
                Penalty = isCarried ? 0 : taken.GetValueOrDefault(token) * (_search.Groups?.Strength ?? 0),
            });
        }
    }

    private void Take(LiveHypothesis<TState> candidate, int number, int token, CandidateFate fate, bool isCarried)
    {
        if (fate == CandidateFate.Kept || _ends.FinishedStay)
            _next.Add(candidate, number, token);
        if (!isCarried)
            _took.Add(token);
    }

    private LiveHypothesis<TState> Extend(Hypothesis parent, int token, ScoredRows<T, TState> scored, int row)
        => new(parent.Extend(token, scored.LogProbability(row, token), _search.Rules), scored.State(row));
}
