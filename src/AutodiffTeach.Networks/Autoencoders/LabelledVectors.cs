using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Autoencoders;

/// <summary>Vectors, each with its class.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class LabelledVectors<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Puts vectors and classes together.</summary>
    /// <param name="vectors">A vector a row; kept by reference.</param>
    /// <param name="labels">The class of each, from 0 to below <paramref name="classes"/>; kept by reference.</param>
    /// <param name="classes">How many classes there are, at least 1.</param>
    /// <exception cref="ArgumentException">There are not as many labels as vectors, or one is no class.</exception>
    public LabelledVectors(Matrix<T> vectors, ReadOnlyMemory<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(classes);
        if (labels.Length != vectors.Rows)
            throw new ArgumentException($"There are {labels.Length} labels for {vectors.Rows} vectors; one for each was expected.", nameof(labels));
        foreach (int label in labels.Span)
        {
            if (label < 0 || label >= classes)
                throw new ArgumentException($"{label} is not one of {classes} classes; a number from 0 to {classes - 1} was expected.", nameof(labels));
        }

        (Vectors, Labels, Classes) = (vectors, labels, classes);
    }

    /// <summary>A vector a row.</summary>
    public Matrix<T> Vectors { get; }

    /// <summary>The class of each vector, from 0.</summary>
    public ReadOnlyMemory<int> Labels { get; }

    /// <summary>How many classes there are; some may have no vector.</summary>
    public int Classes { get; }

    /// <summary>The number of vectors.</summary>
    public int Count => Vectors.Rows;
}
