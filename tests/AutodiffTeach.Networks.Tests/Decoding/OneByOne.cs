using System.Numerics;
using AutodiffTeach.Networks.Decoding;

namespace AutodiffTeach.Networks.Tests.Decoding;

/// <summary>A model that takes the steps of a batch one by one.</summary>
internal sealed class OneByOne<T, TState>(StepFunction<T, TState> model) : StepFunction<T, TState>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public override int VocabularySize => model.VocabularySize;

    public override TState Start(Span<T> logProbabilities) => model.Start(logProbabilities);

    public override TState Step(TState state, int token, Span<T> logProbabilities) => model.Step(state, token, logProbabilities);
}
