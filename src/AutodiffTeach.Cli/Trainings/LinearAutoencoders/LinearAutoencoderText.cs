using System.Globalization;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Networks.Components;

namespace AutodiffTeach.Cli.Trainings.LinearAutoencoders;

/// <summary>What linear autoencoders learned, as tables for a terminal.</summary>
internal static class LinearAutoencoderText
{
    private const int MostListed = 12;
    private const int Digits = 4;

    public static void Write(LinearAutoencoderResult result, TextWriter output)
    {
        output.WriteLine(result.Title);
        output.WriteLine();
        WriteEigenvalues(result, output);
        WriteLosses(result, output);
        WriteSingularValues(result, output);
    }

    private static void WriteEigenvalues(LinearAutoencoderResult result, TextWriter output)
    {
        PrincipalComponents components = result.Data.Components;
        int listed = Math.Min(MostListed, components.Eigenvalues.Count);
        var table = new TextTable("direction", "eigenvalue", "share so far", "");
        for (int index = 0; index < listed; index++)
            table.Add(Number(index + 1), NumberFormat.Short(components.Eigenvalues[index]), Percent(components.ExplainedShare(index + 1)), index < result.CodeSize ? "kept" : "discarded");
        table.Write(output);
        if (components.Eigenvalues.Count > listed)
            output.WriteLine($"and {Number(components.Eigenvalues.Count - listed)} more; --json has all");
        output.WriteLine();
        output.WriteLine($"the sum of the discarded eigenvalues, the least loss without a penalty: {NumberFormat.Short(components.Discarded(result.CodeSize))}");
        output.WriteLine();
    }

    private static void WriteLosses(LinearAutoencoderResult result, TextWriter output)
    {
        var table = new TextTable("λ", "loss by theory", "by training", "difference", "‖dL/dW₁‖", "‖dL/dW₂‖", "greatest angle");
        foreach (LinearAutoencoderFit fit in result.Fits)
        {
            table.Add(
                NumberFormat.Short(fit.Penalty), NumberFormat.Short(fit.Optimum.Loss), NumberFormat.Short(fit.Loss), NumberFormat.Short(fit.Loss - fit.Optimum.Loss, 2),
                NumberFormat.Short(LinearAutoencoderResult.Norm(fit.Gradient.Encoder), 2), NumberFormat.Short(LinearAutoencoderResult.Norm(fit.Gradient.Decoder), 2),
                fit.Angles.Count > 0 ? $"{NumberFormat.Short(double.RadiansToDegrees(fit.Angles[^1]), 2)}°" : "none kept");
        }

        table.Write(output);
        output.WriteLine("the angle is that between the columns of W₂ and the principal directions that theory keeps");
        output.WriteLine();
    }

    private static void WriteSingularValues(LinearAutoencoderResult result, TextWriter output)
    {
        var table = new TextTable("λ", "", "‖W₂ᵀW₂ - I‖", "singular values of W₂");
        foreach (LinearAutoencoderFit fit in result.Fits)
        {
            string penalty = NumberFormat.Short(fit.Penalty);
            if (fit.AreSingularValuesDetermined)
                table.Add(penalty, "theory", NumberFormat.Short(fit.Optimum.DistanceFromIdentity, Digits), List(fit.Optimum.SingularValues));
            else
                table.Add(penalty, "theory", "any", "any: W₂A and A⁻¹W₁ are as good for every invertible A");
            table.Add("", "training", NumberFormat.Short(fit.DistanceFromIdentity, Digits), List(fit.SingularValues));
        }

        table.Write(output);
    }

    private static string List(IReadOnlyList<double> values) =>
        string.Join(' ', values.Take(MostListed).Select(value => value.ToString("F4", CultureInfo.InvariantCulture))) + (values.Count > MostListed ? " …" : "");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Percent(double share) => double.IsNaN(share) ? "none" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:F1} %");
}
