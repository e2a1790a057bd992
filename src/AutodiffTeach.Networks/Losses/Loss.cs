using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Losses;

/// <summary>A loss of the outputs of a network against a target that the loss holds.</summary>
/// <remarks>The target may be overwritten between passes, batch by batch. What a pass returns is overwritten by the next.</remarks>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class Loss<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private protected Loss()
    {
    }

    /// <summary>The loss of these outputs.</summary>
    /// <param name="outputs">Time × batch × feature; kept by reference until the backward pass.</param>
    /// <exception cref="ArgumentException">The outputs do not have the shape that the target asks for.</exception>
    public abstract T Forward(Sequence<T> outputs);

    /// <summary>dL/d outputs of the last forward pass, of the shape of the outputs.</summary>
    /// <exception cref="InvalidOperationException">There was no forward pass yet.</exception>
    public abstract Sequence<T> Backward();

    private protected static void RequireElements(int count, string name)
    {
        if (count == 0)
            throw new ArgumentException("The mean over no element has no value; a target that is not empty was expected.", name);
    }

    private protected static void RequireForward(bool isRead)
    {
        if (!isRead)
            throw new InvalidOperationException("There was no forward pass yet; call Forward first.");
    }

    /// <summary>Refuses outputs without a last step of this shape.</summary>
    private protected static void RequireLastStep(Sequence<T> outputs, int batch, int features)
    {
        if (outputs.Steps == 0 || outputs.Batch != batch || outputs.Features != features)
            throw new ArgumentException($"The output is {Shapes.Of(outputs)}, but a last step of {batch}×{features} was expected (time × batch × feature).", nameof(outputs));
    }
}
