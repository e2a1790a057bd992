namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>What has finished, when a beam is done, and what its results are.</summary>
internal sealed class EndRules<TState>(BeamSearch search, int width)
{
    private readonly SequenceRules _rules = search.Rules;
    private readonly BestHypotheses<TState> _pool = new(width);

    /// <summary>Whether finished hypotheses stay in the beam.</summary>
    public bool FinishedStay => search.Finished == FinishedHypotheses.InBeam;

    /// <summary>The hypotheses in the pool.</summary>
    public int Pooled => _pool.Count;

    /// <summary>The hypotheses that finished and may be results.</summary>
    public IEnumerable<LiveHypothesis<TState>> Finished(Beam<TState> beam) => FinishedStay ? beam.Finished : _pool.Held;

    /// <summary>The fate of a candidate; one that finished may enter the pool.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="rank">Its rank, from 1; candidates come by rank.</param>
    /// <param name="kept">The candidates in the beam so far.</param>
    /// <param name="carried">Those ranked so far, with it, that had finished at an earlier step.</param>
    public CandidateFate Judge(LiveHypothesis<TState> candidate, int rank, int kept, int carried)
    {
        bool ended = candidate.Hypothesis.IsFinished;
        if (FinishedStay)
            return rank <= width ? (ended ? CandidateFate.Finished : CandidateFate.Kept) : OutOfBeam(!ended && rank - carried <= width);
        if (!ended)
            return kept < width ? CandidateFate.Kept : CandidateFate.OutOfBeam;
        if (rank > (search.Finished == FinishedHypotheses.PoolFromCandidates ? 2L * width : width))
            return CandidateFate.OutOfBeam;
        bool takes = !_pool.IsFull || search.Stopping != StoppingRule.WhenFull;
        return takes && _pool.Offer(candidate) ? CandidateFate.Finished : CandidateFate.LostToFinished;
    }

    /// <summary>Why to stop; null to go on.</summary>
    /// <param name="beam">The beam.</param>
    /// <param name="time">The steps taken.</param>
    /// <param name="boundHolds">Whether the model gave no positive log-probability.</param>
    public StoppingReason? Stop(Beam<TState> beam, int time, bool boundHolds)
    {
        bool runs = beam.RunningCount > 0;
        if (_rules.EndToken is not null && search.Stopping == StoppingRule.WhenFull && Finished(beam).Count() == width)
            return StoppingReason.Full;
        if (time == _rules.MaximumLength && (runs || Finished(beam).Any()))
            return StoppingReason.MaximumLength;
        if (!runs)
            return StoppingReason.NothingRuns;
        return boundHolds && IsCertain(beam) ? StoppingReason.Certain : null;
    }

    /// <summary>The most that a running hypothesis can score in the end.</summary>
    public double RunningBound(Beam<TState> beam) => beam.Running.Max(live => ScoreBound.Of(live.Hypothesis, _rules));

    /// <summary>The results, best first.</summary>
    public IEnumerable<LiveHypothesis<TState>> Results(Beam<TState> beam, StoppingReason stopped)
    {
        IEnumerable<LiveHypothesis<TState>> finished = Finished(beam);
        bool runningCount = stopped == StoppingReason.MaximumLength
            && (_rules.EndToken is null || _rules.AtMaximumLength == MaximumLengthRule.RunningCount || !finished.Any());
        return (runningCount ? finished.Concat(beam.Running) : finished).OrderBy(live => live.Hypothesis, HypothesisOrder.BestFirst).Take(width);
    }

    private static CandidateFate OutOfBeam(bool lostToFinished) => lostToFinished ? CandidateFate.LostToFinished : CandidateFate.OutOfBeam;

    /// <summary>Whether what finished, as much of it as the rule asks for, is out of reach of what runs.</summary>
    private bool IsCertain(Beam<TState> beam)
    {
        double[] scores = [.. Finished(beam).Select(live => live.Hypothesis.Score).OrderDescending()];
        int certain = search.Stopping switch
        {
            StoppingRule.WhenBestIsCertain => 1,
            StoppingRule.WhenFinishedAreCertain => Math.Max(1, scores.Length),
            StoppingRule.WhenAllAreCertain => width,
            _ => int.MaxValue,
        };
        return certain <= scores.Length && new StoppingCertificate(scores[certain - 1], RunningBound(beam)).Holds;
    }
}
