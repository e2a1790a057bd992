using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>
/// Tells where the expected formula is a derivative at a point at which there is none: then its value rests on step(0) = 0 and sign(0) = 0 and
/// could be any between the limits from both sides (a generalized gradient in the sense of F. H. Clarke, 1975).
/// </summary>
internal static class JumpConvention
{
    /// <summary>Whether the answer's value is one that the expected formula takes under some convention.</summary>
    public static bool Allows(Survey survey, Observation seen)
    {
        if (!seen.IsOnKink)
            return false;
        var run = new ProgramRun<Interval, OpenJumps>(survey.Program, survey.Traits, default);
        Interval values = run.At(seen.Point.Enclosures)[survey.Program.Roots[0]];
        return values.HasValue && seen.Answer.HasValue && values.Lo <= seen.Answer.Lo && seen.Answer.Hi <= values.Hi;
    }

    /// <summary>A sentence on the two conventions, or null where the jump is hidden in other parts.</summary>
    public static string? Note(Survey survey, Separation separation, Expr expected, Observation seen)
    {
        Interval[] slots = survey.Run(seen.Point.Enclosures).ToArray();
        Call? jump = Expressions.Ordered(expected).OfType<Call>().FirstOrDefault(part => part is Call(Step or Sign, [var argument])
            && survey.Program.SlotOf(argument) is { } slot && slots[slot].IsZero);
        if (jump is null || CounterexampleChoice.At(survey, separation, seen) is not { } values)
            return null;
        string point = string.Join(", ", values.At.Select(value => $"{value.Key} = {DomainNotes.TextOf(value.Value)}"));
        (string function, string convention) = jump switch
        {
            Call(Step, _) => ("relu", "relu'(0) = 0"),
            Call(_, [Sum]) => ("abs or max", "sign(0) = 0"),
            _ => ("abs", "abs'(0) = 0"),
        };
        return $"At {point}, where {function} has no derivative, the answer takes {values.AnswerText} where the convention {convention} gives {values.ExpectedText}.";
    }

    // Intervals in which step(0) and sign(0) are left open.
    private readonly struct OpenJumps : IArithmetic<Interval>
    {
        private static IntervalArithmetic Closed => default;

        public Interval Apply(Elementary function, Interval argument) => function switch
        {
            Elementary.Step when argument.IsZero => new Interval(0, 1),
            Elementary.Sign when argument.IsZero => new Interval(-1, 1),
            _ => Closed.Apply(function, argument),
        };

        public Interval FromRational(Rational value) => Closed.FromRational(value);

        public Interval FromConstant(string name) => Closed.FromConstant(name);

        public Interval Add(Interval left, Interval right) => Closed.Add(left, right);

        public Interval Multiply(Interval left, Interval right) => Closed.Multiply(left, right);

        public Interval Negate(Interval value) => Closed.Negate(value);

        public Interval Reciprocal(Interval value) => Closed.Reciprocal(value);

        public Interval Power(Interval value, int exponent) => Closed.Power(value, exponent);

        public Interval Power(Interval value, Rational exponent) => Closed.Power(value, exponent);

        public Interval Power(Interval value, Interval exponent) => Closed.Power(value, exponent);

        public Interval Max(Interval left, Interval right) => Closed.Max(left, right);

        public Interval Min(Interval left, Interval right) => Closed.Min(left, right);
    }
}
