using AutodiffTeach.Networks.Layers;
using MathNet.Numerics.LinearAlgebra.Double;

namespace AutodiffTeach.Networks.Flow.Answers;

/// <summary>What the layers hold as matrices that can be calculated with, independently of the layers' own passes.</summary>
internal static class Algebra
{
    /// <summary>The gates' parts of a parameter, one after another; one alone for layers without gates.</summary>
    public static IEnumerable<DenseMatrix> Parameter(Layer<double> layer, string name)
    {
        Parameter<double> parameter = layer.Parameters.Single(one => one.Name == name);
        int rows = layer.OutputSize, columns = parameter.Value.Columns;
        if (parameter.Shape.Count == 1)
            return parameter.Value.Values.ToArray().Chunk(rows).Select(part => Rows(part, 1, rows));
        return parameter.Value.Values.ToArray().Chunk(rows * columns).Select(part => Rows(part, rows, columns));
    }

    /// <summary>A matrix of values that are stored row by row.</summary>
    public static DenseMatrix Rows(ReadOnlySpan<double> values, int rows, int columns)
    {
        double[] stored = values.ToArray();
        return DenseMatrix.Create(rows, columns, (row, column) => stored[(row * columns) + column]);
    }

    /// <summary>Writes a matrix row by row.</summary>
    public static void CopyTo(DenseMatrix matrix, Span<double> values) => matrix.ToRowMajorArray().CopyTo(values);

    /// <summary>2 (ŷ_T - y_T) / n, the gradient of the mean squared error at the last step in the last output; n counts the outputs that the loss is the mean of.</summary>
    public static DenseMatrix LastOutputGradient(FlowExperiment experiment)
    {
        int last = experiment.Input.Steps - 1, batch = experiment.Input.Batch, features = experiment.Input.Features;
        DenseMatrix states = Rows(experiment.Layer.States.Step(last), batch, experiment.Layer.HiddenSize);
        DenseMatrix weight = Parameter(experiment.ReadOut, "weight").Single(), bias = Parameter(experiment.ReadOut, "bias").Single();
        DenseMatrix outputs = (DenseMatrix)states.TransposeAndMultiply(weight) + DenseMatrix.Create(batch, features, (_, feature) => bias[0, feature]);
        int count = batch * features * (experiment.Options.Loss == FlowLoss.All ? experiment.Input.Steps : 1);
        return (outputs - Rows(experiment.Target.Step(last), batch, features)) * (2.0 / count);
    }
}
