using AutodiffTeach.Networks.Decoding;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>What a beam search allocates: the scores of one step, and a little for each hypothesis that it keeps.</summary>
public sealed class BoundedMemoryTests
{
    private const int Vocabulary = 20_000;
    private const int Width = 16;

    [Fact]
    public void A_longer_search_allocates_only_the_hypotheses_that_it_keeps()
    {
        var model = new FewRows();
        long shorter = Allocated(model, 20), longer = Allocated(model, 120);
        Assert.InRange((longer - shorter) / (100.0 * Width), 1, 300);
    }

    [Fact]
    public void A_search_holds_the_scores_of_one_step_once()
    {
        long scores = (long)Width * Vocabulary * sizeof(float);
        Assert.InRange(Allocated(new FewRows(), 20), scores, 1.25 * scores);
    }

    private static long Allocated(FewRows model, int length)
    {
        var search = new BeamSearch(Width, new(length));
        search.Run(model);
        long before = GC.GetAllocatedBytesForCurrentThread();
        search.Run(model);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>A model of four random rows.</summary>
    private sealed class FewRows : StepFunction<float, int>
    {
        private readonly float[] _values = new float[4 * Vocabulary];

        public FewRows()
        {
            var random = new RandomStream(1);
            foreach (ref float value in _values.AsSpan())
                value = (float)-random.NextUniform();
        }

        public override int VocabularySize => Vocabulary;

        public override int Start(Span<float> logProbabilities) => Read(0, logProbabilities);

        public override int Step(int state, int token, Span<float> logProbabilities) => Read((state + token) % 4, logProbabilities);

        private int Read(int row, Span<float> logProbabilities)
        {
            _values.AsSpan(row * Vocabulary, Vocabulary).CopyTo(logProbabilities);
            return row;
        }
    }
}
