using AutodiffTeach.Drawing.Charts;
using AutodiffTeach.Drawing.Layout;
using AutodiffTeach.Networks.Components;

namespace AutodiffTeach.Cli.Trainings.LinearAutoencoders;

/// <summary>The singular values of the decoder, and how far its columns are from orthonormal, against λ: theory as lines, training as points.</summary>
internal static class LinearAutoencoderCharts
{
    private const int MostCurves = 8;
    private const int Places = 121;

    // From where shrinking is seen to where the last direction is dropped.
    private const double LeastShare = 1e-3;
    private const double GreatestShare = 2;

    /// <summary>The picture: what was trained stands alone, since what lies between is not on a straight line.</summary>
    public static Chart Of(LinearAutoencoderResult result) => Of(result, Alone);

    /// <summary>The numbers, for tables.</summary>
    public static Chart Table(LinearAutoencoderResult result) => Of(result, series => series);

    private static SmallMultiples Of(LinearAutoencoderResult result, Func<Series, Series> shown)
    {
        LinearAutoencoderFit[] fits = [.. result.Fits.Where(fit => fit.AreSingularValuesDetermined).OrderBy(fit => fit.Penalty)];
        (LinearAutoencoderOptimum[] optima, int curves) = (Optima(result, fits), Math.Min(MostCurves, result.CodeSize));
        return new SmallMultiples(result.Title, SingularValues(fits, optima, curves, shown), Distance(fits, optima, shown))
        {
            Columns = 1,
            ShareY = false,
            Size = new Size(560, 560),
        };
    }

    private static LineChart SingularValues(LinearAutoencoderFit[] fits, LinearAutoencoderOptimum[] optima, int curves, Func<Series, Series> shown) => new(
        "Singular values of $W_2$",
        [.. Enumerable.Range(0, curves).Select(index => Theory(index == 0 ? "theory" : "", optima, optimum => optimum.SingularValues[index])),
         .. Enumerable.Range(0, curves).Select(index => shown(Training($"training, $σ_{index + 1}$", fits, fit => fit.SingularValues.ElementAtOrDefault(index))))])
    {
        X = Axis.Logarithmic("$λ$"),
        Y = new Axis("singular value") { Minimum = 0 },
    };

    private static LineChart Distance(LinearAutoencoderFit[] fits, LinearAutoencoderOptimum[] optima, Func<Series, Series> shown) => new(
        "Distance of the decoder's columns from orthonormal",
        Theory("theory", optima, optimum => optimum.DistanceFromIdentity),
        shown(Training("training", fits, fit => fit.DistanceFromIdentity)))
    {
        X = Axis.Logarithmic("$λ$"),
        Y = Axis.Logarithmic("$‖W_2^⊤ W_2 - I‖$"),
    };

    private static Series Theory(string name, LinearAutoencoderOptimum[] optima, Func<LinearAutoencoderOptimum, double> value) =>
        new(name, [.. optima.Select(optimum => optimum.Penalty)], [.. optima.Select(value)]) { IsReference = true };

    private static Series Training(string name, LinearAutoencoderFit[] fits, Func<LinearAutoencoderFit, double> value) =>
        new(name, [.. fits.Select(fit => fit.Penalty)], [.. fits.Select(value)]);

    // What is no number breaks the line.
    private static Series Alone(Series series) => new(
        series.Name,
        [.. series.X.SelectMany(x => new[] { x, x })],
        [.. series.Y.SelectMany(y => new[] { y, double.NaN })]);

    private static LinearAutoencoderOptimum[] Optima(LinearAutoencoderResult result, LinearAutoencoderFit[] fits)
    {
        double greatest = result.Data.Components.Eigenvalues[0];
        double low = Math.Min(LeastShare * greatest, fits.Length > 0 ? fits[0].Penalty : double.PositiveInfinity);
        double high = Math.Max(GreatestShare * greatest, fits.Length > 0 ? fits[^1].Penalty : 0);
        if (low <= 0)
            return [];
        // The places where a direction is dropped among them: there a curve ends.
        IEnumerable<double> even = Enumerable.Range(0, Places).Select(place => low * Math.Pow(high / low, place / (Places - 1.0)));
        IEnumerable<double> ends = result.Data.Components.Eigenvalues.Take(result.CodeSize).Where(eigenvalue => eigenvalue > low);
        return [.. even.Concat(ends).Order().Select(penalty => new LinearAutoencoderOptimum(result.Data.Components, result.CodeSize, penalty))];
    }
}
