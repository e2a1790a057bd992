using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>
/// Looks for a point at which both sides are defined: by moving one variable at a time towards fewer parts without value, then between the
/// zeros along each variable.
/// </summary>
internal sealed class DomainSearch(Survey survey)
{
    private const int Starts = 12;
    private const int Rounds = 6;
    private const int Walks = 4;
    private const long MostWork = 3_000_000;

    public void Run()
    {
        int variables = survey.Program.Names.Count;
        if (variables == 0)
            return;
        Coordinate[] candidates = Exploration.Candidates(survey.Program, survey.Positive);
        long end = survey.Work + MostWork;
        for (int start = 0; start < Starts && !survey.HasCommonDomain && survey.Work < end; start++)
        {
            SamplePoint point = PointSource.At(start, variables, survey.Positive);
            Score score = ScoreAt(point.Enclosures);
            for (int round = 0; round < Rounds && !survey.HasCommonDomain && survey.Work < end; round++)
            {
                if (!Improve(ref point, ref score, candidates, end))
                    break;
                survey.Look(point);
            }

            var exploration = new Exploration(survey);
            for (int i = 0; start < Walks && i < variables && !survey.HasCommonDomain && survey.Work < end; i++)
                exploration.Walk(point, i, candidates);
        }
    }

    private bool Improve(ref SamplePoint point, ref Score best, Coordinate[] candidates, long end)
    {
        bool improved = false;
        for (int i = 0; i < survey.Program.Names.Count && survey.Work < end; i++)
        {
            var values = (Interval[])point.Enclosures.Clone();
            Coordinate? better = null;
            foreach (Coordinate candidate in candidates.TakeWhile(_ => survey.Work < end))
            {
                values[i] = candidate.Enclosure;
                Score score = ScoreAt(values);
                if (score.CompareTo(best) > 0)
                    (best, better) = (score, candidate);
            }

            if (better is { } value)
            {
                point = point.With(i, value);
                improved = true;
            }
        }

        return improved;
    }

    private Score ScoreAt(Interval[] values)
    {
        ReadOnlySpan<Interval> slots = survey.Run(values);
        int defined = 0;
        double violation = 0;
        foreach (int slot in survey.Traits.Restricting)
        {
            Interval argument = slots[Math.Min(survey.Program.Code[slot].Left, slot)];
            if (slots[slot].HasValue && (argument.Sign is 1 or -1 || survey.Traits.IsConstant[slot]))
                defined++;
            else if (argument.HasValue)
                violation += Math.Log2(1 + Math.Max(0, -argument.Middle));
        }

        return new Score(defined, -violation);
    }

    // More parts with a value are better, then arguments that are less far outside.
    private readonly record struct Score(int Defined, double Violation) : IComparable<Score>
    {
        public int CompareTo(Score other) =>
            Defined != other.Defined ? Defined.CompareTo(other.Defined) : Violation.CompareTo(other.Violation);
    }
}
