using System.Numerics;
using AutodiffTeach.Networks.Numerics;

namespace AutodiffTeach.Networks.Files;

/// <summary>What running a network file gave, besides the states and gradients that its layers hold.</summary>
/// <typeparam name="T">The number: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="Outputs">The outputs of the last layer, time × batch × feature.</param>
/// <param name="Loss">The loss, or null where the file has no target.</param>
public sealed record NetworkRun<T>(Sequence<T> Outputs, T? Loss)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
