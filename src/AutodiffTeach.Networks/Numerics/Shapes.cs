using System.Numerics;

namespace AutodiffTeach.Networks.Numerics;

/// <summary>Shapes as errors print them, and buffers that are kept as long as their shape is asked for.</summary>
internal static class Shapes
{
    public static string Of<T>(Sequence<T> sequence)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of(sequence.Steps, sequence.Batch, sequence.Features);

    public static string Of<T>(Matrix<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => $"{matrix.Rows}×{matrix.Columns}";

    public static string Of(int steps, int batch, int features) => $"{steps}×{batch}×{features}";

    /// <summary>The buffer itself where it has the shape, else a new one of zeros.</summary>
    public static Sequence<T> Fit<T>(Sequence<T>? buffer, int steps, int batch, int features)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        buffer is not null && buffer.Steps == steps && buffer.Batch == batch && buffer.Features == features ? buffer : new(steps, batch, features);

    /// <summary>The buffer itself where it has the shape of the model, else a new one of zeros.</summary>
    public static Sequence<T> Fit<T>(Sequence<T>? buffer, Sequence<T> model)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Fit(buffer, model.Steps, model.Batch, model.Features);

    /// <summary>The buffer itself where it has the shape, else a new one of zeros.</summary>
    public static Matrix<T> Fit<T>(Matrix<T>? buffer, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        buffer is not null && buffer.Rows == rows && buffer.Columns == columns ? buffer : new(rows, columns);

    /// <summary>Refuses a matrix of another shape.</summary>
    /// <exception cref="ArgumentException">The shape is not the one expected; both are named.</exception>
    public static void Require<T>(Matrix<T> matrix, int rows, int columns, string what, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (matrix.Rows != rows || matrix.Columns != columns)
            throw new ArgumentException($"{what} is {Of(matrix)}, but {rows}×{columns} was expected (batch × feature).", name);
    }

    /// <summary>Refuses a sequence of another shape.</summary>
    /// <exception cref="ArgumentException">The shape is not the one expected; both are named.</exception>
    public static void Require<T>(Sequence<T> sequence, int steps, int batch, int features, string what, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (sequence.Steps != steps || sequence.Batch != batch || sequence.Features != features)
            throw new ArgumentException($"{what} is {Of(sequence)}, but {Of(steps, batch, features)} was expected (time × batch × feature).", name);
    }
}
