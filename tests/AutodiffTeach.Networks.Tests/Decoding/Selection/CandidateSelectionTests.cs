using System.Numerics;
using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Decoding.Selection;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tests.Layers;

namespace AutodiffTeach.Networks.Tests.Decoding.Selection;

/// <summary>The selection of the best candidates, in every width of vectors, against a sort of all of them.</summary>
public sealed class CandidateSelectionTests
{
    private static readonly int[] Counts = [1, 2, 3, 8, 17, 64, 100_000];
    private static readonly int[] RowLengths = [0, 1, 2, 5, 15, 16, 17, 33, 64, 257];

    [Fact]
    public void Best_in_float_are_the_first_of_a_full_sort_in_every_width()
    {
        Check<float, Simd128<float>>();
        Check<float, Simd256<float>>();
        Check<float, Simd512<float>>();
        Check<float, SimdPair<Simd256<float>, float>>();
    }

    [Fact]
    public void Best_in_double_are_the_first_of_a_full_sort_in_every_width()
    {
        Check<double, Simd128<double>>();
        Check<double, Simd256<double>>();
        Check<double, Simd512<double>>();
        Check<double, SimdPair<Simd256<double>, double>>();
    }

    [Fact]
    public void Sums_that_agree_to_twelve_digits_tie_and_the_first_offered_wins()
    {
        CandidateSelection<double> selection = Selecting<double>(2);
        selection.Offer(4, -1, [-0.3 - 1e-14, -0.3]);
        selection.Offer(7, -1.1, [-0.2 + 1e-14]);
        Assert.Equal([(4, 0), (4, 1)], Pairs(selection.Best()));
    }

    [Fact]
    public void A_tie_that_a_float_cannot_hold_is_no_reason_to_enter()
    {
        // every number is above the float that is nearest to the difference, but by less than a thousand's twelfth digit
        CandidateSelection<float> selection = Selecting<float>(1);
        selection.Offer(0, -1000, [-1e-10f]);
        selection.Offer(1, -1000, [.. Enumerable.Repeat(1e-10f, 100)]);
        Assert.Equal([(0, 0)], Pairs(selection.Best()));
    }

    [Fact]
    public void A_float_that_is_just_above_the_worst_enters()
    {
        // the float nearest to the difference between the worst score and a sum: half of them are above the difference itself
        var random = new RandomStream(6);
        int entered = 0;
        for (int trial = 0; trial < 2000; trial++)
        {
            double worst = -random.NextUniform(1, 2), sum = -random.NextUniform();
            float nearest = (float)(HypothesisOrder.LargestTied(HypothesisOrder.Rounded(worst)) - sum);
            bool isBetter = HypothesisOrder.Rounded(sum + nearest) > HypothesisOrder.Rounded(worst);
            CandidateSelection<float> selection = Selecting<float>(1);
            selection.Offer(0, worst, [0]);
            selection.Offer(1, sum, [.. Enumerable.Repeat(-9f, 20), nearest, .. Enumerable.Repeat(-9f, 20)]);
            Assert.Equal([isBetter ? (1, 20) : (0, 0)], Pairs(selection.Best()));
            entered += isBetter ? 1 : 0;
        }

        Assert.InRange(entered, 500, 1500);
    }

