using System.Numerics;
using System.Runtime.InteropServices;
using AutodiffTeach.Networks.Layers;
using AutodiffTeach.Networks.Numerics;
using AutodiffTeach.Networks.Tasks;
using AutodiffTeach.Networks.Training;

namespace AutodiffTeach.Networks.Tests.Training;

/// <summary>Short trainings of the running average.</summary>
internal static class Runs
{
    public static RunningAverage<T> Task<T>(int batch = 8)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(5, batch, lastStepOnly: false, new RandomStream(9));

    /// <summary>A recurrent layer and a linear one, with whatever stands between; Adam where no other optimiser is wanted.</summary>
    public static Trainer<T> Averaging<T>(
        RecurrentLayer<T> cell, Layer<T>? between = null, ulong seed = 1, Func<IReadOnlyList<NamedParameter<T>>, Optimiser<T>>? optimiser = null, int batch = 8)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var output = new Linear<T>(cell.HiddenSize, 1);
        Network<T> network = between is null ? new(cell, output) : new(cell, between, output);
        network.Initialise(Initialisation.Fused, new RandomStream(seed));
        return new(network, Task<T>(batch), optimiser?.Invoke(network.Parameters) ?? new Adam<T>(network.Parameters, 1e-2));
    }

    /// <summary>Trains until so many batches are done in all.</summary>
    public static void UpTo<T>(this Trainer<T> trainer, int batches)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Assert.True(trainer.Run(batches, cancellation: TestContext.Current.CancellationToken));

    /// <summary>Every bit of the parameters and losses.</summary>
    public static byte[] Bits<T>(Trainer<T> trainer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [
            .. trainer.Network.Parameters.SelectMany(named => MemoryMarshal.AsBytes(named.Parameter.Value.Values).ToArray()),
            .. MemoryMarshal.AsBytes<double>(trainer.Losses.ToArray()),
        ];
}
