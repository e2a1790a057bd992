using AutodiffTeach.Networks.Logs;

namespace AutodiffTeach.Cli.Runs;

/// <summary>A scalar against the steps: at each step the mean over the runs that logged it there, and the range.</summary>
/// <param name="Name">The name of the curve.</param>
/// <param name="Group">The runs.</param>
/// <param name="Steps">The steps, ascending.</param>
/// <param name="Mean">The mean at each step.</param>
/// <param name="Lowest">The lowest value at each step.</param>
/// <param name="Highest">The highest value at each step.</param>
internal sealed record GroupCurve(string Name, RunGroup Group, double[] Steps, double[] Mean, double[] Lowest, double[] Highest)
{
    /// <summary>Reads the curve.</summary>
    public static GroupCurve Of(RunGroup group, string name, string scalar)
    {
        ScalarPoint[] points = [.. group.Runs.SelectMany(run => run.Points(scalar)).OrderBy(point => point.Step)];
        List<double> steps = [], mean = [], lowest = [], highest = [];
        for (int start = 0, end; start < points.Length; start = end)
        {
            for (end = start + 1; end < points.Length && points[end].Step == points[start].Step;)
                end++;
            ScalarRange here = ScalarRange.Of(new ArraySegment<ScalarPoint>(points, start, end - start).Select(point => point.Value))!;
            steps.Add(points[start].Step);
            mean.Add(here.Mean);
            lowest.Add(here.Lowest);
            highest.Add(here.Highest);
        }

        return new GroupCurve(name, group, [.. steps], [.. mean], [.. lowest], [.. highest]);
    }
}
