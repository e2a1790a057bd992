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

    public static Chart Of(LinearAutoencoderResult result)
    {
        LinearAutoencoderFit[] fits = [.. result.Fits.Where(fit => fit.AreSingularValuesDetermined).OrderBy(fit => fit.Penalty)];
        (LinearAutoencoderOptimum[] optima, int curves) = (Optima(result, fits), Math.Min(MostCurves, result.CodeSize));
        return new SmallMultiples(result.Title, SingularValues(fits, optima, curves), Distance(fits, optima))
        {
            Columns = 1,
            ShareY = false,
            Size = new Size(560, 560),
        };
    }

    private static LineChart SingularValues(LinearAutoencoderFit[] fits, LinearAutoencoderOptimum[] optima, int curves) => new(
        "Singular values of $W_2$",
        [.. Enumerable.Range(0, curves).Select(index => Theory(index == 0 ? "theory" : "", optima, optimum => optimum.SingularValues[index])),
         .. Enumerable.Range(0, curves).Select(index => Training($"$σ_{index + 1}$", fits, fit => fit.SingularValues.ElementAtOrDefault(index)))])
    {
        X = Axis.Logarithmic("$λ$"),
        Y = new Axis("singular value") { Minimum = 0 },
    };

    private static LineChart Distance(LinearAutoencoderFit[] fits, LinearAutoencoderOptimum[] optima) => new(
        "Distance of the decoder's columns from orthonormal",
        Theory("theory", optima, optimum => optimum.DistanceFromIdentity),
        Training("training", fits, fit => fit.DistanceFromIdentity))
    {
        X = Axis.Logarithmic("$λ$"),
        Y = Axis.Logarithmic("$‖W_2^⊤ W_2 - I‖$"),
    };

    private static Series Theory(string name, LinearAutoencoderOptimum[] optima, Func<LinearAutoencoderOptimum, double> value) =>
        new(name, [.. optima.Select(optimum => optimum.Penalty)], [.. optima.Select(value)]) { IsReference = true };

    private static Series Training(string name, LinearAutoencoderFit[] fits, Func<LinearAutoencoderFit, double> value) =>
        new(name, [.. fits.Select(fit => fit.Penalty)], [.. fits.Select(value)]);

    private static LinearAutoencoderOptimum[] Optima(LinearAutoencoderResult result, LinearAutoencoderFit[] fits)
    {
        double greatest = result.Data.Components.Eigenvalues[0];
        double low = Math.Min(LeastShare * greatest, fits.Length > 0 ? fits[0].Penalty : double.PositiveInfinity);
        double high = Math.Max(GreatestShare * greatest, fits.Length > 0 ? fits[^1].Penalty : 0);
        return low > 0
            ? [.. Enumerable.Range(0, Places).Select(place => new LinearAutoencoderOptimum(result.Data.Components, result.CodeSize, low * Math.Pow(high / low, place / (Places - 1.0))))]
            : [];
    }
}
