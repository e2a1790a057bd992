using AutodiffTeach.Scalars;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>Chooses, among the points at which the sides differ, the one that is easiest to check by hand, and confirms it with balls.</summary>
internal static class CounterexampleChoice
{
    private const int MostTried = 3;
    private const int SharpBits = 56; // relative to the value, so that its double is the nearest one
    private const int UsualDigits = 6;
    private const int MoreDigits = 2; // than are needed to see the difference
    private const int MostDigits = 600;

    private static readonly int[] Precisions = [128, 320, 1024, 2200];

    /// <summary>The counterexample of the best point, or null where no digits confirm one.</summary>
    public static Counterexample? Of(Survey survey, Separation separation)
    {
        Shrinking.Run(survey);
        return survey.Apart.OrderBy(Readability.CostOf).Take(MostTried).Select(seen => At(survey, separation, seen)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The counterexample of a point, or null where no digits confirm it.</summary>
    public static Counterexample? At(Survey survey, Separation separation, Observation seen)
    {
        if (ValuesAt(survey, separation, seen) is not var (expected, answer))
            return null;
        (string expectedText, string answerText) = Texts(expected, answer);
        return new Counterexample(NamedValues(survey.Program, seen.Point), expected.ToDouble(), answer.ToDouble())
        {
            ExpectedText = expectedText,
            AnswerText = answerText,
        };
    }

    // With as many digits as both values need to be told from each other and from zero.
    private static (Ball Expected, Ball Answer)? ValuesAt(Survey survey, Separation separation, Observation seen)
    {
        (Ball, Ball)? found = null;
        foreach (int precision in Precisions.TakeWhile(bits => separation.CanAfford(bits)))
        {
            (Ball expected, Ball answer) = separation.Values(seen.Point, precision);
            if (!expected.HasValue || !answer.HasValue || new BallArithmetic(precision).Subtract(expected, answer).Sign is not (1 or -1))
                continue;
            found = (expected, answer);
            if (IsSharp(expected) && IsSharp(answer))
                break;
        }

        return found ?? InDoubles(seen);
    }

    private static bool IsSharp(Ball ball) => ball.Mid.GetBitLength() - ball.Radius.GetBitLength() >= SharpBits || ball.IsExact;

    // What doubles enclose apart is apart; for formulas that are too large for balls.
    private static (Ball, Ball)? InDoubles(Observation seen)
    {
        if (!seen.Expected.IsApartFrom(seen.Answer) || !double.IsFinite(seen.Expected.Middle) || !double.IsFinite(seen.Answer.Middle))
            return null;
        var arithmetic = new BallArithmetic(SharpBits);
        return (arithmetic.FromRational(Rational.FromDouble(seen.Expected.Middle)), arithmetic.FromRational(Rational.FromDouble(seen.Answer.Middle)));
    }

    private static (string Expected, string Answer) Texts(Ball expected, Ball answer)
    {
        int digits = UsualDigits;
        while (digits < MostDigits && DecimalText.Of(expected, digits - MoreDigits) == DecimalText.Of(answer, digits - MoreDigits))
            digits += 2;
        return (DecimalText.Of(expected, digits), DecimalText.Of(answer, digits));
    }

    private static KeyValuePair<string, Rational>[] NamedValues(FormulaProgram program, SamplePoint point) =>
        [.. program.Names.Select((name, i) => KeyValuePair.Create(name, point.Coordinates[i].Exact))];
}
