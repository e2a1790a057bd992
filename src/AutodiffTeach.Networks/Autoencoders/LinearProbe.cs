using System.Numerics;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Autoencoders;

/// <summary>Logistic regression on codes: how much of the class a linear function of them tells (Alain and Bengio 2017).</summary>
/// <remarks>
/// Codes are standardised with the means and deviations of those it learns from, so that it learns as fast from small codes as from large ones; a
/// linear function of standardised codes is one of the codes. It learns with Adam, and nothing reaches the encoder.
/// </remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public sealed class LinearProbe<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Network<T> _network;
    private readonly (T Mean, T Scale)[] _standard;

    private LinearProbe(Network<T> network, (T Mean, T Scale)[] standard) => (_network, _standard) = (network, standard);

    /// <summary>Learns a probe.</summary>
    /// <param name="codes">Codes with their classes, at least one.</param>
    /// <param name="random">Where the order of each epoch comes from.</param>
    /// <param name="batches">How many batches it learns from, at least 1.</param>
    /// <param name="batch">The most codes in a batch, at least 1.</param>
    /// <param name="rate">The learning rate, above 0.</param>
    /// <returns>The same for the same codes and the same stream.</returns>
    /// <exception cref="DivergenceException">Codes are not finite.</exception>
    public static LinearProbe<T> Train(LabelledVectors<T> codes, RandomStream random, int batches = 1000, int batch = 100, double rate = 0.01)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batches);
        (T, T)[] standard = StandardOf(codes.Vectors);
        var task = new ProbeTask<T>(new(Standardised(codes.Vectors, standard), codes.Labels, codes.Classes), batch, random);
        // From zero, since the problem is convex.
        var network = new Network<T>(new Linear<T>(codes.Vectors.Columns, codes.Classes));
        var trainer = new Trainer<T>(network, task, new Adam<T>(network.Parameters, rate));
        trainer.Run(batches);
        return new(network, standard);
    }

    /// <summary>The share of codes whose class it tells; where several are as likely, the first counts.</summary>
    /// <param name="codes">Codes of the length it has learned from, with their classes; at least one.</param>
    /// <exception cref="ArgumentException">The codes have another length, or there is none.</exception>
    public double AccuracyOn(LabelledVectors<T> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.Vectors.Columns != _standard.Length)
            throw new ArgumentException($"The codes have {codes.Vectors.Columns} components, but the probe has learned from codes of {_standard.Length}.", nameof(codes));
        if (codes.Count == 0)
            throw new ArgumentException("The share of no code has no value; a code was expected.", nameof(codes));
        var input = new Sequence<T>(1, codes.Count, _standard.Length);
        Standardised(codes.Vectors, _standard).Values.CopyTo(input.Values);
        Sequence<T> scores = _network.Forward(input);
        int right = 0;
        for (int row = 0; row < codes.Count; row++)
            right += Largest(scores.Vector(0, row)) == codes.Labels.Span[row] ? 1 : 0;
        return (double)right / codes.Count;
    }

    private static int Largest(ReadOnlySpan<T> scores)
    {
        int largest = 0;
        for (int index = 1; index < scores.Length; index++)
            largest = scores[index] > scores[largest] ? index : largest;
        return largest;
    }

    private static (T Mean, T Scale)[] StandardOf(Matrix<T> codes)
    {
        var standard = new (T, T)[codes.Columns];
        for (int column = 0; column < standard.Length; column++)
        {
            double sum = 0, squares = 0;
            for (int row = 0; row < codes.Rows; row++)
                sum += double.CreateTruncating(codes[row, column]);
            double mean = sum / codes.Rows;
            for (int row = 0; row < codes.Rows; row++)
                squares += Math.Pow(double.CreateTruncating(codes[row, column]) - mean, 2);
            // What does not vary tells nothing.
            standard[column] = (T.CreateTruncating(mean), squares > 0 ? T.CreateSaturating(Math.Sqrt(codes.Rows / squares)) : T.Zero);
        }

        return standard;
    }

    private static Matrix<T> Standardised(Matrix<T> codes, (T Mean, T Scale)[] standard)
    {
        var result = new Matrix<T>(codes.Rows, codes.Columns);
        for (int row = 0; row < codes.Rows; row++)
        {
            Span<T> from = codes.Row(row), to = result.Row(row);
            for (int column = 0; column < standard.Length; column++)
                to[column] = (from[column] - standard[column].Mean) * standard[column].Scale;
        }

        return result;
    }
}
