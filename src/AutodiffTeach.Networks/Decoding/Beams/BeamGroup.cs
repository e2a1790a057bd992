using System.Numerics;
using AutodiffTeach.Networks.Decoding.Selection;
using AutodiffTeach.Networks.Decoding.Tracing;

namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>One group of a beam search, without diversity the only one: a beam, and a pool of what has finished.</summary>
internal sealed class BeamGroup<T, TState>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly BeamSearch _search;
    private readonly int _number;
    private readonly int _width;
    private readonly TokenRules _tokenRules;
    private readonly CandidateRow<T> _row;
    private readonly CandidateSelection<T> _selection = new();
    private readonly BestHypotheses<TState> _pool;
    private readonly List<int> _took = [];
    private Beam<TState> _beam = new();
    private Beam<TState> _next = new();

    public BeamGroup(BeamSearch search, int number, int vocabulary, TState start)
    {
        _search = search;
        _number = number;
        _width = search.Width / (search.Groups?.Count ?? 1);
        _tokenRules = new(search.Rules);
        _row = new(_tokenRules, vocabulary, search.Groups?.Strength ?? 0);
        _pool = new(_width);
        _beam.Add(new(new Hypothesis(parent: null, token: -1, logProbability: 0), start), number: 0, token: 0);
    }

    /// <summary>Why the group stopped; null while it runs.</summary>
    public StoppingReason? Stopped { get; private set; }

    /// <summary>The hypotheses made and kept, or finished.</summary>
    public long Made { get; private set; }

    /// <summary>The states held for hypotheses.</summary>
    public int States => _beam.Members.Count + _pool.Held.Count;

    /// <summary>The beam.</summary>
    public Beam<TState> Beam => _beam;

    /// <summary>The hypotheses that finished and may be results.</summary>
    public IEnumerable<LiveHypothesis<TState>> Finished => FinishedStay ? _beam.Finished : _pool.Held;

    private SequenceRules Rules => _search.Rules;

    private bool FinishedStay => _search.Finished == FinishedHypotheses.InBeam;

    /// <summary>Takes a step.</summary>
    /// <param name="scored">What the model says of the running hypotheses.</param>
    /// <param name="taken">How many hypotheses of earlier groups took each token at this step; grows by this group's.</param>
    /// <param name="trace">Where the step is written down, or null.</param>
    public void Advance(ScoredRows<T, TState> scored, Dictionary<int, int> taken, StepTrace? trace)
    {
        trace?.BeginGroup();
        _selection.Begin(Wanted(scored.Entries, trace));
        for (int number = 0; number < _beam.Members.Count; number++)
        {
            Hypothesis hypothesis = _beam.Numbered(number).Hypothesis;
            if (hypothesis.IsFinished)
                CandidateRow<T>.OfferFinished(_selection, number, hypothesis);
            else
                _row.Offer(_selection, number, hypothesis, scored.Row(_beam.RowOf(number)), taken);
        }

        ReadOnlySpan<RankedCandidate> ranked = _selection.Best();
        Sort(ranked, scored, taken, trace);
        if (trace is not null)
            TraceUnranked(ranked.Length, scored, trace);
        (_beam, _next) = (_next, _beam);
        _beam.Number();
        foreach (int token in _took)
            taken[token] = taken.GetValueOrDefault(token) + 1;
    }

    /// <summary>Decides whether to go on.</summary>
    /// <param name="time">The steps taken.</param>
    /// <param name="boundHolds">Whether the model gave no positive log-probability.</param>
    public void Stop(int time, bool boundHolds)
    {
        bool runs = _beam.RunningCount > 0;
        if (Rules.EndToken is not null && _search.Stopping == StoppingRule.WhenFull && Finished.Count() == _width)
            Stopped = StoppingReason.Full;
        else if (time == Rules.MaximumLength && (runs || Finished.Any()))
            Stopped = StoppingReason.MaximumLength;
        else if (!runs)
            Stopped = StoppingReason.NothingRuns;
        else if (boundHolds && IsCertain())
            Stopped = StoppingReason.Certain;
    }

    /// <summary>The most that a running hypothesis can score in the end; null where none runs on.</summary>
    public double? RunningBound() => Stopped == StoppingReason.MaximumLength || _beam.RunningCount == 0
        ? null
        : _beam.Running.Max(live => ScoreBound.Of(live.Hypothesis, Rules));

    /// <summary>The results of the group, best first.</summary>
    public IEnumerable<LiveHypothesis<TState>> Results()
    {
        bool runningCount = Stopped == StoppingReason.MaximumLength
            && (Rules.AtMaximumLength == MaximumLengthRule.RunningCount || Rules.EndToken is null || !Finished.Any());
        return (runningCount ? Finished.Concat(_beam.Running) : Finished)
            .OrderBy(live => live.Hypothesis, HypothesisOrder.BestFirst)
            .Take(_width);
    }

    /// <summary>Whether what finished, as much of it as the rule asks for, is out of reach of what runs.</summary>
    private bool IsCertain()
    {
        double[] scores = [.. Finished.Select(live => live.Hypothesis.Score).OrderDescending()];
        int certain = _search.Stopping switch
        {
            StoppingRule.WhenBestIsCertain => 1,
            StoppingRule.WhenFinishedAreCertain => Math.Max(1, scores.Length),
            StoppingRule.WhenAllAreCertain => _width,
            _ => int.MaxValue,
        };
        return certain <= scores.Length && new StoppingCertificate(scores[certain - 1], RunningBound()!.Value).Holds;
    }

    // Pools look at 2k candidates, since k of them may have ended, and so does a trace of a beam in which finished ones hold places.
    private int Wanted(int entries, StepTrace? trace)
    {
        bool needsTwice = Rules.EndToken is not null && (!FinishedStay || trace is not null);
        long wanted = (needsTwice ? 2L * _width : _width) + (trace is null ? 0 : _search.MostPruned);
        return (int)Math.Min(wanted, (long)entries + _beam.Members.Count);
    }

    /// <summary>Sorts the ranked candidates into those kept, finished and pruned.</summary>
    private void Sort(ReadOnlySpan<RankedCandidate> ranked, ScoredRows<T, TState> scored, Dictionary<int, int> taken, StepTrace? trace)
    {
        _next.Clear();
        _took.Clear();
        int carriedBefore = 0;
        for (int place = 0; place < ranked.Length; place++)
        {
            (int number, int token, _) = ranked[place];
            LiveHypothesis<TState> candidate = _beam.Numbered(number);
            bool carried = candidate.Hypothesis.IsFinished;
            carriedBefore += carried ? 1 : 0;
            double logProbability = carried ? 0 : double.CreateTruncating(scored.Row(_beam.RowOf(number))[token]);
            if (!carried)
                candidate = new(Extension(candidate.Hypothesis, token, logProbability), scored.State(_beam.RowOf(number)));
            CandidateFate fate = Judge(candidate, place + 1, carriedBefore);
            if (fate is CandidateFate.Kept || (fate is CandidateFate.Finished && FinishedStay))
                _next.Add(candidate, number, token);
            if (!carried && fate is (CandidateFate.Kept or CandidateFate.Finished))
                _took.Add(token);
            trace?.Add(new(candidate.Hypothesis, logProbability, fate)
            {
                Rank = place + 1,
                Group = _number,
                Penalty = carried ? 0 : taken.GetValueOrDefault(token) * (_search.Groups?.Strength ?? 0),
            });
        }

        Made += _took.Count;
    }

    private Hypothesis Extension(Hypothesis parent, int token, double logProbability)
    {
        double sum = parent.LogProbability + logProbability;
        return new(parent, token, sum)
        {
            Score = Rules.Normalisation.Score(sum, parent.Length + 1),
            IsFinished = token == Rules.EndToken,
        };
    }

    private CandidateFate Judge(LiveHypothesis<TState> candidate, int rank, int carriedBefore)
    {
        bool ended = candidate.Hypothesis.IsFinished;
        if (FinishedStay)
        {
            if (rank <= _width)
                return ended ? CandidateFate.Finished : CandidateFate.Kept;
            return !ended && rank - carriedBefore <= _width ? CandidateFate.LostToFinished : CandidateFate.OutOfBeam;
        }

        if (!ended)
            return _next.Members.Count < _width ? CandidateFate.Kept : CandidateFate.OutOfBeam;
        if (rank > (_search.Finished == FinishedHypotheses.PoolFromCandidates ? 2L * _width : _width))
            return CandidateFate.OutOfBeam;
        bool hasRoom = !_pool.IsFull || _search.Stopping != StoppingRule.WhenFull;
        return hasRoom && _pool.Offer(candidate) ? CandidateFate.Finished : CandidateFate.LostToFinished;
    }

    /// <summary>Writes down what was not ranked: candidates against the rules and impossible ones, and how many more there are.</summary>
    private void TraceUnranked(int ranked, ScoredRows<T, TState> scored, StepTrace trace)
    {
        long unranked = _beam.Members.Count - _beam.RunningCount - ranked;
        for (int number = 0; number < _beam.Members.Count; number++)
        {
            Hypothesis hypothesis = _beam.Numbered(number).Hypothesis;
            if (hypothesis.IsFinished)
                continue;
            ReadOnlySpan<T> row = scored.Row(_beam.RowOf(number));
            ReadOnlySpan<T> allowed = _row.Restricted(hypothesis, row);
            for (int token = 0; token < row.Length; token++)
            {
                double logProbability = double.CreateTruncating(row[token]);
                if (double.IsNegativeInfinity(hypothesis.LogProbability + logProbability))
                    TraceUnranked(hypothesis, token, logProbability, CandidateFate.Impossible, trace);
                else if (T.IsNegativeInfinity(allowed[token]))
                    TraceUnranked(hypothesis, token, logProbability, _tokenRules.Reason(hypothesis.Length, token), trace);
                else
                    unranked++;
            }
        }

        trace.Count(CandidateFate.OutOfBeam, unranked);
    }

    private void TraceUnranked(Hypothesis parent, int token, double logProbability, CandidateFate fate, StepTrace trace)
    {
        if (trace.HasRoom)
            trace.Add(new(Extension(parent, token, logProbability), logProbability, fate) { Group = _number });
        else
            trace.Count(fate, 1);
    }
}
