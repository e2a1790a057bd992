using System.Numerics;
using System.Runtime.Intrinsics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Decoding.Selection;

/// <summary>The best k of many (hypothesis, token) pairs, in one pass over their log-probabilities and without sorting what is not among them.</summary>
/// <remarks>
/// <para>
/// Pairs are in the order of <see cref="HypothesisOrder"/>: the larger sum first, and where sums tie the pair that was offered first. So once k
/// are held, a pair enters only if its sum is above every sum that ties with the worst, and numbers of a row that are at most the difference
/// are passed over a vector at a time. Both rounding and addition are monotone: nothing that ties or is better is passed over.
/// </para>
/// <para>O(M) for a row of M where few enter, O(M log k) at worst; memory for k pairs. Nothing is allocated once k pairs were held.</para>
/// </remarks>
/// <typeparam name="T">The number of the log-probabilities.</typeparam>
/// <param name="count">k, at least 1; may be more than there are pairs.</param>
internal sealed class Selection<T>(int count)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int FirstCapacity = 16;

    // Until k are held in the order in which they came, then a heap with the worst on top.
    private Selected[] _held = new Selected[Math.Min(count, FirstCapacity)];
    private int _size;
    private int _rows;
    private bool _isSorted;

    /// <summary>Forgets what was offered.</summary>
    public void Clear() => (_size, _rows, _isSorted) = (0, 0, false);

    /// <summary>Offers all extensions of a hypothesis.</summary>
    /// <param name="hypothesis">What the pairs are to be known by; hypotheses are offered in the order of their token sequences, which breaks ties.</param>
    /// <param name="sum">The log-probability of the hypothesis, finite.</param>
    /// <param name="logProbabilities">One number a token; a token of negative infinity is never selected.</param>
    /// <exception cref="ArgumentException">A number is NaN or positive infinity, or the sum with it is.</exception>
    public void Offer(int hypothesis, double sum, ReadOnlySpan<T> logProbabilities)
    {
        if (Vector512.IsHardwareAccelerated)
            Offer<Simd512<T>>(hypothesis, sum, logProbabilities);
        else if (Vector256.IsHardwareAccelerated)
            Offer<Simd256<T>>(hypothesis, sum, logProbabilities);
        else
            Offer<Simd128<T>>(hypothesis, sum, logProbabilities);
    }

    /// <summary>Offers all extensions of a hypothesis, passing over them with vectors of a given width.</summary>
    /// <param name="hypothesis">What the pairs are to be known by.</param>
    /// <param name="sum">The log-probability of the hypothesis, finite.</param>
    /// <param name="logProbabilities">One number a token.</param>
    public void Offer<TSimd>(int hypothesis, double sum, ReadOnlySpan<T> logProbabilities)
        where TSimd : struct, ISimd<TSimd, T>
    {
        if (!double.IsFinite(sum))
            throw new ArgumentException(FormattableString.Invariant($"Hypothesis {hypothesis} has log-probability {sum}; a finite number was expected."), nameof(sum));
        if (_isSorted)
            throw new InvalidOperationException("The best were read already; call Clear before the next selection.");
        T bound = Bound(sum);
        for (int at = 0; at < logProbabilities.Length;)
        {
            at = RowScan.NextAbove<T, TSimd>(logProbabilities, at, bound);
            int end = Math.Min(at + TSimd.Count, logProbabilities.Length);
            for (; at < end; at++)
                Consider(hypothesis, at, sum, logProbabilities[at]);
            bound = Bound(sum);
        }

        _rows++;
    }

    /// <summary>The best, best first: k, or as many as are possible. They stay until the next <see cref="Clear"/>.</summary>
    public ReadOnlySpan<Selected> Best()
    {
        if (!_isSorted)
            _held.AsSpan(0, _size).Sort();
        _isSorted = true;
        return _held.AsSpan(0, _size);
    }

    /// <summary>A number x such that sum + x, and with it any smaller number, is not above what ties with the worst; negative infinity while there is room.</summary>
    private T Bound(double sum)
    {
        if (_size < count)
            return T.NegativeInfinity;
        double largest = HypothesisOrder.LargestTied(_held[0].Rounded);
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

        double rounded = HypothesisOrder.Rounded(total);
        if (_size < count)
            Append(new(hypothesis, token, total, rounded, _rows));
        else if (rounded > _held[0].Rounded)
            SiftDown(0, new(hypothesis, token, total, rounded, _rows));
    }

    private void Append(Selected pair)
    {
        if (_size == _held.Length)
            Array.Resize(ref _held, (int)Math.Min(count, 2L * _size));
        _held[_size++] = pair;
        for (int parent = (_size / 2) - 1; _size == count && parent >= 0; parent--)
            SiftDown(parent, _held[parent]);
    }

    /// <summary>Puts a pair into the heap at a place that is free, or below it: a parent is worse than its children.</summary>
    private void SiftDown(int place, Selected pair)
    {
        for (int child = (2 * place) + 1; child < _size; child = (2 * place) + 1)
        {
            if (child + 1 < _size && _held[child + 1].CompareTo(_held[child]) > 0)
                child++;
            if (_held[child].CompareTo(pair) < 0)
                break;
            _held[place] = _held[child];
            place = child;
        }

        _held[place] = pair;
    }
}
