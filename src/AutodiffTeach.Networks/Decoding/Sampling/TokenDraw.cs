using System.Numerics;
using System.Numerics.Tensors;
using AutodiffTeach.Networks.Decoding.Selection;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Decoding.Sampling;

/// <summary>The drawing of one token: w_j = exp((log p_j - m) / t) with m the greatest log p, those kept, and one of them with probability w_j / Σ w.</summary>
/// <typeparam name="T">The number of the log-probabilities.</typeparam>
/// <param name="sampler">Temperature and truncation.</param>
/// <param name="vocabulary">The number of tokens.</param>
internal sealed class TokenDraw<T>(SequenceSampler sampler, int vocabulary)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The tokens ranked at first for a share; sixteen times as many while they do not reach it.</summary>
    private const int FirstRanked = 64;

    private readonly CandidateSelection<T> _selection = new();
    private readonly double[] _exponents = new double[vocabulary];
    private readonly double[] _weights = new double[vocabulary];
    private readonly int[] _kept = new int[vocabulary];
    private int _count;

    /// <summary>Draws a token.</summary>
    /// <param name="sum">The log-probability of the sequence so far, with which tokens are ranked.</param>
    /// <param name="row">Finite log-probabilities, or negative infinity.</param>
    /// <param name="random">The stream; gives one number.</param>
    /// <returns>The token, -1 where all are impossible, and the log-probability with which it was drawn.</returns>
    public (int Token, double LogProbability) From(double sum, ReadOnlySpan<T> row, RandomStream random)
    {
        T greatest = TensorPrimitives.Max(row);
        if (T.IsNegativeInfinity(greatest))
            return (-1, double.NegativeInfinity);
        Weigh(row, double.CreateTruncating(greatest));
        Keep(sum, row);
        return Pick(random.NextUniform());
    }

    // From the greatest, which has weight 1 at any temperature; the others may sink to 0, and none overflows.
    private void Weigh(ReadOnlySpan<T> row, double greatest)
    {
        for (int token = 0; token < row.Length; token++)
            _exponents[token] = (double.CreateTruncating(row[token]) - greatest) / sampler.Temperature;
        TensorPrimitives.Exp(_exponents, _weights);
    }

    private void Keep(double sum, ReadOnlySpan<T> row)
    {
        if (sampler.TopP < 1)
            KeepShare(sum, row);
        else if (sampler.TopK < row.Length)
            Rank(sum, row, sampler.TopK.Value);
        else
            KeepAll(row.Length);
    }

    private void KeepAll(int count)
    {
        _count = count;
        for (int token = 0; token < count; token++)
            _kept[token] = token;
    }

    private void Rank(double sum, ReadOnlySpan<T> row, int count)
    {
        _selection.Begin(count);
        _selection.Offer(0, sum, row);
        _count = 0;
        foreach (RankedCandidate candidate in _selection.Best())
            _kept[_count++] = candidate.Token;
    }

    /// <summary>Keeps the smallest set that reaches the share of all, or of the k most probable.</summary>
    private void KeepShare(double sum, ReadOnlySpan<T> row)
    {
        int most = Math.Min(sampler.TopK ?? row.Length, row.Length);
        double? whole = sampler.TopK < row.Length ? null : Total(_weights);
        for (int ranked = whole is null ? most : Math.Min(most, FirstRanked); ; ranked = (int)Math.Min(most, 16L * ranked))
        {
            Rank(sum, row, ranked);
            double wanted = HypothesisOrder.Rounded(sampler.TopP * (whole ?? KeptWeight()));
            double reached = 0;
            for (int place = 0; place < _count; place++)
            {
                reached += _weights[_kept[place]];
                if (HypothesisOrder.Rounded(reached) < wanted)
                    continue;
                _count = place + 1;
                return;
            }

            if (ranked == most)
                return;
        }
    }

    private (int Token, double LogProbability) Pick(double uniform)
    {
        double total = KeptWeight();
        double place = uniform * total;
        int picked = -1;
        for (int index = 0; index < _count && (picked < 0 || place >= 0); index++)
        {
            // a weight of 0 is passed over: the last above 0 is picked where rounding leaves nothing for the ones after
            if (_weights[_kept[index]] == 0)
                continue;
            picked = _kept[index];
            place -= _weights[picked];
        }

        return (picked, _exponents[picked] - Math.Log(total));
    }

    private double KeptWeight()
    {
        double total = 0;
        for (int place = 0; place < _count; place++)
            total += _weights[_kept[place]];
        return total;
    }

    // In order, one by one: the same on every processor.
    private static double Total(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (double weight in weights)
            total += weight;
        return total;
    }
}
