using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>A formula compiled over the variables of a comparison.</summary>
internal sealed record SignProgram(FormulaProgram Program, ProgramTraits Traits, ProgramRun<Interval, IntervalArithmetic> InDoubles)
{
    /// <summary>The slot of the formula.</summary>
    public int Root => Program.Roots[0];
}

/// <summary>The formulas whose signs were asked for, each compiled once.</summary>
internal sealed class SignPrograms(Survey survey)
{
    private readonly Dictionary<Expr, SignProgram> _programs = new(ReferenceEqualityComparer.Instance);

    /// <summary>The program of a formula.</summary>
    public SignProgram Of(Expr formula)
    {
        if (!_programs.TryGetValue(formula, out SignProgram? program))
        {
            FormulaProgram code = survey.Program.OverSameVariables(Differentiation.Resolve(formula));
            var traits = new ProgramTraits(code);
            _programs[formula] = program = new SignProgram(code, traits, new ProgramRun<Interval, IntervalArithmetic>(code, traits, default));
        }

        return program;
    }
}
