using AutodiffTeach.Cli.Output;
using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Networks.Flow;

namespace AutodiffTeach.Cli.Answers;

/// <summary>Experiments that were run, and how answers write their numbers.</summary>
internal static class Measured
{
    private const int Digits = 4;

    // Relative; of sums of thousands of products.
    private const double Rounding = 1e-12;

    /// <summary>Makes and runs an experiment.</summary>
    public static (FlowExperiment Experiment, FlowResult Result) Run(FlowCell cell, FlowOptions options)
    {
        var experiment = FlowExperiment.Create(cell, options);
        return (experiment, experiment.Run());
    }

    /// <summary>A number to four digits.</summary>
    public static string Number(double value) => NumberFormat.Short(value, Digits);

    /// <summary>The mean factor of a step backwards.</summary>
    public static string Factor(FlowResult result) => Number(FlowTrend.Of(result.Flow.GradientNorms).Factor);

    /// <summary>The greatest distance of two equally long rows of numbers, relative to the greatest number.</summary>
    public static double Deviation(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double distance = 0, scale = 0;
        for (int i = 0; i < one.Length; i++)
            (distance, scale) = (Math.Max(distance, Math.Abs(one[i] - other[i])), Math.Max(scale, Math.Abs(one[i])));
        return scale == 0 ? distance : distance / scale;
    }

    /// <summary>A deviation as a page tells it: what rounding leaves differs from machine to machine, and is not told.</summary>
    public static string Within(double deviation) => deviation < Rounding ? $"less than {Number(Rounding)}" : Number(deviation);

    /// <summary>The length of a vector.</summary>
    public static double Length(IEnumerable<double> vector) => Math.Sqrt(vector.Sum(value => value * value));

    /// <summary>A chart of gradients over the steps.</summary>
    public static LineChart Gradients(string title, params IReadOnlyList<Series> series) => new(title, series)
    {
        X = new Axis("step $t$"),
        Y = Axis.Logarithmic("$‖dL/dh_t‖$"),
    };
}
