using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Flow.Answers;

/// <summary>The gradient of every state split by the step of the loss that it comes from: dL/dh_t = dL_t/dh_t + dL_{t+1}/dh_t + ... + dL_T/dh_t.</summary>
public sealed class LossContributions
{
    private readonly Sequence<double>[] _gradients;

    private LossContributions(Sequence<double>[] gradients) => _gradients = gradients;

    /// <summary>Splits the gradients of an experiment by as many backward passes as there are steps.</summary>
    /// <param name="experiment">The experiment; its last passes are overwritten.</param>
    public static LossContributions Of(FlowExperiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        experiment.Loss.Forward(experiment.Network.Forward(experiment.Input));
        Sequence<double> all = experiment.Loss.Backward();
        var one = new Sequence<double>(all.Steps, all.Batch, all.Features);
        var gradients = new Sequence<double>[all.Steps];
        for (int step = 0; step < all.Steps; step++)
        {
            all.Step(step).CopyTo(one.Step(step));
            experiment.Network.Backward(one);
            one.Step(step).Clear();
            gradients[step] = Copy(experiment.Layer.StateGradients);
        }

        return new(gradients);
    }

    /// <summary>dL_k/dh_s of every state h_s, L_k what the loss has from step k; time × batch × hidden, zero for s after k.</summary>
    /// <param name="step">The step k of the loss, 1 to T.</param>
    public Sequence<double> From(int step) => _gradients[step - 1];

    /// <summary>The norms ‖dL_k/dh_t‖: a row for each k, a column for each t.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Norms() => [.. _gradients.Select(VectorNorm.PerStep)];

    private static Sequence<double> Copy(Sequence<double> source)
    {
        var copy = new Sequence<double>(source.Steps, source.Batch, source.Features);
        source.Values.CopyTo(copy.Values);
        return copy;
    }
}
