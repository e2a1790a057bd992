using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>A sample point that tells the signs of formulas: in doubles where they decide, else with more digits.</summary>
internal sealed class PointOracle(Survey survey, SamplePoint point) : ISignOracle
{
    private static readonly int[] Precisions = [128, 512];

    private readonly Dictionary<Expr, int?> _known = new(ReferenceEqualityComparer.Instance);
    private Interval[]? _slots;

    /// <inheritdoc/>
    public int? SignOf(Expr formula)
    {
        if (_known.TryGetValue(formula, out int? sign))
            return sign;
        if (survey.Program.SlotOf(formula) is { } slot)
        {
            _slots ??= survey.Run(point.Enclosures).ToArray();
            sign = _slots[slot].Sign;
        }

        return _known[formula] = sign ?? SignOfOther(formula);
    }

    private int? SignOfOther(Expr formula)
    {
        FormulaProgram program = survey.Program.OverSameVariables(Differentiation.Resolve(formula));
        var traits = new ProgramTraits(program);
        int root = program.Roots[0];
        int? sign = new ProgramRun<Interval, IntervalArithmetic>(program, traits, default).At(point.Enclosures)[root].Sign;
        foreach (int precision in Precisions)
        {
            if (sign is not null)
                break;
            var arithmetic = new BallArithmetic(precision);
            Ball value = new ProgramRun<Ball, BallArithmetic>(program, traits, arithmetic).At(point.Balls(arithmetic))[root];
            if (value.Presence == Presence.None)
                break;
            sign = value.Sign;
        }

        return sign;
    }
}
