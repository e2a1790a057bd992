using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>
/// A small random tree and random rules for its sequences, from a seed: every beginning has a row of its own. Log-probabilities are multiples of 1/8, so that
/// there are many ties and sums are exact; some are impossible. The state is the beginning itself.
/// </summary>
internal sealed class RandomTree : StepFunction<double, string>
{
    public RandomTree(ulong seed)
    {
        Seed = seed;
        var random = new RandomStream(seed);
        VocabularySize = 1 + random.NextBelow(4);
        int longest = VocabularySize < 3 ? 6 : 4;
        int maximum = 1 + random.NextBelow(longest);
        bool ends = random.NextBelow(4) > 0;
        MaximumLengthRule atMaximum = (MaximumLengthRule)random.NextBelow(3);
        Rules = new(maximum)
        {
            EndToken = ends ? random.NextBelow(VocabularySize) : null,
            AtMaximumLength = atMaximum,
            MinimumLength = random.NextBelow(atMaximum == MaximumLengthRule.EndForced ? maximum : maximum + 1) / 2,
            BlockedRepetition = random.NextBelow(3) == 0 ? 1 + random.NextBelow(3) : 0,
            Normalisation = (random.NextBelow(5), random.NextUniform(-1.5, 2.5)) switch
            {
                (0, double alpha) => LengthNormalisation.Power(alpha),
                (1, double alpha) => LengthNormalisation.Gnmt(alpha),
                (2, _) => LengthNormalisation.Power(1),
                _ => LengthNormalisation.None,
            },
        };
    }

    public ulong Seed { get; }

    public override int VocabularySize { get; }

    public SequenceRules Rules { get; }

    public string Name => $"tree {Seed}, {VocabularySize} tokens: {Rules}";

    public double[] Row(IEnumerable<int> beginning)
    {
        ulong place = beginning.Aggregate(Seed, (hash, token) => (hash * 31) + (ulong)token + 7);
        var random = new RandomStream(place * 0x9E3779B97F4A7C15);
        double[] row = new double[VocabularySize];
        for (int token = 0; token < row.Length; token++)
            row[token] = random.NextBelow(6) == 0 ? double.NegativeInfinity : -random.NextBelow(12) / 8.0;
        return row;
    }

    public override string Start(Span<double> logProbabilities)
    {
        Row([]).CopyTo(logProbabilities);
        return "";
    }

    public override string Step(string state, int token, Span<double> logProbabilities)
    {
        string next = state + (char)('0' + token);
        Row(next.Select(letter => letter - '0')).CopyTo(logProbabilities);
        return next;
    }
}
