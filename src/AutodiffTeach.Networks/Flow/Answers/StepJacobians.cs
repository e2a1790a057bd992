using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using MathNet.Numerics.LinearAlgebra.Double;

namespace AutodiffTeach.Networks.Flow.Answers;

/// <summary>The derivative of each state in the one before, from its formula: diag(σ'(z_t)) W^h of an RNN, and I more of a residual recurrence.</summary>
public sealed class StepJacobians
{
    private readonly DenseMatrix[] _jacobians;

    private StepJacobians(double[][] slopes, DenseMatrix[] jacobians) => (Slopes, _jacobians) = (slopes, jacobians);

    /// <summary>The slopes σ'(z_t) of the units at t = 1..T.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Slopes { get; }

    /// <summary>The mean slope of all units at all steps.</summary>
    public double MeanSlope => Slopes.Average(step => step.Average());

    /// <summary>Reads slopes off the states of the first sequence.</summary>
    /// <param name="experiment">An RNN or a residual recurrence, run already.</param>
    /// <exception cref="ArgumentException">The cell is another one.</exception>
    public static StepJacobians Of(FlowExperiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        if (!experiment.Cell.HasActivation)
            throw new ArgumentException($"The formula is that of an RNN or a residual recurrence, not of {experiment.Cell.Name}.", nameof(experiment));
        bool isResidual = experiment.Cell.Kind == CellKind.Residual;
        DenseMatrix recurrent = Algebra.Parameter(experiment.Layer, "weight_hh").Single(), direct = DenseMatrix.CreateIdentity(recurrent.RowCount);
        double[][] slopes = [.. Enumerable.Range(0, experiment.Input.Steps).Select(step => SlopesAt(experiment.Layer.States, step, experiment.Cell.Activation, isResidual))];
        return new(slopes, [.. slopes.Select(step => DenseMatrix.OfDiagonalArray(step) * recurrent).Select(jacobian => isResidual ? jacobian + direct : jacobian)]);
    }

    /// <summary>∂h_t/∂h_s as the product of the steps' Jacobians from t down to s + 1.</summary>
    /// <param name="of">The step t, 1 to T.</param>
    /// <param name="wrt">The step s, 1 to t.</param>
    public Matrix<double> Product(int of, int wrt)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(of, _jacobians.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(wrt, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wrt, of);
        int size = _jacobians[0].RowCount;
        DenseMatrix product = DenseMatrix.CreateIdentity(size);
        for (int step = of; step > wrt; step--)
            product *= _jacobians[step - 1];
        return new Matrix<double>(size, size, product.ToRowMajorArray());
    }

    // The activation's value is the state, of a residual recurrence what the step adds to it.
    private static double[] SlopesAt(Sequence<double> states, int step, Activation activation, bool isResidual)
    {
        var slopes = new double[states.Features];
        for (int unit = 0; unit < slopes.Length; unit++)
        {
            double before = isResidual && step > 0 ? states[step - 1, 0, unit] : 0;
            double value = states[step, 0, unit] - before;
            slopes[unit] = activation switch
            {
                Activation.Tanh => 1 - (value * value),
                Activation.Relu => value > 0 ? 1 : 0,
                _ => 1,
            };
        }

        return slopes;
    }
}
