using System.Numerics.Tensors;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Flow;

/// <summary>Lengths of the vectors of a sequence.</summary>
public static class VectorNorm
{
    /// <summary>The length of a vector, ‖v‖₂, without overflow or underflow on the way.</summary>
    /// <param name="vector">The vector; the empty one has length 0.</param>
    public static double Of(ReadOnlySpan<double> vector)
    {
        double greatest = vector.IsEmpty ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (greatest == 0 || !double.IsFinite(greatest))
            return greatest;
        double sum = 0;
        foreach (double element in vector)
            sum += element / greatest * (element / greatest);
        return greatest * Math.Sqrt(sum);
    }

    /// <summary>At each step the mean length of the vectors of the batch.</summary>
    /// <param name="sequence">Time × batch × feature.</param>
    public static double[] PerStep(Sequence<double> sequence)
    {
        var norms = new double[sequence.Steps];
        for (int step = 0; step < sequence.Steps; step++)
        {
            for (int row = 0; row < sequence.Batch; row++)
                norms[step] += Of(sequence.Vector(step, row)) / sequence.Batch;
        }

        return norms;
    }
}
