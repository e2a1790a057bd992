using System.Numerics;
using AutodiffTeach.Networks.Decoding.Tracing;

namespace AutodiffTeach.Networks.Decoding.Beams;

/// <summary>Writes down what a selection does not rank: candidates against the rules, impossible ones, and how many more there are than were asked for.</summary>
internal sealed class GroupTrace<T, TState>(SequenceRules rules, CandidateRow<T> rows, int group)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Counts all that was not ranked, and lists it where there is room.</summary>
    public void Add(Beam<TState> beam, ScoredRows<T, TState> scored, int ranked, StepTrace trace)
    {
        long possible = beam.Members.Count - beam.RunningCount;
        for (int number = 0; number < beam.Members.Count; number++)
        {
            Hypothesis hypothesis = beam.Numbered(number).Hypothesis;
            if (!hypothesis.IsFinished)
                possible += Add(hypothesis, scored.Row(beam.RowOf(number)), trace);
        }

        trace.Count(CandidateFate.OutOfBeam, possible - ranked);
    }

    /// <returns>How many extensions are possible and within the rules.</returns>
    private long Add(Hypothesis hypothesis, ReadOnlySpan<T> row, StepTrace trace)
    {
        long possible = 0;
        ReadOnlySpan<T> allowed = rows.Restricted(hypothesis, row);
        for (int token = 0; token < row.Length; token++)
        {
            double logProbability = double.CreateTruncating(row[token]);
            if (double.IsNegativeInfinity(hypothesis.LogProbability + logProbability))
                Add(hypothesis, token, logProbability, CandidateFate.Impossible, trace);
            else if (T.IsNegativeInfinity(allowed[token]))
                Add(hypothesis, token, logProbability, rows.Rules.Reason(hypothesis.Length, token), trace);
            else
                possible++;
        }

        return possible;
    }

    private void Add(Hypothesis parent, int token, double logProbability, CandidateFate fate, StepTrace trace)
    {
        if (trace.HasRoom)
            trace.Add(new(parent.Extend(token, logProbability, rules), logProbability, fate) { Group = group });
        else
            trace.Count(fate, 1);
    }
}
