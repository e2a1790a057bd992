using System.Numerics;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>A function of one's own as a model.</summary>
/// <typeparam name="T">The number of the log-probabilities: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
/// <param name="vocabularySize">The number of tokens.</param>
/// <param name="start">The state before the first token.</param>
/// <param name="first">The log-probabilities of the first token.</param>
/// <param name="step">From a state and the token drawn from it to the log-probabilities of the next token and the state they come from.</param>
public sealed class FunctionStep<T, TState>(int vocabularySize, TState start, T[] first, Func<TState, int, (T[] LogProbabilities, TState State)> step)
    : StepFunction<T, TState>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <inheritdoc/>
    public override int VocabularySize => vocabularySize;

    /// <inheritdoc/>
    public override TState Start(Span<T> logProbabilities)
    {
        Copy(first, logProbabilities);
        return start;
    }

    /// <inheritdoc/>
    public override TState Step(TState state, int token, Span<T> logProbabilities)
    {
        (T[] row, TState next) = step(state, token);
        Copy(row, logProbabilities);
        return next;
    }

    private void Copy(T[]? row, Span<T> logProbabilities)
    {
        if (row?.Length != vocabularySize)
            throw new InvalidOperationException($"The function gives {row?.Length ?? 0} log-probabilities; one for each of {vocabularySize} tokens was expected.");
        row.CopyTo(logProbabilities);
    }
}
