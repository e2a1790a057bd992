namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>The best of the hypotheses offered, a bounded number of them.</summary>
/// <remarks>A heap with the worst on top: O(log n) an offer.</remarks>
internal sealed class BestHypotheses<TState>(int capacity)
{
    private static readonly Comparer<Hypothesis> WorstFirst = Comparer<Hypothesis>.Create((x, y) => HypothesisOrder.BestFirst.Compare(y, x));

    private readonly PriorityQueue<LiveHypothesis<TState>, Hypothesis> _held = new(WorstFirst);

    public int Count => _held.Count;

    public bool IsFull => _held.Count == capacity;

    /// <summary>Those held, in no order.</summary>
    public IEnumerable<LiveHypothesis<TState>> Held => _held.UnorderedItems.Select(item => item.Element);

    /// <summary>Those held, best first.</summary>
    public IEnumerable<LiveHypothesis<TState>> BestFirst => Held.OrderBy(live => live.Hypothesis, HypothesisOrder.BestFirst);

    /// <summary>Takes a hypothesis where there is room, or where it is better than the worst held, which then goes.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool Offer(LiveHypothesis<TState> offered)
    {
        if (!IsFull)
            _held.Enqueue(offered, offered.Hypothesis);
        else if (HypothesisOrder.BestFirst.Compare(offered.Hypothesis, _held.Peek().Hypothesis) < 0)
            _held.DequeueEnqueue(offered, offered.Hypothesis);
        else
            return false;
        return true;
    }
}
