using System.Numerics;
using System.Text.Json;
using AutodiffTeach.Formulas;
using AutodiffTeach.Formulas.Equivalence.Sampling;
using AutodiffTeach.Scalars;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Tests.Scalars.Enclosures;

/// <summary>Balls and intervals hold what mpmath computes to 120 digits, and balls are as narrow as their precision promises.</summary>
public sealed class EnclosureOracleTests
{
    private const int LostBits = 48; // by range reduction, cancellation near zeros, and the radius itself

    private static readonly JsonElement Oracle = Repository.ReadJson("tests", "oracles", "enclosures.json");

    [Theory]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(380)]
    public void Balls_of_functions_hold_mpmaths_values(int precision)
    {
        var arithmetic = new BallArithmetic(precision);
        foreach (JsonElement entry in Oracle.GetProperty("functions").EnumerateArray())
        {
            Enum.TryParse(entry.GetProperty("function").GetString()!, ignoreCase: true, out Elementary function);
            AssertHolds(arithmetic.Apply(function, arithmetic.FromRational(At(entry, "at"))), entry, precision);
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(300)]
    public void Balls_of_powers_hold_mpmaths_values(int precision)
    {
        var arithmetic = new BallArithmetic(precision);
        foreach (JsonElement entry in Oracle.GetProperty("powers").EnumerateArray())
        {
            Ball value = arithmetic.FromRational(At(entry, "base"));
            AssertHolds(arithmetic.Power(value, At(entry, "exponent")), entry, precision);
            AssertHolds(arithmetic.Power(value, arithmetic.FromRational(At(entry, "exponent"))), entry, precision);
        }
    }

    [Theory]
    [InlineData(256)]
    [InlineData(380)]
    public void Balls_of_formulas_hold_SymPys_values(int precision)
    {
        foreach (JsonElement entry in Oracle.GetProperty("formulas").EnumerateArray())
        {
            var program = FormulaProgram.Of(Formula.Parse(entry.GetProperty("formula").GetString()!));
            var arithmetic = new BallArithmetic(precision);
            var run = new ProgramRun<Ball, BallArithmetic>(program, new ProgramTraits(program), arithmetic);
            Ball[] point = [.. program.Names.Select(name => arithmetic.FromRational(At(entry.GetProperty("at"), name)))];
            AssertHolds(run.At(point)[program.Roots[0]], entry, precision - 140);
        }
    }

    [Fact]
    public void Intervals_of_functions_and_powers_hold_mpmaths_values()
    {
        IntervalArithmetic arithmetic = default;
        foreach (JsonElement entry in Oracle.GetProperty("functions").EnumerateArray())
        {
            Enum.TryParse(entry.GetProperty("function").GetString()!, ignoreCase: true, out Elementary function);
            AssertHolds(arithmetic.Apply(function, arithmetic.FromRational(At(entry, "at"))), entry);
        }

        foreach (JsonElement entry in Oracle.GetProperty("powers").EnumerateArray())
        {
            Interval value = arithmetic.FromRational(At(entry, "base"));
            AssertHolds(arithmetic.Power(value, At(entry, "exponent")), entry);
            AssertHolds(arithmetic.Power(value, arithmetic.FromRational(At(entry, "exponent"))), entry);
        }
    }

    private static void AssertHolds(Ball ball, JsonElement entry, int precision)
    {
        if (entry.GetProperty("value").GetString() is not { } text)
        {
            Assert.True(ball.Presence == Presence.None, entry.ToString());
            return;
        }

        Rational value = Rational.Parse(text), rounding = value.Abs() * Rational.Pow(10, -118);
        Assert.True(ball.HasValue, entry.ToString());
        Rational mid = Exact(ball.Mid, ball.Exponent), radius = Exact(ball.Radius, ball.Exponent);
        Assert.True((mid - value).Abs() <= radius + rounding, $"{entry}: {mid.ToDouble():R} ± {radius.ToDouble():R}");
        Rational size = value.Abs() + (IsSteep(entry) ? Rational.One : Rational.Pow(2, -60));
        Assert.True(radius <= size * Rational.Pow(2, LostBits - precision), $"{entry}: radius {radius.ToDouble():R}");
    }

    private static void AssertHolds(Interval interval, JsonElement entry)
    {
        if (entry.GetProperty("value").GetString() is not { } text)
        {
            Assert.True(interval.Presence == Presence.None, entry.ToString());
            return;
        }

        double value = Rational.Parse(text).ToDouble(); // rounded itself: one unit on either side
        Assert.True(interval.HasValue, entry.ToString());
        Assert.True(interval.Lo <= Math.BitIncrement(value) && interval.Hi >= Math.BitDecrement(value), $"{entry}: {interval}");
        Assert.True(double.IsInfinity(interval.Hi) || interval.Hi - interval.Lo <= 1e-11 * Math.Abs(value) + (IsSteep(entry) ? 1e-14 * (1 + value * value) * (1 + At(entry, "at").Abs().ToDouble()) : 1e-300), $"{entry}: {interval} is wide");
    }

    // Near zeros elsewhere than at 0 these are as uncertain, in absolute size, as their arguments.
    private static bool IsSteep(JsonElement entry) =>
        entry.TryGetProperty("function", out JsonElement name) && name.GetString() is "log" or "sin" or "cos" or "tan";

    private static Rational Exact(BigInteger mid, long exponent) => mid * Rational.Pow(2, (int)exponent);

    private static Rational At(JsonElement entry, string name)
    {
        string text = entry.GetProperty(name).GetString()!;
        return text.StartsWith('-') ? -Rational.Parse(text[1..]) : Rational.Parse(text);
    }
}
