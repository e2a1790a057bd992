using System.Numerics;
using AutodiffTeach.Networks.Decoding.Beams;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Decoding.Sampling;

/// <summary>A drawing of sequences under way: the model steps through some of them together.</summary>
internal sealed class SamplingRun<T, TState>(SequenceSampler sampler, StepFunction<T, TState> model)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The sequences that the model steps through together: enough for its products, and the rows stay few.</summary>
    private const int Together = 64;

    private readonly int _vocabulary = model.VocabularySize;
    private readonly TokenRules _tokenRules = new(sampler.Rules);
    private readonly TokenDraw<T> _draw = new(sampler, model.VocabularySize);
    private readonly T[] _row = new T[model.VocabularySize];
    private T[] _rows = [];

    public List<SampledSequence<TState>> Draw(int count, RandomStream random)
    {
        var drawn = new List<SampledSequence<TState>>();
        for (int first = 0; first < count; first += Together)
        {
            int size = Math.Min(Together, count - first);
            drawn.AddRange(DrawTogether([.. Enumerable.Range(0, size).Select(_ => new RandomStream(random.NextBits()))]));
        }

        return drawn;
    }

    private IEnumerable<SampledSequence<TState>> DrawTogether(RandomStream[] streams)
    {
        TState start = model.Start(_row);
        T[] first = [.. _row];
        Drawing[] all = [.. streams.Select(stream => new Drawing(stream, start))];
        foreach (Drawing drawing in all)
            Extend(drawing, first);
        for (Drawing[] running = Running(all); running.Length > 0; running = Running(running))
            Step(running);
        return all.Where(drawing => drawing.IsPossible).Select(drawing => drawing.ToResult());
    }

    private Drawing[] Running(Drawing[] drawings) => [.. drawings.Where(drawing =>
        drawing.IsPossible && !drawing.Hypothesis.IsFinished && drawing.Hypothesis.Length < sampler.Rules.MaximumLength)];

    private void Step(Drawing[] running)
    {
        if (_rows.Length < running.Length * _vocabulary)
            _rows = new T[running.Length * _vocabulary];
        TState[] next = new TState[running.Length];
        model.StepAll(
            [.. running.Select(drawing => drawing.State)], [.. running.Select(drawing => drawing.Hypothesis.Token)], _rows.AsSpan(0, running.Length * _vocabulary), next);
        for (int index = 0; index < running.Length; index++)
        {
            running[index].State = next[index];
            Extend(running[index], _rows.AsSpan(index * _vocabulary, _vocabulary));
        }
    }

    /// <summary>Draws the next token of a sequence from a row of the model.</summary>
    private void Extend(Drawing drawing, ReadOnlySpan<T> row)
    {
        LogProbabilityError.RequireNone(drawing.Hypothesis, row);
        row.CopyTo(_row);
        if (_tokenRules.Restricts(drawing.Hypothesis.Length))
            _tokenRules.Restrict<T>(drawing.Hypothesis, _row);
        (int token, double logProbability) = _draw.From(drawing.Hypothesis.LogProbability, _row, drawing.Random);
        drawing.IsPossible = token >= 0;
        if (!drawing.IsPossible)
            return;
        drawing.Hypothesis = drawing.Hypothesis.Extend(token, double.CreateTruncating(row[token]), sampler.Rules);
        drawing.LogProbability += logProbability;
    }

    /// <summary>A sequence that is drawn.</summary>
    private sealed class Drawing(RandomStream random, TState start)
    {
        public RandomStream Random { get; } = random;

        public Hypothesis Hypothesis { get; set; } = new(parent: null, token: -1, logProbability: 0);

        public TState State { get; set; } = start;

        public double LogProbability { get; set; }

        public bool IsPossible { get; set; } = true;

        public SampledSequence<TState> ToResult() => new(new LiveHypothesis<TState>(Hypothesis, State).ToResult(), LogProbability);
    }
}
