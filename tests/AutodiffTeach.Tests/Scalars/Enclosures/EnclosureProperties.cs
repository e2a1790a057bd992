using System.Numerics;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence.Sampling;
using AutodiffTeach.Operations;
using AutodiffTeach.Scalars;
using AutodiffTeach.Scalars.Enclosures;
using AutodiffTeach.Tests.Formulas;

namespace AutodiffTeach.Tests.Scalars.Enclosures;

/// <summary>Random formulas: exact values lie in their enclosures, and enclosures of different precision have a number in common.</summary>
public sealed class EnclosureProperties
{
    private const int Seeds = 1500;

    private static readonly int[] Precisions = [64, 192, 700];

    [Fact]
    public void Exact_values_lie_in_their_enclosures()
    {
        int compared = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            (FormulaProgram program, Rational[] point) = Case(seed);
            if (Exact(program, point) is not { } value)
                continue;
            compared++;
            Interval interval = At(program, default(IntervalArithmetic), point);
            if (interval.HasValue)
                Assert.True(interval.Lo <= Math.BitIncrement(value.ToDouble()) && interval.Hi >= Math.BitDecrement(value.ToDouble()), $"seed {seed}: {interval}");
            Assert.NotEqual(Presence.None, interval.Presence);
            foreach (int precision in Precisions)
            {
                Ball ball = At(program, new BallArithmetic(precision), point);
                Assert.True(!ball.HasValue || Holds(ball, value), $"seed {seed}, {precision} bits");
                Assert.NotEqual(Presence.None, ball.Presence);
            }
        }

        Assert.True(compared > Seeds / 10, $"only {compared} formulas have exact values");
    }

    [Fact]
    public void Enclosures_of_all_precisions_have_a_number_in_common()
    {
        int compared = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            (FormulaProgram program, Rational[] point) = Case(seed);
            Ball fine = At(program, new BallArithmetic(Precisions[^1]), point);
            Interval interval = At(program, default(IntervalArithmetic), point);
            AssertSamePresence(fine.Presence, interval.Presence, seed);
            foreach (int precision in Precisions)
            {
                Ball coarse = At(program, new BallArithmetic(precision), point);
                AssertSamePresence(fine.Presence, coarse.Presence, seed);
                if (!fine.HasValue || !coarse.HasValue || Math.Abs(fine.Exponent) > 5000 || Math.Abs(coarse.Exponent) > 5000)
                    continue;
                compared++;
                Assert.True((Mid(fine) - Mid(coarse)).Abs() <= Radius(fine) + Radius(coarse), $"seed {seed}, {precision} bits");
                if (interval.HasValue && double.IsFinite(interval.Lo) && double.IsFinite(interval.Hi))
                {
                    Assert.True(Mid(fine) + Radius(fine) >= Rational.FromDouble(interval.Lo), $"seed {seed}: {interval}");
                    Assert.True(Mid(fine) - Radius(fine) <= Rational.FromDouble(interval.Hi), $"seed {seed}: {interval}");
                }
            }
        }

        Assert.True(compared > Seeds, $"only {compared} comparisons");
    }

    // What one reading knows the others do not contradict.
    private static void AssertSamePresence(Presence one, Presence other, int seed) =>
        Assert.True(one == other || one == Presence.Undecided || other == Presence.Undecided, $"seed {seed}: {one} and {other}");

    private static (FormulaProgram Program, Rational[] Point) Case(int seed)
    {
        var random = new Random(seed);
        var program = FormulaProgram.Of(Formula.Parse(new RandomFormula(seed).Next(2 + seed % 3)));
        return (program, [.. program.Names.Select(_ => new Rational(random.Next(-30, 30), random.Next(1, 12)))]);
    }

    private static T At<T, TArithmetic>(FormulaProgram program, TArithmetic arithmetic, Rational[] point)
        where TArithmetic : IArithmetic<T> =>
        new ProgramRun<T, TArithmetic>(program, new ProgramTraits(program), arithmetic).At(Array.ConvertAll(point, arithmetic.FromRational))[program.Roots[0]];

    private static Interval At(FormulaProgram program, IntervalArithmetic arithmetic, Rational[] point) => At<Interval, IntervalArithmetic>(program, arithmetic, point);

    private static Ball At(FormulaProgram program, BallArithmetic arithmetic, Rational[] point) => At<Ball, BallArithmetic>(program, arithmetic, point);

    // By the rules of the exact reading, for programs whose numbers stay short.
    private static Rational? Exact(FormulaProgram program, Rational[] point)
    {
        try
        {
            return At<Rational, ExactArithmetic>(program, default, point);
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    private static bool Holds(Ball ball, Rational value) => (Mid(ball) - value).Abs() <= Radius(ball);

    private static Rational Mid(Ball ball) => ball.Mid * Rational.Pow(2, (int)ball.Exponent);

    private static Rational Radius(Ball ball) => ball.Radius * Rational.Pow(2, (int)ball.Exponent);

    /// <summary>Fractions as enclosures of themselves.</summary>
    private readonly struct ExactArithmetic : IArithmetic<Rational>
    {
        public Rational FromRational(Rational value) => value;

        public Rational FromConstant(string name) => throw new InexactException();

        public Rational Add(Rational left, Rational right) => left + right;

        public Rational Multiply(Rational left, Rational right) => left * right;

        public Rational Negate(Rational value) => -value;

        public Rational Reciprocal(Rational value) => Rational.One / value;

        public Rational Power(Rational value, int exponent) => Rational.Pow(value, exponent);

        public Rational Power(Rational value, Rational exponent) =>
            exponent.IsInteger && BigInteger.Abs(exponent.Numerator) < 50 ? Rational.Pow(value, (int)exponent.Numerator) : throw new InexactException();

        public Rational Apply(Elementary function, Rational argument) =>
            Rational.Apply((UnaryOperation)OperationTable.FindFunction(function.ToString().ToLowerInvariant())!, argument);

        public Rational Max(Rational left, Rational right) => left > right ? left : right;

        public Rational Min(Rational left, Rational right) => left < right ? left : right;
    }
}
