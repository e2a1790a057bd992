using System.Globalization;
using AutodiffTeach.Scalars;

namespace AutodiffTeach.Formulas.Equivalence.Sampling;

/// <summary>Says where one side is defined and the other is not, from the points that were looked at.</summary>
internal static class DomainNotes
{
    private const int EnoughForHalfLine = 2; // points before "for x < 0" is said
    private const int MostNumbers = 6;
    private const long MostWork = 20_000;

    /// <summary>Looks where domains are likely to end: at 0 and at the numbers of the formula, one variable at a time.</summary>
    public static void Probe(Survey survey)
    {
        if (survey.Traits.Restricting.Count == 0 || survey.Representatives.Count == 0)
            return;
        SamplePoint point = survey.Representatives[0].Point;
        Rational[] numbers = [.. survey.Program.Numbers.Select(number => number.Abs()).Where(number => !number.IsZero).Distinct().Take(MostNumbers)];
        Rational[] edges = survey.Positive ? numbers : [0, .. numbers, .. numbers.Select(number => -number)];
        long end = survey.Work + MostWork;
        for (int i = 0; i < survey.Program.Names.Count && survey.Work < end; i++)
        {
            foreach (Rational edge in edges.TakeWhile(_ => survey.Work < end))
                survey.Look(point.With(i, edge));
        }
    }

    /// <summary>A sentence for each side that is defined where the other is not.</summary>
    public static IReadOnlyList<string> Of(Survey survey)
    {
        var notes = new List<string>();
        if (Where(survey, Standing.OnlyExpected) is { } lost)
            notes.Add($"The answer is not defined {lost}, where the expected formula is; they are equal wherever both are defined.");
        if (Where(survey, Standing.OnlyAnswer) is { } gained)
            notes.Add($"The expected formula is not defined {gained}, where the answer is; they are equal wherever both are defined.");
        return notes;
    }

    private static string? Where(Survey survey, Standing standing)
    {
        SamplePoint[] here = [.. survey.Seen.Where(seen => seen.Standing == standing).Select(seen => seen.Point)];
        if (here.Length == 0)
            return null;
        SamplePoint[] both = [.. survey.Seen.Where(seen => seen.Standing is Standing.Alike or Standing.Apart).Select(seen => seen.Point)];
        for (int i = 0; i < survey.Program.Names.Count; i++)
        {
            if (SideOf(i, here, both) is { } side)
                return side.StartsWith('=') ? $"at {survey.Program.Names[i]} {side}" : $"for {survey.Program.Names[i]} {side}";
        }

        SamplePoint example = here.MinBy(point => point.Coordinates.Sum(value => value.Length))!;
        return "for example at " + string.Join(", ", survey.Program.Names.Zip(example.Coordinates, (name, value) => $"{name} = {TextOf(value.Exact)}"));
    }

    // Whether one variable's place beside one number tells the points of one kind from those of the other.
    private static string? SideOf(int variable, SamplePoint[] here, SamplePoint[] both)
    {
        Rational[] inside = Values(here, variable), outside = Values(both, variable);
        Rational least = inside.Min(), most = inside.Max();
        if (least == most)
            return Array.Exists(outside, value => value == least) ? null : "= " + TextOf(least);
        if (here.Length < EnoughForHalfLine || outside.Length < EnoughForHalfLine)
            return null;
        if (most < outside.Min())
            return Edge(most, outside.Min()) is { } below ? "< " + TextOf(below) : null;
        return least > outside.Max() && Edge(outside.Max(), least) is { } above ? "> " + TextOf(above) : null;
    }

    // The points on both sides leave room for many edges; 0 is the one that is meant, or the number that is itself on the other side.
    private static Rational? Edge(Rational below, Rational above) =>
        below.Sign <= 0 && above.Sign >= 0 ? Rational.Zero : null;

    private static Rational[] Values(SamplePoint[] points, int variable) =>
        Array.ConvertAll(points, point => point.Coordinates[variable].Exact);

    /// <summary>A short number as a person writes it.</summary>
    public static string TextOf(Rational value)
    {
        for (int places = 0; places <= 12; places++)
        {
            if ((value * Rational.Pow(10, places)).IsInteger)
                return ((decimal)value.ToDouble()).ToString("0.############", CultureInfo.InvariantCulture);
        }

        return value.ToString();
    }
}
