using System.Numerics;
using AutodiffTeach.Networks.Decoding.Beams;

namespace AutodiffTeach.Networks.Decoding.Exhaustive;

/// <summary>An exhaustive search under way: depth first, in the order of the token sequences, with a stack of its own.</summary>
internal sealed class Enumeration<T, TState>(ExhaustiveSearch search, StepFunction<T, TState> model)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SequenceRules _rules = search.Rules;
    private readonly TokenRules _tokenRules = new(search.Rules);
    private readonly RunningCost _cost = new();
    private readonly List<Branch> _branch = [];

    // Sequences that have all the length they can have, and those cut off at the maximum length without the end token.
    private readonly BestHypotheses<TState> _complete = new(search.Count);
    private readonly BestHypotheses<TState> _cutOff = new(search.Count);
    private long _visited;
    private int _depth;

    public SearchResult<TState> Search()
    {
        Branch root = Push(new Hypothesis(parent: null, token: -1, logProbability: 0));
        root.State = model.Start(root.Row);
        Prepare(root);
        while (_depth > 0)
        {
            Branch top = _branch[_depth - 1];
            if (top.Next == top.Row.Length)
                _depth--;
            else
                Visit(top, top.Next++);
        }

        return Result();
    }

    private void Visit(Branch parent, int token)
    {
        double logProbability = double.CreateTruncating(parent.Row[token]);
        double sum = parent.Hypothesis.LogProbability + logProbability;
        if (double.IsNegativeInfinity(sum))
            return;
        if (double.IsPositiveInfinity(sum))
            throw LogProbabilityError.OfSum(parent.Hypothesis, token, logProbability);
        Hypothesis hypothesis = parent.Hypothesis.Extend(token, logProbability, _rules);
        if (hypothesis.IsFinished)
            _complete.Offer(new(hypothesis, parent.State));
        else if (hypothesis.Length == _rules.MaximumLength)
            (_rules.EndToken is null ? _complete : _cutOff).Offer(new(hypothesis, parent.State));
        else
            Descend(parent, hypothesis);
    }

    private void Descend(Branch parent, Hypothesis hypothesis)
    {
        Branch branch = Push(hypothesis);
        branch.State = model.Step(parent.State, hypothesis.Token, branch.Row);
        Prepare(branch);
    }

    private Branch Push(Hypothesis hypothesis)
    {
        Count();
        if (_depth == _branch.Count)
            _branch.Add(new(new T[model.VocabularySize]));
        Branch branch = _branch[_depth++];
        branch.Hypothesis = hypothesis;
        branch.Next = 0;
        return branch;
    }

    // The children are counted before the model is asked for them, so the limit also bounds its work and the depth of the stack.
    private void Count()
    {
        _visited += model.VocabularySize;
        if (_visited > search.MostHypotheses)
            throw TreeTooLargeError.Of(search, model.VocabularySize);
        _cost.CountScored(model.VocabularySize);
    }

    private void Prepare(Branch branch)
    {
        LogProbabilityError.RequireNone<T>(branch.Hypothesis, branch.Row);
        if (_tokenRules.Restricts(branch.Hypothesis.Length))
            _tokenRules.Restrict<T>(branch.Hypothesis, branch.Row);
    }

    private SearchResult<TState> Result()
    {
        bool cutOffCount = _rules.AtMaximumLength == MaximumLengthRule.RunningCount || _complete.Count == 0;
        foreach (LiveHypothesis<TState> cutOff in cutOffCount ? _cutOff.Held : [])
            _complete.Offer(cutOff);
        for (int step = 0; step < _branch.Count; step++)
            _cost.CountStep();
        _cost.CountBuffer(_branch.Count * (long)model.VocabularySize);
        _cost.CountStates(_branch.Count + _complete.Count);
        return new([.. _complete.BestFirst.Select(best => best.ToResult())], [])
        {
            Stopped = StoppingReason.NothingRuns,
            PrunedBound = double.NegativeInfinity,
            IsProvenOptimal = _complete.Count > 0,
            Cost = _cost.Total(_branch.Count + _complete.Count),
        };
    }

    /// <summary>A hypothesis on the way from the root to where the enumeration is, and what may follow it.</summary>
    private sealed class Branch(T[] row)
    {
        public T[] Row { get; } = row;

        public Hypothesis Hypothesis { get; set; } = null!;

        public TState State { get; set; } = default!;

        public int Next { get; set; }
    }
}
