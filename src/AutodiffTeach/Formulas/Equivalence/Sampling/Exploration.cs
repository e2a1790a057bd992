using AutodiffTeach.Scalars;
using AutodiffTeach.Scalars.Enclosures;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>
/// Looks for points in every region between kinks: from points inside the domain along each variable, over all scales, at the numbers of the
/// formula, and on both sides of every zero that is met on the way.
/// </summary>
internal sealed class Exploration(Survey survey)
{
    private const int Bases = 8;
    private const int FirstPoint = 64; // behind those of the first look
    private const int LastPoint = 256;
    private const long MostWork = 2_000_000;
    private const int MostNumbers = 24;
    private const int Halvings = 60;
    private const int MostZeros = 24;

    private static readonly Rational[] Scale =
    [
        0, 1, 2, 3, 5, 8, new(1, 2), new(1, 4), new(1, 10), new(3, 2), 15, 40, 100, 1000, 100_000, 10_000_000, 10_000_000_000,
        new(1, 100), new(1, 1000), new(1, 1_000_000),
    ];

    /// <summary>The values that a variable is given: short numbers of all scales and those near the numbers of the formula, ascending.</summary>
    public static Coordinate[] Candidates(FormulaProgram program, bool positive)
    {
        var values = new SortedSet<Rational>(Scale);
        foreach (Rational number in program.Numbers.Select(number => number.Abs()).Distinct().Take(MostNumbers))
        {
            values.UnionWith([number, number + 1, (number - 1).Abs(), number / 2, 2 * number, number + new Rational(1, 10)]);
            if (!number.IsZero)
                values.Add(Rational.One / number);
        }

        if (!positive)
            values.UnionWith(values.Select(value => -value).ToArray());
        return [.. values.Where(value => !positive || value.Sign > 0).Select(value => (Coordinate)value)];
    }

    public void Run()
    {
        Coordinate[] candidates = Candidates(survey.Program, survey.Positive);
        long half = survey.Work + MostWork / 2;
        for (int i = FirstPoint; i < LastPoint && survey.Traits.Kinked.Count > 0 && survey.Work < half && !survey.HasCounterexample; i++)
            survey.Look(PointSource.At(i, survey.Program.Names.Count, survey.Positive));
        SamplePoint[] bases = [.. survey.Representatives.Take(Bases).Select(seen => seen.Point)];
        long end = survey.Work + MostWork;
        foreach (SamplePoint point in bases)
        {
            for (int i = 0; i < survey.Program.Names.Count && survey.Work < end && !survey.HasCounterexample; i++)
                Walk(point, i, candidates);
        }
    }

    /// <summary>Looks at points along one variable, and between and beside the zeros of arguments at which laws change or domains end.</summary>
    public void Walk(SamplePoint point, int variable, Coordinate[] candidates)
    {
        var zeros = new SortedSet<double>();
        int[]? before = null;
        for (int i = 0; i < candidates.Length && !survey.IsExhausted; i++)
        {
            survey.Look(point.With(variable, candidates[i]));
            if (survey.Traits.Kinked.Count == 0)
                continue;
            int[] signs = SignsAt(point, variable, candidates[i].Enclosure);
            for (int k = 0; before is not null && k < signs.Length && zeros.Count < MostZeros && !survey.IsExhausted; k++)
            {
                if (signs[k] == 0)
                    zeros.Add(candidates[i].Enclosure.Middle);
                else if (signs[k] * before[k] < 0)
                    zeros.Add(ZeroOf(k, point, variable, candidates[i - 1].Enclosure.Middle, candidates[i].Enclosure.Middle));
            }

            before = signs;
        }

        LookBetween(point, variable, [.. zeros]);
    }

    // Between neighbouring zeros, beside the outermost ones, and at those that are short numbers.
    private void LookBetween(SamplePoint point, int variable, double[] zeros)
    {
        for (int i = 0; i < zeros.Length && !survey.IsExhausted; i++)
        {
            double left = i == 0 ? zeros[i] - Math.Abs(zeros[i]) / 2 - 1 : zeros[i - 1];
            double right = i == zeros.Length - 1 ? zeros[i] + Math.Abs(zeros[i]) / 2 + 1 : zeros[i + 1];
            Try(point, variable, ShortNumber.Between(left, zeros[i]));
            Try(point, variable, ShortNumber.Between(zeros[i], right));
            double slack = 1e-9 * Math.Max(Math.Abs(zeros[i]), 1e-3);
            Try(point, variable, ShortNumber.Between(zeros[i] - slack, zeros[i] + slack));
        }
    }

    private void Try(SamplePoint point, int variable, Rational? value)
    {
        if (value is { } number && (!survey.Positive || number.Sign > 0))
            survey.Look(point.With(variable, number));
    }

    private int[] SignsAt(SamplePoint point, int variable, Interval value)
    {
        var values = (Interval[])point.Enclosures.Clone();
        values[variable] = value;
        ReadOnlySpan<Interval> slots = survey.Run(values);
        var signs = new int[survey.Traits.Kinked.Count];
        for (int k = 0; k < signs.Length; k++)
            signs[k] = Interior.SideOf(survey.Program.Code[survey.Traits.Kinked[k]], slots) ?? 0;
        return signs;
    }

    // Bisection; where the sign is not known any more the zero is near enough.
    private double ZeroOf(int kink, SamplePoint point, int variable, double left, double right)
    {
        int sign = SignsAt(point, variable, new Interval(left, left))[kink];
        for (int i = 0; i < Halvings; i++)
        {
            double middle = left / 2 + right / 2;
            int there = SignsAt(point, variable, new Interval(middle, middle))[kink];
            if (there == 0 || middle == left || middle == right)
                return middle;
            (left, right) = there == sign ? (middle, right) : (left, middle);
        }

        return left;
    }
}
