using System.Numerics;
using System.Runtime.Intrinsics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Decoding.Selection;

/// <summary>
/// The best candidates of rows of log-probabilities, in one pass over the rows and without sorting what is not among them: by
/// <see cref="HypothesisOrder.Rounded"/> of the sum, ties by the number of the hypothesis and then of the token.
/// </summary>
/// <remarks>
/// <para>
/// Rows come in the order in which ties go. So once k candidates are held, another enters only if its sum is above every sum that ties with the
/// worst, and numbers of a row that are at most the difference are passed over a vector at a time. Rounding and addition are monotone: nothing
/// that is better is passed over.
/// </para>
/// <para>O(M) for a row of M where few enter, O(M log k) at worst; memory for k candidates. Nothing is allocated once as many were held.</para>
/// </remarks>
/// <typeparam name="T">The number of the log-probabilities.</typeparam>
internal sealed class CandidateSelection<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int FirstCapacity = 16;

    // Until k are held in the order in which they came, then a heap with the worst on top.
    private RankedCandidate[] _held = [];
    private int _count;
    private int _size;
    private int _last;
    private bool _isSorted;

    /// <summary>Forgets what was offered; from now on the best <paramref name="count"/> are looked for.</summary>
    /// <param name="count">k, at least 1; may be more than there are candidates.</param>
    public void Begin(int count) => (_count, _size, _last, _isSorted) = (count, 0, -1, false);

    /// <summary>Offers the extensions of a hypothesis; rows come by rising number.</summary>
    /// <param name="hypothesis">The number of the hypothesis.</param>
    /// <param name="sum">Its sum of log-probabilities, finite.</param>
    /// <param name="logProbabilities">One log-probability a token; one of negative infinity is never selected. Not kept.</param>
    /// <exception cref="ArgumentException">A log-probability is NaN or positive infinity.</exception>
    public void Offer(int hypothesis, double sum, ReadOnlySpan<T> logProbabilities)
    {
        if (Vector512.IsHardwareAccelerated)
            Offer<Simd512<T>>(hypothesis, sum, logProbabilities);
        else if (Vector256.IsHardwareAccelerated)
            Offer<Simd256<T>>(hypothesis, sum, logProbabilities);
        else
            Offer<Simd128<T>>(hypothesis, sum, logProbabilities);
    }

    /// <summary>Offers the extensions of a hypothesis, passing over them with vectors of a given width.</summary>
    /// <param name="hypothesis">The number of the hypothesis.</param>
    /// <param name="sum">Its sum of log-probabilities, finite.</param>
    /// <param name="logProbabilities">One log-probability a token.</param>
    public void Offer<TSimd>(int hypothesis, double sum, ReadOnlySpan<T> logProbabilities)
        where TSimd : struct, ISimd<TSimd, T>
    {
        if (hypothesis <= _last || _isSorted)
            throw new InvalidOperationException($"Hypothesis {hypothesis} comes after {_last}{(_isSorted ? " and after the best were read" : "")}; rising numbers were expected, and Begin before another selection.");
        if (!double.IsFinite(sum))
            throw new ArgumentException(FormattableString.Invariant($"Hypothesis {hypothesis} has log-probability {sum}; a finite number was expected."), nameof(sum));
        _last = hypothesis;
        T bound = Bound(sum);
        for (int at = 0; at < logProbabilities.Length;)
        {
            at = RowScan.NextAbove<T, TSimd>(logProbabilities, at, bound);
            int end = Math.Min(at + TSimd.Count, logProbabilities.Length);
            for (; at < end; at++)
                Consider(hypothesis, at, sum, logProbabilities[at]);
            bound = Bound(sum);
        }
    }

    /// <summary>The best of all that was offered, best first: k, or as many as are possible. Valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlySpan<RankedCandidate> Best()
    {
        if (!_isSorted)
            _held.AsSpan(0, _size).Sort();
        _isSorted = true;
        return _held.AsSpan(0, _size);
    }

    /// <summary>A number x such that sum + x, and with it any smaller number, is not above what ties with the worst; negative infinity while there is room.</summary>
    private T Bound(double sum)
    {
        if (_size < _count)
            return T.NegativeInfinity;
        double largest = HypothesisOrder.LargestTied(HypothesisOrder.Rounded(_held[0].Sum));
        var bound = T.CreateSaturating(largest - sum);
        // the difference and its conversion round, each by half a unit at most: one step down, seldom two
        for (int step = 0; step < 4; step++, bound = T.BitDecrement(bound))
        {
            if (sum + double.CreateChecked(bound) <= largest)
                return bound;
        }

        return T.NegativeInfinity;
    }

    private void Consider(int hypothesis, int token, double sum, T logProbability)
    {
        double total = sum + double.CreateChecked(logProbability);
        if (!double.IsFinite(total))
        {
            if (double.IsNegativeInfinity(total))
                return;
            throw new ArgumentException(FormattableString.Invariant(
                $"Hypothesis {hypothesis}, token {token}: the log-probability is {logProbability}; a finite number or -Infinity was expected."), nameof(logProbability));
        }

        if (_size < _count)
            Append(new(hypothesis, token, total));
        else if (HypothesisOrder.Rounded(total) > HypothesisOrder.Rounded(_held[0].Sum))
            SiftDown(0, new(hypothesis, token, total));
    }

    private void Append(RankedCandidate candidate)
    {
        if (_size == _held.Length)
            Array.Resize(ref _held, (int)Math.Min(_count, Math.Max(FirstCapacity, 2L * _size)));
        _held[_size++] = candidate;
        for (int parent = (_size / 2) - 1; _size == _count && parent >= 0; parent--)
            SiftDown(parent, _held[parent]);
    }

    /// <summary>Puts a candidate into the heap at a place that is free, or below it: a parent is worse than its children.</summary>
    private void SiftDown(int place, RankedCandidate candidate)
    {
        for (int child = (2 * place) + 1; child < _size; child = (2 * place) + 1)
        {
            if (child + 1 < _size && _held[child + 1].CompareTo(_held[child]) > 0)
                child++;
            if (_held[child].CompareTo(candidate) < 0)
                break;
            _held[place] = _held[child];
            place = child;
        }

        _held[place] = candidate;
    }
}
