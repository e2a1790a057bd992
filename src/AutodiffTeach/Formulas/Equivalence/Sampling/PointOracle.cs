using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>A sample point that tells the signs of formulas: in doubles where they decide, else with more digits.</summary>
/// <param name="survey">The comparison whose variables the point has.</param>
/// <param name="point">The point.</param>
internal sealed class PointOracle(Survey survey, SamplePoint point) : ISignOracle
{
    private const int Precision = 192;

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

        return _known[formula] = sign ?? SignOfOther(survey.Signs.Of(formula));
    }

    private int? SignOfOther(SignProgram program)
    {
        Interval near = program.InDoubles.At(point.Enclosures)[program.Root];
        if (near.Sign is not null || near.Presence == Presence.None)
            return near.Sign;
        var arithmetic = new BallArithmetic(Precision);
        return new ProgramRun<Ball, BallArithmetic>(program.Program, program.Traits, arithmetic).At(point.Balls(arithmetic))[program.Root].Sign;
    }
}
