using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace AutodiffTeach.Networks.Flow.Answers;

/// <summary>The gradients of a linear RNN as their closed form has them.</summary>
public static class LinearGradient
{
    /// <summary>dL/dh_t = (W^hᵀ)^(T-t) W^fᵀ 2 (ŷ_T - y_T) / n for t = 1..T, n the number of outputs of all sequences; nothing is propagated.</summary>
    /// <param name="experiment">A linear RNN with the loss on the last step, run already.</param>
    /// <returns>Time × batch × hidden.</returns>
    /// <exception cref="ArgumentException">The experiment is another one.</exception>
    public static Sequence<double> Of(FlowExperiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (experiment is not { Cell: { Kind: CellKind.Rnn, Activation: Activation.Identity }, Options.Loss: FlowLoss.Last })
            throw new ArgumentException("The closed form is that of an RNN without activation and with the loss on the last step.", nameof(experiment));
        DenseMatrix recurrent = Algebra.Parameter(experiment.Layer, "weight_hh").Single(), power = DenseMatrix.CreateIdentity(recurrent.RowCount);
        // A batch is one row a sequence, so that a gradient times W is Wᵀ times it as a column.
        DenseMatrix last = Algebra.LastOutputGradient(experiment) * Algebra.Parameter(experiment.ReadOut, "weight").Single();
        var gradients = new Sequence<double>(experiment.Input.Steps, experiment.Input.Batch, experiment.Layer.HiddenSize);
        for (int step = gradients.Steps - 1; step >= 0; step--)
        {
            Algebra.CopyTo(last * power, gradients.Step(step));
            power *= recurrent;
        }

        return gradients;
    }
}
