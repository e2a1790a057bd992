using System.Numerics;

namespace AutodiffTeach.Networks.Decoding.Selection;

/// <summary>A candidate by the numbers of its parts.</summary>
/// <param name="Hypothesis">The number under which its row was offered.</param>
/// <param name="Token">The place in the row.</param>
/// <param name="Sum">The sum of the hypothesis and the log-probability of the token.</param>
internal readonly record struct RankedCandidate(int Hypothesis, int Token, double Sum);

/// <summary>
/// The best candidates of rows of log-probabilities: by <see cref="HypothesisOrder.Rounded"/> of the sum, ties by the number of the hypothesis and then of
/// the token. Candidates of sum negative infinity are left out.
/// </summary>
/// <typeparam name="T">The number of the log-probabilities.</typeparam>
internal sealed class CandidateSelection<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // The worst of those held comes out first.
    private readonly PriorityQueue<RankedCandidate, RankedCandidate> _held = new(Comparer<RankedCandidate>.Create(static (x, y) => Order(y, x)));
    private RankedCandidate[] _best = [];
    private int _count;

    /// <summary>Forgets what was offered; from now on the best <paramref name="count"/>, at least 1, are looked for.</summary>
    public void Begin(int count)
    {
        _held.Clear();
        _count = count;
    }

    /// <summary>Offers the extensions of a hypothesis; rows come by rising number.</summary>
    /// <param name="hypothesis">The number of the hypothesis.</param>
    /// <param name="sum">Its sum of log-probabilities, finite.</param>
    /// <param name="logProbabilities">One log-probability a token: finite or negative infinity. Not kept.</param>
    public void Offer(int hypothesis, double sum, ReadOnlySpan<T> logProbabilities)
    {
        for (int token = 0; token < logProbabilities.Length; token++)
        {
            var candidate = new RankedCandidate(hypothesis, token, sum + double.CreateTruncating(logProbabilities[token]));
            if (double.IsNegativeInfinity(candidate.Sum))
                continue;
            if (_held.Count < _count)
                _held.Enqueue(candidate, candidate);
            else if (Order(candidate, _held.Peek()) < 0)
                _held.EnqueueDequeue(candidate, candidate);
        }
    }

    /// <summary>The best of all that was offered, best first; valid until the next call of <see cref="Begin"/>.</summary>
    public ReadOnlySpan<RankedCandidate> Best()
    {
        if (_best.Length < _held.Count)
            _best = new RankedCandidate[_held.Count];
        int count = _held.Count;
        for (int place = count - 1; place >= 0; place--)
            _best[place] = _held.Dequeue();
        return _best.AsSpan(0, count);
    }

    private static int Order(RankedCandidate x, RankedCandidate y)
    {
        int bySum = HypothesisOrder.Rounded(y.Sum).CompareTo(HypothesisOrder.Rounded(x.Sum));
        return bySum != 0 ? bySum : x.Hypothesis != y.Hypothesis ? x.Hypothesis.CompareTo(y.Hypothesis) : x.Token.CompareTo(y.Token);
    }
}
