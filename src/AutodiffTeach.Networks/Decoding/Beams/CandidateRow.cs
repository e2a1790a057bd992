using System.Numerics;
using AutodiffTeach.Networks.Decoding.Selection;

namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>Prepares rows of log-probabilities for the selection: rules and penalties are applied to a copy, so the model's own numbers stay as they are.</summary>
internal sealed class CandidateRow<T>(TokenRules rules, int vocabulary, double strength)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly T[] FinishedRow = [T.Zero];
    private T[] _copy = [];

    /// <summary>The rules that it applies.</summary>
    public TokenRules Rules { get; } = rules;

    /// <summary>Offers the extensions of a running hypothesis.</summary>
    public void Offer(CandidateSelection<T> selection, int number, Hypothesis hypothesis, ReadOnlySpan<T> row, Dictionary<int, int> taken)
    {
        bool restricts = Rules.Restricts(hypothesis.Length);
        if (!restricts && (strength == 0 || taken.Count == 0))
        {
            selection.Offer(number, hypothesis.LogProbability, row);
            return;
        }

        Span<T> copy = Copy(row);
        if (restricts)
            Rules.Restrict(hypothesis, copy);
        foreach ((int token, int count) in taken)
            copy[token] -= T.CreateChecked(strength * count);
        selection.Offer(number, hypothesis.LogProbability, copy);
    }

    /// <summary>Offers a finished hypothesis, which holds its place at its own sum.</summary>
    public static void OfferFinished(CandidateSelection<T> selection, int number, Hypothesis hypothesis)
        => selection.Offer(number, hypothesis.LogProbability, FinishedRow);

    /// <summary>The row with the rules applied, without penalties; valid until the next call.</summary>
    public ReadOnlySpan<T> Restricted(Hypothesis hypothesis, ReadOnlySpan<T> row)
    {
        if (!Rules.Restricts(hypothesis.Length))
            return row;
        Span<T> copy = Copy(row);
        Rules.Restrict(hypothesis, copy);
        return copy;
    }

    private Span<T> Copy(ReadOnlySpan<T> row)
    {
        if (_copy.Length == 0)
            _copy = new T[vocabulary];
        row.CopyTo(_copy);
        return _copy;
    }
}
