using System.Text.Json;
using AutodiffTeach.Cli.Output;
using AutodiffTeach.Graphs;
using AutodiffTeach.Networks.Components;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Cli.Trainings.LinearAutoencoders;

/// <summary>What linear autoencoders learned, one for each λ.</summary>
/// <param name="CodeSize">The size of the code.</param>
/// <param name="Data">What they were trained on.</param>
/// <param name="Settings">The options of the run.</param>
/// <param name="Fits">What each learned, in the order of the command line.</param>
/// <param name="IsInterrupted">Whether the user ended the training before it was done.</param>
internal sealed record LinearAutoencoderResult(int CodeSize, LinearAutoencoderData Data, IReadOnlyList<Setting> Settings, IReadOnlyList<LinearAutoencoderFit> Fits, bool IsInterrupted)
{
    public string Title => FormattableString.Invariant($"Linear autoencoder: {Data.Name}, {Data.Rows.Rows} × {Data.Rows.Columns}, code of {CodeSize}");

    /// <summary>The JSON document.</summary>
    public string Json() => JsonText.Document(json =>
    {
        json.WriteStartObject();
        json.WriteString("task", "linear-autoencoder");
        json.WriteStartObject("options");
        foreach (Setting setting in Settings)
            setting.Write(json);
        json.WriteEndObject();
        json.WriteNumber("examples", Data.Rows.Rows);
        json.WriteNumber("features", Data.Rows.Columns);
        json.WriteBoolean("interrupted", IsInterrupted);
        Array(json, "eigenvalues", Data.Components.Eigenvalues);
        json.Number("discarded", Data.Components.Discarded(CodeSize));
        json.WriteStartArray("fits");
        foreach (LinearAutoencoderFit fit in Fits)
            WriteFit(json, fit);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteFit(Utf8JsonWriter json, LinearAutoencoderFit fit)
    {
        LinearAutoencoderOptimum optimum = fit.Optimum;
        json.WriteStartObject();
        json.Number("penalty", fit.Penalty);
        json.WriteNumber("batches", fit.Batches);
        json.WriteNumber("kept", optimum.Kept);
        json.WriteStartObject("theory");
        WriteValues(json, optimum.Loss, optimum.Reconstruction, fit.AreSingularValuesDetermined ? optimum.SingularValues : null, optimum.DistanceFromIdentity);
        json.WriteEndObject();
        json.WriteStartObject("training");
        WriteValues(json, fit.Loss, fit.Reconstruction, fit.SingularValues, fit.DistanceFromIdentity);
        Array(json, "subspaceAngles", fit.Angles);
        json.Number("encoderGradientNorm", Norm(fit.Gradient.Encoder));
        json.Number("decoderGradientNorm", Norm(fit.Gradient.Decoder));
        Matrix(json, "encoderGradient", fit.Gradient.Encoder);
        Matrix(json, "decoderGradient", fit.Gradient.Decoder);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Without a penalty theory tells neither the singular values nor the distance.
    private static void WriteValues(Utf8JsonWriter json, double loss, double reconstruction, IReadOnlyList<double>? singularValues, double distance)
    {
        json.Number("loss", loss);
        json.Number("reconstruction", reconstruction);
        if (singularValues is null)
            return;
        Array(json, "singularValues", singularValues);
        json.Number("distanceFromIdentity", distance);
    }

    /// <summary>‖M‖_F.</summary>
    public static double Norm(Matrix<double> matrix) => Math.Sqrt(matrix.Values.ToArray().Sum(value => value * value));

    private static void Array(Utf8JsonWriter json, string name, IReadOnlyList<double> values) => json.Shaped(name, Shape.Vector(values.Count), [.. values]);

    private static void Matrix(Utf8JsonWriter json, string name, Matrix<double> matrix) => json.Shaped(name, Shape.Matrix(matrix.Rows, matrix.Columns), matrix.Values);
}
