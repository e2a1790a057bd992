using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Layers;

/// <summary>A learned matrix or vector of a layer, with its gradient.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class Parameter<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private Parameter(string name, int rows, int columns, bool isVector)
    {
        Name = name;
        Value = new(rows, columns);
        Gradient = new(rows, columns);
        Shape = isVector ? [columns] : [rows, columns];
    }

    /// <summary>The name in its layer, PyTorch's: <c>weight_ih</c>, <c>bias</c>.</summary>
    public string Name { get; }

    /// <summary>The shape as PyTorch has it: one length for a vector, rows and columns for a matrix.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The value; a vector is one row.</summary>
    public Matrix<T> Value { get; }

    /// <summary>The gradient of the loss, of the same shape; backward passes add to it.</summary>
    public Matrix<T> Gradient { get; }

    /// <summary>Makes a matrix of zeros.</summary>
    /// <param name="name">The name in its layer.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of columns.</param>
    public static Parameter<T> OfMatrix(string name, int rows, int columns) => new(name, rows, columns, isVector: false);

    /// <summary>Makes a vector of zeros.</summary>
    /// <param name="name">The name in its layer.</param>
    /// <param name="length">The number of components.</param>
    public static Parameter<T> OfVector(string name, int length) => new(name, 1, length, isVector: true);
}
