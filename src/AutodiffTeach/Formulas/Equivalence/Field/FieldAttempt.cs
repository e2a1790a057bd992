namespace AutodiffTeach.Formulas.Equivalence.Field;

/// <summary>What an attempt came to.</summary>
internal enum AttemptOutcome
{
    /// <summary>The values are equal at all points.</summary>
    Equal,

    /// <summary>Some values differ.</summary>
    Unequal,

    /// <summary>Some values differ, but relations between numbers may have been missed.</summary>
    Incomplete,

    /// <summary>The values are equal, but signs were left to chance.</summary>
    Uncertain,

    /// <summary>There are no values, or too much work is needed.</summary>
    Failed,
}

/// <summary>One evaluation of two formulas in a <see cref="RealModel"/>.</summary>
/// <param name="Outcome">What it came to.</param>
/// <param name="ErrorProbability">For equality a bound on the probability that it is wrong.</param>
/// <param name="FreeSigns">The parts whose signs were tried both ways.</param>
internal readonly record struct FieldAttempt(AttemptOutcome Outcome, double ErrorProbability, IReadOnlyList<Expr> FreeSigns)
{
    private const double LargestError = 1e-9;
    private const double SmallestError = 1e-300; // 0 is for normal forms
    private const int UncertainPoints = 16;
    private const int MorePoints = 8;

    /// <summary>Compares the formulas, in the first model in which the numbers that must be positive are.</summary>
    public static FieldAttempt Run(FormulaTable table, Expr expected, Expr answer, SignRegion? region, WorkBudget budget)
    {
        foreach (RealModel model in RealModel.All)
        {
            var lowering = new Lowering(table, model, region, budget);
            FieldAttempt attempt = Compare(lowering, lowering.SlotOf(expected), lowering.SlotOf(answer));
            if (lowering.Program.State != ProgramState.Unsatisfiable)
                return attempt;
        }

        return new FieldAttempt(AttemptOutcome.Failed, 1, []);
    }

    private static FieldAttempt Compare(Lowering lowering, int expected, int answer)
    {
        FieldProgram program = lowering.Program;
        AttemptOutcome outcome = OutcomeOf(lowering, expected, answer);
        double error = 1;
        if (outcome is AttemptOutcome.Equal or AttemptOutcome.Uncertain)
        {
            error = LeastErrorOf(program, program.LargestDegree, lowering.Signs.Free.Count);
            if (error > LargestError)
                error = LeastErrorOf(program, DegreeBound.LargestOf(program), lowering.Signs.Free.Count);
            if (!program.AreEqual(expected, answer))
                outcome = AttemptOutcome.Failed;
        }

        return new FieldAttempt((outcome is AttemptOutcome.Equal or AttemptOutcome.Uncertain) && error > LargestError ? AttemptOutcome.Failed : outcome, error, lowering.Signs.Free);
    }

    private static AttemptOutcome OutcomeOf(Lowering lowering, int expected, int answer)
    {
        FieldProgram program = lowering.Program;
        if (program.State == ProgramState.Running && program.AreEqual(expected, answer))
        {
            lowering.Positive.DrawPoints();
            if (lowering.Positive.Uncertain > 0)
                program.EnsurePoints(UncertainPoints);
        }

        if (program.State != ProgramState.Running)
            return AttemptOutcome.Failed;
        if (!program.AreEqual(expected, answer))
            return lowering.IsIncomplete ? AttemptOutcome.Incomplete : AttemptOutcome.Unequal;
        return lowering.Positive.Uncertain > 0 ? AttemptOutcome.Uncertain : AttemptOutcome.Equal;
    }

    // With more points where these do not suffice.
    private static double LeastErrorOf(FieldProgram program, double degree, int freeSigns)
    {
        double error = ErrorOf(program, degree, freeSigns);
        for (int i = 0; i < MorePoints && error is > LargestError and < 1 && program.State == ProgramState.Running; i++)
        {
            program.EnsurePoints(program.PointCount + (1 << freeSigns));
            error = program.State == ProgramState.Running ? ErrorOf(program, degree, freeSigns) : 1;
        }

        return error;
    }

    // A polynomial of degree d other than zero is zero at a random point with a probability of at most d/p (Schwartz, JACM 1980; Zippel, EUROSAM
    // 1979); the required signs make the points at most 2^c times as probable. In each combination of free signs there are as many points.
    // Arguments of kernels are compared in the same way, each with each at worst, so all slots count.
    private static double ErrorOf(FieldProgram program, double degree, int freeSigns)
    {
        double atPoint = (2 * degree + 1) * Math.Pow(2, program.Constraints) / program.Field.Modulus;
        int combinations = 1 << freeSigns;
        double comparisons = (double)program.SlotCount * program.SlotCount * combinations;
        return atPoint >= 1 ? 1 : Math.Clamp(comparisons * Math.Pow(atPoint, Math.Max(1, program.PointCount / combinations)), SmallestError, 1);
    }
}
