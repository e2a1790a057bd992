using System.Numerics;
using System.Runtime.Intrinsics;
using AutodiffTeach.Networks.Decoding.Selection;
using AutodiffTeach.Networks.Decoding.Tracing;

namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>A beam search under way: steps the model, lets each group extend its beam, and stops.</summary>
internal sealed class BeamRun<T, TState>(BeamSearch search, StepFunction<T, TState> model)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int _vocabulary = model.VocabularySize;
    private readonly List<SearchStep> _steps = [];
    private readonly Dictionary<int, int> _taken = [];
    private readonly RunningCost _cost = new();
    private BeamGroup<T, TState>[] _groups = [];
    private T[] _rows = [];
    private TState[] _states = [];
    private TState[] _read = [];
    private int[] _tokens = [];
    private StoppingReason _lastStopped;
    private bool _boundHolds = true;

    public SearchResult<TState> Search()
    {
        Begin();
        for (int time = 1; ; time++)
        {
            Advance(time);
            BeamGroup<T, TState>[] running = [.. _groups.Where(group => group.Stopped is null)];
            if (running.Length == 0)
                return Result();
            Step(running);
        }
    }

    private void Begin()
    {
        if (!Vector128<T>.IsSupported)
            throw new NotSupportedException($"Log-probabilities are of type {typeof(T).Name}; float or double was expected.");
        Reserve(1);
        TState start = model.Start(_rows.AsSpan(0, _vocabulary));
        _states[0] = start;
        var row = new CandidateRow<T>(new TokenRules(search.Rules), _vocabulary, search.Groups?.Strength ?? 0);
        var selection = new CandidateSelection<T>();
        _groups = [.. Enumerable.Range(0, search.Groups?.Count ?? 1).Select(number => new BeamGroup<T, TState>(search, number, start, row, selection))];
        Check(_groups[0].Beam.Members[0].Hypothesis, _rows.AsSpan(0, _vocabulary));
    }

    /// <summary>Lets the groups take a step, one after the other.</summary>
    private void Advance(int time)
    {
        StepTrace? trace = search.KeepsTrace ? new(time, search.MostPruned) : null;
        _taken.Clear();
        int row = 0;
        foreach (BeamGroup<T, TState> group in _groups.Where(group => group.Stopped is null))
        {
            // Before the first token all groups have the same hypothesis, the empty one, and share its row.
            int first = time == 1 ? 0 : row;
            int count = group.Beam.RunningCount;
            group.Advance(new(_rows.AsSpan(first * _vocabulary, count * _vocabulary), _states.AsSpan(first, count)), _taken, trace);
            group.Stop(time, _boundHolds);
            _lastStopped = group.Stopped ?? _lastStopped;
            _cost.CountScored(count * (long)_vocabulary);
            row += count;
        }

        _cost.CountStep();
        _cost.CountStates(_groups.Sum(group => group.States));
        if (trace is not null)
            _steps.Add(trace.ToStep());
    }

    /// <summary>Steps the model after all running hypotheses in one batch.</summary>
    private void Step(BeamGroup<T, TState>[] running)
    {
        LiveHypothesis<TState>[] live = [.. running.SelectMany(group => group.Beam.Running)];
        Reserve(live.Length);
        for (int row = 0; row < live.Length; row++)
            (_read[row], _tokens[row]) = (live[row].State, live[row].Hypothesis.Token);
        model.StepAll(_read.AsSpan(0, live.Length), _tokens.AsSpan(0, live.Length), _rows.AsSpan(0, live.Length * _vocabulary), _states.AsSpan(0, live.Length));
        for (int row = 0; row < live.Length; row++)
            Check(live[row].Hypothesis, _rows.AsSpan(row * _vocabulary, _vocabulary));
    }

    private void Reserve(int rows)
    {
        long entries = (long)rows * _vocabulary;
        if (entries > Array.MaxLength)
            throw new InvalidOperationException($"{rows} hypotheses with {_vocabulary} log-probabilities each do not fit into an array of {Array.MaxLength}; try a narrower beam.");
        _cost.CountBuffer(entries);
        if (_states.Length >= rows)
            return;
        // A beam may grow step by step: room for twice as many keeps new buffers few, and it never holds more than k.
        int room = (int)Math.Min(Math.Max(rows, Math.Min(2L * _states.Length, search.Width)), Array.MaxLength / _vocabulary);
        _rows = new T[room * _vocabulary];
        _states = new TState[room];
        _read = new TState[room];
        _tokens = new int[room];
    }

    /// <summary>Refuses what is no log-probability, and remembers whether one was positive.</summary>
    private void Check(Hypothesis hypothesis, ReadOnlySpan<T> row) => _boundHolds &= LogProbabilityError.RequireNone(hypothesis, row) <= T.Zero;

    private SearchResult<TState> Result()
    {
        LiveHypothesis<TState>[] results = [.. _groups.SelectMany(group => group.Results).OrderBy(live => live.Hypothesis, HypothesisOrder.BestFirst)];
        return new([.. results.Select(live => live.ToResult())], _steps)
        {
            Stopped = _lastStopped,
            Certificate = Certificate(),
            PrunedBound = _boundHolds ? _groups[0].PrunedBound : null,
            IsProvenOptimal = results.Length > 0 && _boundHolds && IsProvenOptimal(results[0].Hypothesis),
            Cost = _cost.Total(_groups.Sum(group => group.Made)),
        };
    }

    private StoppingCertificate? Certificate()
    {
        double? finished = _groups.SelectMany(group => group.Finished).Max(live => (double?)live.Hypothesis.Score);
        double? bound = _groups.Max(group => group.RunningBound);
        return _boundHolds && finished is { } best && bound is { } most ? new(best, most) : null;
    }

    /// <summary>Whether no sequence can score more: the first group, which ranks without penalties, found the best or pruned nothing that can reach it.</summary>
    private bool IsProvenOptimal(Hypothesis best)
    {
        double lost = Math.Max(_groups[0].PrunedBound, _groups[0].RunningBound ?? double.NegativeInfinity);
        if (double.IsNegativeInfinity(lost))
            return true;
        // Where running ones count only if nothing ends, a pruned one may have ended, and then this one is no sequence.
        bool counts = search.Rules.EndToken is null || best.IsFinished || search.Rules.AtMaximumLength != MaximumLengthRule.RunningCountIfNoneEnded;
        return counts && HypothesisOrder.Rounded(best.Score) >= HypothesisOrder.Rounded(lost);
    }
}
