namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>The best of the hypotheses offered, a bounded number of them, best first.</summary>
internal sealed class BestHypotheses<TState>(int capacity)
{
    private readonly List<LiveHypothesis<TState>> _held = [];

    public IReadOnlyList<LiveHypothesis<TState>> Held => _held;

    public bool IsFull => _held.Count == capacity;

    /// <summary>Takes a hypothesis where there is room, or where it is better than the worst held, which then goes.</summary>
    /// <returns>Whether it was taken.</returns>
    public bool Offer(LiveHypothesis<TState> offered)
    {
        if (IsFull && !IsBetterThanWorst(offered.Hypothesis))
            return false;
        if (IsFull)
            _held.RemoveAt(capacity - 1);
        _held.Insert(PlaceOf(offered.Hypothesis), offered);
        return true;
    }

    private bool IsBetterThanWorst(Hypothesis hypothesis) => HypothesisOrder.BestFirst.Compare(hypothesis, _held[^1].Hypothesis) < 0;

    private int PlaceOf(Hypothesis hypothesis)
    {
        int low = 0;
        for (int high = _held.Count; low < high;)
        {
            int middle = (low + high) / 2;
            if (HypothesisOrder.BestFirst.Compare(_held[middle].Hypothesis, hypothesis) <= 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
