using System.Numerics;

namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>Which tokens the rules let follow a hypothesis.</summary>
internal sealed class TokenRules(SequenceRules rules)
{
    private readonly TokenReading _reading = new();

    /// <summary>Whether some token may be against the rules after a hypothesis of this length.</summary>
    public bool Restricts(int length) => EndsTooEarly(length) || EndIsForced(length) || RepetitionIsPossible(length);

    /// <summary>Gives the tokens that may not follow a hypothesis log-probability negative infinity.</summary>
    public void Restrict<T>(Hypothesis hypothesis, Span<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (EndIsForced(hypothesis.Length))
        {
            T end = row[rules.EndToken!.Value];
            row.Fill(T.NegativeInfinity);
            row[rules.EndToken.Value] = end;
        }

        if (EndsTooEarly(hypothesis.Length))
            row[rules.EndToken!.Value] = T.NegativeInfinity;
        if (RepetitionIsPossible(hypothesis.Length))
            BlockRepetition(_reading.Of(hypothesis), row);
    }

    /// <summary>Why a token may not follow a hypothesis of this length.</summary>
    public CandidateFate Reason(int length, int token)
        => token == rules.EndToken ? CandidateFate.TooShort : EndIsForced(length) ? CandidateFate.TooLong : CandidateFate.Repetition;

    private bool EndsTooEarly(int length) => rules.EndToken is not null && length < rules.MinimumLength;

    private bool EndIsForced(int length)
        => rules.EndToken is not null && rules.AtMaximumLength == MaximumLengthRule.EndForced && length == rules.MaximumLength - 1;

    private bool RepetitionIsPossible(int length) => rules.BlockedRepetition > 0 && length >= rules.BlockedRepetition;

    // A token is blocked where the n - 1 tokens before it, which are the last ones, occurred before and it followed them.
    private void BlockRepetition<T>(ReadOnlySpan<int> tokens, Span<T> row)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int before = rules.BlockedRepetition - 1;
        ReadOnlySpan<int> last = tokens[^before..];
        for (int at = 0; at + before < tokens.Length; at++)
        {
            // The search for a span of integers passes over them by vectors; an empty one is everywhere.
            int next = tokens[at..^1].IndexOf(last);
            if (next < 0)
                return;
            at += next;
            row[tokens[at + before]] = T.NegativeInfinity;
        }
    }
}