    [Fact]
    public void Impossible_tokens_are_never_selected()
    {
        CandidateSelection<float> selection = Selecting<float>(3);
        selection.Offer(0, -1, [.. Enumerable.Repeat(float.NegativeInfinity, 40), -2, .. Enumerable.Repeat(float.NegativeInfinity, 40)]);
        selection.Offer(1, -double.MaxValue, [float.NegativeInfinity]);
        Assert.Equal([(0, 40)], Pairs(selection.Best()));
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.PositiveInfinity, "Infinity")]
    public void What_is_no_log_probability_is_refused_with_its_place(double bad, string name)
    {
        foreach (int place in new[] { 0, 5, 37, 99 })
        {
            CandidateSelection<double> selection = Selecting<double>(2);
            selection.Offer(0, 0, [.. Enumerable.Repeat(0.0, 50)]);
            double[] row = [.. Enumerable.Repeat(-5.0, 100)];
            row[place] = bad;
            var error = Assert.Throws<ArgumentException>(() => selection.Offer(3, -1, row));
            Assert.StartsWith($"Hypothesis 3, token {place}: the log-probability is {name}; a finite number or -Infinity was expected.", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_hypothesis_that_is_impossible_itself_cannot_be_extended()
    {
        var error = Assert.Throws<ArgumentException>(() => Selecting<float>(1).Offer(2, double.NegativeInfinity, [0]));
        Assert.StartsWith("Hypothesis 2 has log-probability -Infinity; a finite number was expected.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_selection_that_was_read_takes_no_more_until_it_begins_anew()
    {
        CandidateSelection<float> selection = Selecting<float>(1);
        selection.Offer(0, 0, [1]);
        Assert.Equal(1, selection.Best().Length);
        Assert.Throws<InvalidOperationException>(() => selection.Offer(1, 0, [1]));
        selection.Begin(1);
        Assert.True(selection.Best().IsEmpty);
    }

    [Fact]
    public void Nothing_is_allocated_when_warm()
    {
        var selection = new CandidateSelection<float>();
        float[] row = Row<float>(new RandomStream(1), 5_000);
        Assert.Equal(0, Allocations.Of(() =>
        {
            selection.Begin(32);
            for (int hypothesis = 0; hypothesis < 8; hypothesis++)
                selection.Offer(hypothesis, -hypothesis, row);
            _ = selection.Best();
        }));
    }

    [Fact]
    public void The_bound_of_ties_is_the_largest_score_that_rounds_alike()
    {
        var random = new RandomStream(5);
        double[] special = [0, -0.0, double.Epsilon, -double.Epsilon, 1, -1, double.MaxValue, -double.MaxValue, Math.BitIncrement(-1.0), Math.BitDecrement(2.0)];
        IEnumerable<double> scores = special.Concat(Enumerable.Range(0, 20_000).Select(_ => random.NextNormal() * Math.Pow(10, random.NextUniform(-20, 20))));
        foreach (double rounded in scores.Select(HypothesisOrder.Rounded))
        {
            double largest = HypothesisOrder.LargestTied(rounded);
            Assert.Equal(0, HypothesisOrder.Rounded(largest).CompareTo(rounded));
            Assert.True(double.IsPositiveInfinity(largest) || HypothesisOrder.Rounded(Math.BitIncrement(largest)) > rounded, $"{rounded:R}: {largest:R}");
        }
    }

    [Fact]
    public void Rows_that_do_not_come_by_rising_number_are_refused()
    {
        CandidateSelection<float> selection = Selecting<float>(1);
        selection.Offer(1, 0, [1]);
        Assert.Throws<InvalidOperationException>(() => selection.Offer(1, 0, [2]));
        Assert.Throws<InvalidOperationException>(() => selection.Offer(0, 0, [2]));
    }

    private static CandidateSelection<T> Selecting<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var selection = new CandidateSelection<T>();
        selection.Begin(count);
        return selection;
    }

    private static void Check<T, TSimd>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        var random = new RandomStream(2);
        // one object throughout: what was offered before is forgotten
        var selection = new CandidateSelection<T>();
        foreach (int count in Counts)
        {
            foreach (int length in RowLengths)
            {
                for (int trial = 0; trial < 12; trial++)
                    CheckOne<T, TSimd>(selection, count, random, length);
            }
        }
    }

    private static void CheckOne<T, TSimd>(CandidateSelection<T> selection, int count, RandomStream random, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TSimd : struct, ISimd<TSimd, T>
    {
        int hypotheses = 1 + random.NextBelow(4);
        double[] sums = [.. Enumerable.Range(0, hypotheses).Select(_ => Sum(random))];
        T[][] rows = [.. Enumerable.Range(0, hypotheses).Select(_ => Row<T>(random, length))];
        selection.Begin(count);
        for (int hypothesis = 0; hypothesis < hypotheses; hypothesis++)
            selection.Offer<TSimd>(hypothesis, sums[hypothesis], rows[hypothesis]);
        var expected =
            from hypothesis in Enumerable.Range(0, hypotheses)
            from token in Enumerable.Range(0, length)
            let score = sums[hypothesis] + double.CreateChecked(rows[hypothesis][token])
            where double.IsFinite(score)
            orderby HypothesisOrder.Rounded(score) descending, hypothesis, token
            select (hypothesis, token);
        Assert.Equal([.. expected.Take(count)], Pairs(selection.Best()));
    }

    // Few values, so that sums tie; or large ones, so that a row's last bits are lost in the sum.
    private static double Sum(RandomStream random) => random.NextBelow(3) switch
    {
        0 => -0.1 * random.NextBelow(4),
        1 => -1000 - (1e-10 * random.NextBelow(20)),
        _ => -10 * random.NextUniform(),
    };

    private static T[] Row<T>(RandomStream random, int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int kind = random.NextBelow(6);
        return [.. Enumerable.Range(0, length).Select(at => T.CreateChecked(kind switch
        {
            0 => -random.NextUniform(),
            1 => -0.1 * random.NextBelow(5),
            2 => at * 0.001,
            3 => -at * 0.001,
            4 => -1e-10 * random.NextUniform(),
            _ => random.NextBelow(2) == 0 ? double.NegativeInfinity : 3 * random.NextNormal(),
        }))];
    }

    private static (int Hypothesis, int Token)[] Pairs(ReadOnlySpan<RankedCandidate> best)
    {
        var pairs = new (int, int)[best.Length];
        for (int index = 0; index < pairs.Length; index++)
            pairs[index] = (best[index].Hypothesis, best[index].Token);
        return pairs;
    }
}
