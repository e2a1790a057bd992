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
    public abstract Sequence<T> Backward();
}
