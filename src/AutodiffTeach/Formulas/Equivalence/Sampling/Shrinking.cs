using System.Numerics;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>
/// Looks for a simpler point at which the sides still differ, as property tests shrink what fails: small distinct integers for all variables at
/// once, of the same signs, then a simpler number for one variable after the other.
/// </summary>
internal static class Shrinking
{
    private const long MostWork = 60_000; // instructions

    private static readonly Coordinate[] Simple = [.. new[] { 2, 3, 5, 7, 4, 6, 8, 9 }.Select(number => (Coordinate)(Rational)number)];
    private static readonly Coordinate[] Others = [(Rational)1, new Rational(1, 2), (Rational)10, new Rational(1, 10)];

    /// <summary>Adds simpler points to those known to differ.</summary>
    public static void Run(Survey survey)
    {
        long end = survey.Work + MostWork;
        Observation best = AllTogether(survey, survey.Apart.MinBy(Readability.CostOf)!, end);
        for (Observation? before = null; before != best && survey.Work < end;)
        {
            before = best;
            for (int i = 0; i < survey.Program.Names.Count && survey.Work < end; i++)
                best = OneByOne(survey, best, i, end);
        }
    }

    private static Observation AllTogether(Survey survey, Observation best, long end)
    {
        IReadOnlyList<Coordinate> values = best.Point.Coordinates;
        if (values.Count > Simple.Length || values.All(value => value.Length == 1))
            return best;
        for (int turn = 0; turn < Simple.Length && survey.Work < end; turn++)
        {
            Observation seen = survey.Look(new SamplePoint([.. values.Select((value, i) => WithSign(value, Simple[(i + turn) % Simple.Length]))]));
            if (IsBetter(seen, best))
                return seen;
        }

        return best;
    }

    private static Observation OneByOne(Survey survey, Observation best, int variable, long end)
    {
        Coordinate value = best.Point.Coordinates[variable];
        if (value.Length == 1 && Readability.CostOf(value) <= 1)
            return best;
        foreach (Coordinate simpler in Simpler(value).Where(other => Readability.CostOf(other) < Readability.CostOf(value)))
        {
            if (survey.Work >= end)
                break;
            if (survey.Look(best.Point.With(variable, simpler)) is var seen && IsBetter(seen, best))
                return seen;
        }

        return best;
    }

    private static bool IsBetter(Observation seen, Observation best) =>
        seen.Standing == Standing.Apart && Readability.CostOf(seen) < Readability.CostOf(best);

    // Positive ones first, then of the same sign, then the value itself with one digit.
    private static IEnumerable<Coordinate> Simpler(Coordinate value)
    {
        Coordinate[] numbers = [.. Simple, .. Others];
        IEnumerable<Coordinate> signed = value.Exact.Sign < 0 ? numbers.Concat(numbers.Select(number => -number)) : numbers;
        return signed.Concat(OneDigit(value.Exact).Select(number => (Coordinate)number));
    }

    // 0.35: 0.3 and 0.4
    private static IEnumerable<Rational> OneDigit(Rational value)
    {
        if (value.IsZero)
            yield break;
        Rational unit = Rational.Pow(10, (int)Math.Floor(BigInteger.Log10(value.Numerator * value.Sign) - BigInteger.Log10(value.Denominator)));
        BigInteger digit = BigInteger.Divide((value.Abs() / unit).Numerator, (value.Abs() / unit).Denominator);
        yield return value.Sign * (Rational)digit * unit;
        yield return value.Sign * (Rational)(digit + 1) * unit;
    }

    private static Coordinate WithSign(Coordinate value, Coordinate simple) => value.Exact.Sign < 0 ? -simple : simple;
}
