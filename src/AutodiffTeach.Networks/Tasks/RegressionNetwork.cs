using System.Numerics;
using AutodiffTeach.Networks.Layers;

namespace AutodiffTeach.Networks.Tasks;

/// <summary>Recurrent layers one above another, and numbers read off the uppermost state: ŷ_t = W^f h_t + b^f.</summary>
public static class RegressionNetwork
{
    /// <summary>Makes the network, all parameters zero.</summary>
    /// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="cell">Makes a recurrent layer for vectors of the first size and states of the second.</param>
    /// <param name="layers">The number of recurrent layers, at least 1.</param>
    /// <param name="hiddenSize">The length of every state.</param>
    /// <param name="inputSize">The length of the input x_t.</param>
    /// <param name="outputSize">The length of the output ŷ_t.</param>
    public static Network<T> Create<T>(Func<int, int, RecurrentLayer<T>> cell, int layers, int hiddenSize, int inputSize = 1, int outputSize = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(layers);
        return new([
            .. Enumerable.Range(0, layers).Select(layer => cell(layer == 0 ? inputSize : hiddenSize, hiddenSize)),
            new Linear<T>(hiddenSize, outputSize),
        ]);
    }
}
