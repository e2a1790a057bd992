using System.Numerics;

namespace AutodiffTeach.Networks.Decoding;

/// <summary>
/// A model as a search sees it: (state, token) → (log-probabilities of the next token, state). Whatever has this form can be decoded: a table,
/// a bigram model, a recurrent network, a function of one's own.
/// </summary>
/// <remarks>
/// A step must leave the state that it reads as it is: hypotheses that were extended from the same one share its state, and go on from it with
/// different tokens. So a state is copied by nobody, and a new one is made only where two hypotheses diverge.
/// </remarks>
/// <typeparam name="T">The number of the log-probabilities: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TState">What the model remembers of the tokens it has read.</typeparam>
public abstract class StepFunction<T, TState>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The number of tokens, at least 1; tokens are 0 to this number, exclusive.</summary>
    public abstract int VocabularySize { get; }

    /// <summary>The state before the first token, and the distribution of the first token.</summary>
    /// <param name="logProbabilities">Filled with one log-probability a token; negative infinity where a token is impossible.</param>
    /// <returns>The state from which the first token is drawn.</returns>
    public abstract TState Start(Span<T> logProbabilities);

    /// <summary>Reads a token: the state after it, and the distribution of the token that follows.</summary>
    /// <param name="state">The state from which <paramref name="token"/> was drawn; left as it is.</param>
    /// <param name="token">The token read.</param>
    /// <param name="logProbabilities">Filled with one log-probability a token; negative infinity where a token is impossible.</param>
    /// <returns>The state from which the next token is drawn.</returns>
    public abstract TState Step(TState state, int token, Span<T> logProbabilities);

    /// <summary>Reads a token after each of several states; a model that is faster on a batch overrides it.</summary>
    /// <param name="states">One state a hypothesis; some may be the same object. Left as they are.</param>
    /// <param name="tokens">The token that each reads.</param>
    /// <param name="logProbabilities">Filled row by row, hypothesis × token.</param>
    /// <param name="next">Filled with the state of each from which the next token is drawn.</param>
    public virtual void StepAll(ReadOnlySpan<TState> states, ReadOnlySpan<int> tokens, Span<T> logProbabilities, Span<TState> next)
    {
        for (int index = 0; index < states.Length; index++)
            next[index] = Step(states[index], tokens[index], logProbabilities.Slice(index * VocabularySize, VocabularySize));
    }
}
